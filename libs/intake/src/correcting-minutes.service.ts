import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentReadings, AppointmentRegister, AppointmentsService } from '#appointments';
import { type JudgedMinutes, MinutesCorrectionsService, MinutesService } from '#cases';
import type { Actor, PersonActor } from '#kernel';
import { MailboxReaders } from './mailbox-readers.service.js';

/** By which link, in which browser; none where someone is signed in. */
export type Behind = { readonly token: string; readonly browser: string } | null;

/** Minutes that are not exact: said by the side that asked for the appointment, answered by the cell. */
@Injectable()
export class CorrectingMinutes {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly readings: AppointmentReadings,
    private readonly register: AppointmentRegister,
    private readonly minutes: MinutesService,
    private readonly corrections: MinutesCorrectionsService,
    private readonly readers: MailboxReaders,
  ) {}

  /** Behind a link it is said by whoever told who reads there, else by whoever asked for the appointment. */
  async ask(by: Actor, appointment: AppointmentRead, { wish, behind }: { wish: string; behind: Behind }, now: Date): Promise<void> {
    const about = await this.about(by, appointment);
    const { firstName, lastName } = appointment.requester;
    const reader = behind && (await this.readers.whoReads({ kind: 'appointment', token: behind.token }, behind.browser, now));
    const who = by.kind === 'person' ? { personId: by.personId } : { saidBy: reader ?? `${firstName} ${lastName}` };
    await this.corrections.ask(by, about, { wish, who }, now);
  }

  async answer(by: PersonActor, id: string, said: { answer: string; isCorrected: boolean | null }, now: Date): Promise<void> {
    await this.corrections.answer(by, await this.about(by, await this.appointments.read(by, id)), said, now);
  }

  /** Hers that wait for an answer, the oldest first. */
  async waiting(by: PersonActor, limit: number): Promise<readonly AppointmentRead[]> {
    const ids = await this.corrections.waiting(by, limit);
    return ids.length === 0 ? [] : (await this.register.list(by, { ids }, { limit })).items;
  }

  private async about(by: Actor, { id: appointmentId, timeZone }: AppointmentRead): Promise<JudgedMinutes> {
    const about = { appointmentId, facts: await this.readings.factsOf(by, appointmentId) };
    return { ...about, sentAt: (await this.minutes.find(by, about))?.sentAt ?? null, timeZone };
  }
}
