import { Injectable } from '@nestjs/common';
import {
  AppointmentClosed,
  type AppointmentRead,
  AppointmentReadings,
  AppointmentsService,
  AttendanceService,
  type OfferedSlot,
} from '#appointments';
import {
  type ActionRead,
  type CorrectionRead,
  lastDayToAsk,
  MinutesCorrectionsService,
  type MinutesRead,
  MinutesService,
  type Writing,
  type WrittenUp,
} from '#cases';
import { type Actor, days, type PersonActor, type Temporal } from '#kernel';
import { Transactional } from '#platform';
import { Following } from './following.js';

/** An appointment on its advisor's desk, or as coordination reads it. */
export interface WriteUp {
  readonly appointment: AppointmentRead;
  /** Null while nothing is written. */
  readonly minutes: MinutesRead | null;
  /** Of minutes that were sent: what was found wrong in them. */
  readonly correction: CorrectionRead | null;
  /** A correction is to be answered, or may be written unasked. */
  readonly mayRectify: boolean;
  /** Null to whoever is not to know of them. */
  readonly note: string | null;
  readonly mayWrite: boolean;
  /** It is late enough to say whether people met. */
  readonly mayClose: boolean;
}

/** What the collectivité reads, with what was decided as it now stands, and what was corrected. */
export interface SentMinutes extends MinutesRead {
  readonly actions: readonly ActionRead[];
  readonly correction: CorrectionRead | null;
  /** The last day on which she may say that they are not exact, when she may. */
  readonly askedBy: Temporal.PlainDate | null;
}

/** How an appointment ends: written up, without minutes and why, or because people did not meet. */
export type Closing =
  | { readonly ending: 'sent'; readonly version: number; readonly next: Date | null }
  | { readonly ending: 'none'; readonly reason: string; readonly next: Date | null }
  | { readonly ending: 'missed' };

/** Next time one sees how it goes on. */
const nextType = 'follow_up';
const choices = 6;

/** What follows an appointment: it is written up, closed, and the next one is fixed. */
@Injectable()
export class WriteUpsService {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly readings: AppointmentReadings,
    private readonly attendance: AttendanceService,
    private readonly minutes: MinutesService,
    private readonly corrections: MinutesCorrectionsService,
    private readonly following: Following,
  ) {}

  async open(by: Actor, id: string, now: Date): Promise<WriteUp> {
    const { appointment, about } = await this.about(by, id);
    const mayWrite = this.minutes.mayWrite(by, about) && appointment.status !== 'cancelled';
    return {
      ...{ appointment, mayWrite },
      ...(await this.written(by, about)),
      note: await this.minutes.note(by, about, now),
      mayClose: mayWrite && this.attendance.canSay(appointment, now),
    };
  }

  /** As the collectivité reads it: by a link of the appointment, or signed in. Null until it is sent. */
  async sent(by: Actor, appointment: AppointmentRead, now: Date): Promise<SentMinutes | null> {
    const about = await this.aboutIt(by, appointment);
    const { minutes, correction } = await this.written(by, about);
    if (!minutes?.sentAt) return null;
    const sent = { ...about, sentAt: minutes.sentAt, timeZone: appointment.timeZone };
    const mayAsk = correction === null && this.corrections.mayAsk(by, sent, now);
    const askedBy = mayAsk ? lastDayToAsk(sent.sentAt, sent.timeZone) : null;
    return { ...minutes, correction, askedBy, actions: await this.minutes.decided(appointment.id, now) };
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
    if (!isFirst || !closing.next) return;
    const next = await this.following.fix(by, appointment, { type: nextType, start: closing.next }, now);
    await this.following.join(by, { from: { kind: 'appointment', id }, to: next.id }, now);
  }

  /** The first free hour of some days to come, with the same advisor; none where a person has to answer. */
  async nextSlots(by: Actor, appointment: AppointmentRead, now: Date): Promise<OfferedSlot[]> {
    return this.following.freeDays(by, appointment, { type: nextType, soonest: days(7), most: choices }, now);
  }

  /** False when it was closed so before. */
  private async ended(by: PersonActor, about: WrittenUp, closing: Exclude<Closing, { ending: 'missed' }>, now: Date): Promise<boolean> {
    if (closing.ending === 'sent') return this.minutes.send(by, about, closing.version, now);
    return this.minutes.renounce(by, about, closing.reason, now);
  }

  /** With what was found wrong in them, once they were sent. */
  private async written(by: Actor, about: WrittenUp): Promise<Pick<WriteUp, 'minutes' | 'correction' | 'mayRectify'>> {
    const minutes = await this.minutes.find(by, about);
    if (minutes?.state !== 'sent') return { minutes, correction: null, mayRectify: false };
    const correction = await this.corrections.find(about.appointmentId);
    return { minutes, correction, mayRectify: !correction?.answeredAt && this.corrections.mayAnswer(by, about) };
  }

  private async about(by: Actor, id: string): Promise<{ appointment: AppointmentRead; about: WrittenUp }> {
    const appointment = await this.appointments.read(by, id);
    return { appointment, about: await this.aboutIt(by, appointment) };
  }

  private async aboutIt(by: Actor, { id, typeCode, typeVersion }: AppointmentRead): Promise<WrittenUp> {
    return { appointmentId: id, type: { code: typeCode, version: typeVersion }, facts: await this.readings.factsOf(by, id) };
  }
}
