import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, type Modality, type RequesterStatus } from '#appointments';
import { CaseContactsService, type CaseRead, CasesService } from '#cases';
import { OrganisationsService } from '#identity';
import { type PersonActor, system } from '#kernel';
import { goesOn, type Joinable, nextModality } from './following.js';
import { type After, FollowingRows, type Met } from './following-rows.js';
import { RequestsService } from './requests.service.js';

/** From where someone of the cell fixes an appointment: a request, the appointment before, a case. */
export interface FixedFrom {
  readonly kind: 'request' | 'appointment' | 'case';
  readonly id: string;
}

/** Someone whom the cell can meet. `key`: by which a form names her. */
export interface Attendee {
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null: she has none, and is called. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: RequesterStatus | null;
  readonly function: string | null;
  /** Of whoever has no mailbox and was met before. */
  readonly callerId?: string;
}

/** For whom, where and with whom an appointment is to be fixed. */
export interface Fixable {
  readonly territoryId: string;
  readonly territoryLabel: string;
  /** Whose hours are offered. */
  readonly advisorId: string;
  readonly people: readonly Attendee[];
  readonly wished: { readonly type: string; readonly modality: Modality; readonly place: string | null };
  readonly project: { readonly title: string; readonly intention: string } | undefined;
  /** Into whose case it goes. */
  readonly joins: Joinable;
  /** What it follows, one at a time; null where another can always follow. */
  readonly after: After | null;
  /** False for whoever only reads there. */
  readonly writes: boolean;
  /** Whether one is to be fixed there: the request is accepted, the case goes on. */
  readonly isOpen: boolean;
  /** The one that was fixed after it and is to come. */
  readonly fixedId: string | null;
}

const asFixing = system('fixing');

/** Most often one sees how it goes on. */
const nextType = 'follow_up';

/** Reads from where it is fixed, under the policy of whoever fixes. */
@Injectable()
export class FixingSources {
  constructor(
    private readonly requests: RequestsService,
    private readonly appointments: AppointmentsService,
    private readonly cases: CasesService,
    private readonly contacts: CaseContactsService,
    private readonly organisations: OrganisationsService,
    private readonly rows: FollowingRows,
  ) {}

  open(by: PersonActor, from: FixedFrom, now: Date): Promise<Fixable> {
    if (from.kind === 'request') return this.request(by, from.id, now);
    return from.kind === 'appointment' ? this.appointment(by, from.id) : this.case(by, from.id, now);
  }

  async fixedAfter(requestId: string): Promise<AppointmentRead | null> {
    const found = await this.rows.last({ kind: 'request', id: requestId });
    return found ? this.appointments.read(asFixing, found) : null;
  }

  private async request(by: PersonActor, id: string, now: Date): Promise<Fixable> {
    const request = await this.requests.request(by, id);
    const { territoryId, territoryLabel, typeCode, modality, place, intention } = request;
    const { firstName, lastName, email, phone, requesterStatus: status, requesterFunction } = request;
    const person = { key: 'demande', firstName, lastName, email, phone, status: status as RequesterStatus, function: requesterFunction };
    return {
      ...{ territoryId, territoryLabel, people: [person], advisorId: request.advisorId ?? by.personId },
      wished: { type: typeCode, modality: modality as Modality, place },
      project: intention ? { title: '', intention } : undefined,
      ...{ joins: { kind: 'request', id }, after: { kind: 'request', id }, writes: true, isOpen: request.state === 'accepted' },
      fixedId: await this.rows.toCome({ kind: 'request', id }, now),
    };
  }

  private async appointment(by: PersonActor, id: string): Promise<Fixable> {
    const { appointment, may } = await this.appointments.open(by, id);
    const { territoryId, territoryLabel, advisorId, requester, addressId, project } = appointment;
    const person = { ...requester, key: 'rendez-vous', ...(requester.email === null && { callerId: addressId }) };
    return {
      ...{ territoryId, territoryLabel, advisorId, people: [person], project: project ?? undefined },
      wished: { type: nextType, modality: nextModality(appointment), place: null },
      ...{ joins: { kind: 'appointment', id }, after: null, fixedId: null },
      ...{ writes: may.arrange, isOpen: true },
    };
  }

  private async case(by: PersonActor, id: string, now: Date): Promise<Fixable> {
    const found = await this.cases.one(by, id, now);
    const { territoryId, territoryLabel, title, referentId } = found;
    return {
      ...{ territoryId, territoryLabel, project: { title, intention: '' } },
      advisorId: by.standing?.role === 'advisor' ? by.personId : referentId,
      people: await this.people(by, found, now),
      wished: { type: nextType, modality: 'visio', place: null },
      ...{ joins: { kind: 'case', id }, after: null, fixedId: null },
      ...{ writes: await this.cases.writes(by, id), isOpen: goesOn(found) },
    };
  }

  /** Those who asked or were met, contacts, members of the collectivité that leads: each who can be reached, once. */
  private async people(by: PersonActor, { id, leadId }: CaseRead, now: Date): Promise<Attendee[]> {
    const met = (await this.rows.metIn(id)).map(asMet);
    const contacts = (await this.contacts.contacts(by, id)).map((contact) => asAttendee(`contact-${contact.id}`, contact));
    const members = (await this.organisations.members(asFixing, leadId, now)).map((member) =>
      asAttendee(`membre-${member.membershipId}`, { ...member, phone: null, status: null, function: null }),
    );
    const reachable = [...met, ...contacts, ...members].filter(({ email, phone }) => email || phone);
    return [...new Map(reachable.toReversed().map((one) => [whoIs(one), one])).values()].toReversed();
  }
}

const asMet = ({ id, addressId, ...person }: Met): Attendee => ({
  ...asAttendee(`vu-${id}`, person),
  ...(person.email === null && { callerId: addressId }),
});

function asAttendee(key: string, { firstName, lastName, email, phone, status, function: does }: Omit<Attendee, 'key'>): Attendee {
  return { key, firstName, lastName, email: email || null, phone: phone || null, status, function: does };
}

/** In a mailbox, or at a number, that several people share each has her name. */
const whoIs = ({ email, phone, lastName }: Attendee): string =>
  `${email?.toLowerCase() ?? (phone ?? '').replace(/\D/g, '')} ${lastName.trim().toLowerCase()}`;
