import { Injectable } from '@nestjs/common';
import {
  AppointmentClosed,
  type AppointmentRead,
  AppointmentReadings,
  AppointmentsService,
  AttendanceService,
  type OfferedSlot,
  SlotsService,
} from '#appointments';
import { type MinutesRead, MinutesService, type Writing, type WrittenUp } from '#cases';
import { type Actor, days, Forbidden, later, localDate, type PersonActor, system } from '#kernel';
import { Transactional } from '#platform';
import { IntakeService } from './intake.service.js';

/** An appointment on its advisor's desk, or as coordination reads it. */
export interface WriteUp {
  readonly appointment: AppointmentRead;
  /** Null while nothing is written. */
  readonly minutes: MinutesRead | null;
  /** Null to whoever is not to know of them. */
  readonly note: string | null;
  readonly mayWrite: boolean;
  /** It is late enough to say whether people met. */
  readonly mayClose: boolean;
}

/** How an appointment ends: written up, without minutes and why, or because people did not meet. */
export type Closing =
  | { readonly ending: 'sent'; readonly version: number; readonly next: Date | null }
  | { readonly ending: 'none'; readonly reason: string; readonly next: Date | null }
  | { readonly ending: 'missed' };

/** Next time one sees how it goes on. */
const nextType = 'follow_up';
const [latest, choices, again] = [days(50), 6, 3];

interface Wanted {
  readonly type: string;
  /** From so many milliseconds on. */
  readonly soonest: number;
  readonly most: number;
}

const asDesk = system('write-ups');

/** What follows an appointment: it is written up, closed, and the next one is fixed. */
@Injectable()
export class WriteUpsService {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly readings: AppointmentReadings,
    private readonly attendance: AttendanceService,
    private readonly minutes: MinutesService,
    private readonly slots: SlotsService,
    private readonly intake: IntakeService,
  ) {}

  async open(by: Actor, id: string, now: Date): Promise<WriteUp> {
    const { appointment, about } = await this.about(by, id);
    const mayWrite = this.minutes.mayWrite(by, about) && appointment.status !== 'cancelled';
    return {
      ...{ appointment, mayWrite },
      minutes: await this.minutes.find(by, about),
      note: await this.minutes.note(by, about, now),
      mayClose: mayWrite && this.attendance.canSay(appointment, now),
    };
  }

  /** As the collectivité reads it: by a link of the appointment, or signed in. Null until it is sent. */
  async sent(by: Actor, appointment: AppointmentRead): Promise<MinutesRead | null> {
    const found = await this.minutes.find(by, await this.aboutIt(by, appointment));
    return found?.state === 'sent' ? found : null;
  }

  async save(by: PersonActor, id: string, writing: Writing, now: Date): Promise<MinutesRead> {
    const { appointment, about } = await this.about(by, id);
    if (appointment.status === 'cancelled') throw new AppointmentClosed();
    return this.minutes.save(by, about, writing, now);
  }

  /** All of it or nothing: said twice, it is done once. */
  @Transactional()
  async close(by: PersonActor, id: string, closing: Closing, now: Date): Promise<void> {
    const { appointment, about } = await this.about(by, id);
    if (closing.ending === 'missed') {
      await this.attendance.say(by, id, false, now);
      return;
    }
    const isFirst = await this.ended(by, about, closing, now);
    await this.attendance.say(by, id, true, now);
    if (isFirst && closing.next) await this.fix(by, appointment, { type: nextType, start: closing.next }, now);
  }

  /** The first free hour of some days to come, with the same advisor; none where a person has to answer. */
  async nextSlots(by: Actor, appointment: AppointmentRead, now: Date): Promise<OfferedSlot[]> {
    return this.freeDays(by, appointment, { type: nextType, soonest: days(7), most: choices }, now);
  }

  /** After a missed one: a few hours of the days to come, about the same thing with the same advisor. */
  async timesAgain(by: Actor, appointment: AppointmentRead, now: Date): Promise<Date[]> {
    const slots = await this.freeDays(by, appointment, { type: appointment.typeCode, soonest: 0, most: again }, now);
    return slots.map(({ start }) => new Date(start));
  }

  /** By whoever holds its link: once, however often it is sent. */
  @Transactional()
  async bookAgain(by: Actor, appointment: AppointmentRead, start: Date, now: Date): Promise<AppointmentRead> {
    if (!(await this.appointments.rights(by, appointment.id)).move) throw new Forbidden();
    if (appointment.status !== 'missed') throw new AppointmentClosed();
    const upcoming = await this.appointments.upcomingOf(asDesk, appointment.addressId, now);
    const booked = upcoming.find((one) => one.start.getTime() === start.getTime());
    return booked ?? this.fix(by, appointment, { type: appointment.typeCode, start }, now);
  }

  /** For the same person, with the same advisor; refused when the hour is taken, and then nothing is closed. */
  private async fix(by: Actor, appointment: AppointmentRead, { type, start }: { type: string; start: Date }, now: Date) {
    const { territoryId: territory, advisorId, project, addressId: callerId } = appointment;
    const { phone, function: what, ...requester } = appointment.requester;
    const order = {
      ...{ territory, advisorId, callerId, start, type, modality: nextModality(appointment), project: project ?? undefined },
      requester: { ...requester, phone: phone ?? undefined, function: what ?? undefined },
    };
    return this.intake.make(by, order, now);
  }

  private async freeDays(by: Actor, appointment: AppointmentRead, { type, soonest, most }: Wanted, now: Date): Promise<OfferedSlot[]> {
    const { territoryId, timeZone, advisorId } = appointment;
    if (territoryId.startsWith('other:')) return [];
    const [from, to] = [localDate(later(now, soonest), timeZone), localDate(later(now, latest), timeZone)];
    const wish = { territoryId, advisorId, type, modality: nextModality(appointment), from, to, wide: false };
    const { items } = await this.slots.offered(by, wish, now);
    const firsts = items.filter(({ start }, index) => index === 0 || dayOf(items[index - 1], timeZone) !== localDate(start, timeZone));
    return firsts.slice(0, most);
  }

  /** False when it was closed so before. */
  private async ended(by: PersonActor, about: WrittenUp, closing: Exclude<Closing, { ending: 'missed' }>, now: Date): Promise<boolean> {
    if (closing.ending === 'sent') return this.minutes.send(by, about, closing.version, now);
    return this.minutes.renounce(by, about, closing.reason, now);
  }

  private async about(by: Actor, id: string): Promise<{ appointment: AppointmentRead; about: WrittenUp }> {
    const appointment = await this.appointments.read(by, id);
    return { appointment, about: await this.aboutIt(by, appointment) };
  }

  private async aboutIt(by: Actor, { id, typeCode, typeVersion }: AppointmentRead): Promise<WrittenUp> {
    return { appointmentId: id, type: { code: typeCode, version: typeVersion }, facts: await this.readings.factsOf(by, id) };
  }
}

/** Where people met on site, they see each other on screen until someone arranges otherwise. */
const nextModality = ({ modality, requester }: AppointmentRead): 'visio' | 'phone' =>
  modality === 'phone' && requester.phone ? 'phone' : 'visio';

const dayOf = (slot: OfferedSlot | undefined, timeZone: string): string => (slot ? localDate(slot.start, timeZone) : '');
