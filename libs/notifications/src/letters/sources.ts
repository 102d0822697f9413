import { Injectable } from '@nestjs/common';
import { AppointmentLists, type AppointmentRead, type AskedBefore, PreparationsService } from '#appointments';
import { type AddressRead, IdentityService, type PersonRead } from '#identity';
import { localDate, NotFound, system } from '#kernel';
import { TerritoriesService } from '#territories';
import { isAboutAppointment, isReminder } from '../domain/kinds.js';
import type { Message } from '../message.entity.js';

const asNotifications = system('notifications');

interface WasRead {
  readonly appointments: ReadonlyMap<string, AppointmentRead>;
  readonly asked: ReadonlyMap<string, AskedBefore>;
  readonly people: ReadonlyMap<string, PersonRead>;
  readonly addresses: ReadonlyMap<string, AddressRead>;
  readonly names: ReadonlyMap<string, string>;
  readonly upcoming: readonly AppointmentRead[];
  readonly leavers: ReadonlySet<string>;
}

/** What a batch of messages is written from, as it was read together at the moment of sending. */
export class Sources {
  constructor(private readonly read: WasRead) {}

  readonly appointment = (id: string): AppointmentRead => known(this.read.appointments, id);
  /** What its collectivité is asked to prepare. */
  readonly asked = (id: string): AskedBefore => known(this.read.asked, id);
  readonly person = (id: string): PersonRead => known(this.read.people, id);
  readonly address = (id: string): AddressRead => known(this.read.addresses, id);
  readonly territoryName = (id: string): string => known(this.read.names, id);

  /** The advisor it was promised to, if she receives nobody any more: it is the desk's to read. */
  leaver({ kind, personId }: Message): PersonRead | null {
    const isOfTheCell = isAboutAppointment(kind) || kind === 'advisor_day';
    return isOfTheCell && personId && this.read.leavers.has(personId) ? this.person(personId) : null;
  }

  /** The others that the same address has to come on that day of its clock. */
  sameDay({ id, addressId, start, timeZone }: AppointmentRead): AppointmentRead[] {
    const isThatDay = (at: Date) => localDate(at, timeZone) === localDate(start, timeZone);
    return this.read.upcoming.filter((other) => other.addressId === addressId && other.id !== id && isThatDay(other.start));
  }
}

function known<T>(things: ReadonlyMap<string, T>, id: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw new NotFound({ id });
  return thing;
}

/** Reads what a batch needs in seven queries, whatever its size. */
@Injectable()
export class SourcesReader {
  constructor(
    private readonly appointments: AppointmentLists,
    private readonly identity: IdentityService,
    private readonly territories: TerritoriesService,
    private readonly preparations: PreparationsService,
  ) {}

  async of(messages: readonly Message[], now: Date): Promise<Sources> {
    const appointments = await this.appointments.many(asNotifications, subjectsOf(messages));
    const reminded = messages.filter(({ kind }) => isReminder(kind));
    const upcoming = await this.appointments.upcomingOf(asNotifications, distinct(reminded.map(({ addressId }) => addressId)), now);
    const advisors = [...appointments.map(({ advisorId }) => advisorId), ...messages.map(({ personId }) => personId)];
    const addresses = [...appointments, ...messages].map(({ addressId }) => addressId);
    return this.around(appointments, { people: distinct(advisors), addresses: distinct(addresses), upcoming }, now);
  }

  /** The same about appointments that are known already. */
  async around(
    appointments: readonly AppointmentRead[],
    more: { people: readonly string[]; addresses: readonly string[]; upcoming?: readonly AppointmentRead[] },
    now: Date,
  ): Promise<Sources> {
    const people = await this.identity.persons(asNotifications, more.people);
    const leavers = await this.identity.leavers(asNotifications, more.people, now);
    const addresses = more.addresses.length > 0 ? await this.identity.addresses(asNotifications, more.addresses) : [];
    const territories = distinct(appointments.map(({ territoryId }) => territoryId));
    const names = territories.length > 0 ? await this.territories.names(asNotifications, territories) : new Map<string, string>();
    const asked = await this.preparations.askedOfMany(asNotifications, [...byId(appointments).keys()]);
    return new Sources({
      ...{ appointments: byId(appointments), people: byId(people), addresses: byId(addresses) },
      ...{ names, leavers, asked, upcoming: more.upcoming ?? [] },
    });
  }
}

const subjectsOf = (messages: readonly Message[]): string[] =>
  distinct(messages.filter(({ kind }) => isAboutAppointment(kind)).map(({ subjectId }) => subjectId));

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);

const byId = <T extends { readonly id: string }>(things: readonly T[]): Map<string, T> => new Map(things.map((thing) => [thing.id, thing]));
