import { Injectable } from '@nestjs/common';
import { AppointmentLists, PreparationsService } from '#appointments';
import { localDate, startOfDay, system, Temporal } from '#kernel';
import { config } from '#platform';
import { CallsToMake } from '../calls-to-make.js';
import { dateNumbered } from '../domain/reminders.js';
import { advisorDay } from '../mails/day.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import { AppointmentLetters } from './appointment-letters.js';
import { SourcesReader } from './sources.js';
import type { Written } from './written.js';

const asNotifications = system('notifications');

/** Writes an advisor's day: whom they meet, how, and what to prepare from. */
@Injectable()
export class DayLetters {
  constructor(
    private readonly appointments: AppointmentLists,
    private readonly sources: SourcesReader,
    private readonly letters: AppointmentLetters,
    private readonly calls: CallsToMake,
    private readonly preparations: PreparationsService,
  ) {}

  /** Null when nothing is left of that day. */
  async write({ subjectId, sequence }: Message, timeZone: string, now: Date): Promise<Written | null> {
    const date = dateNumbered(sequence);
    const ofTheDay = await this.appointments.ofAdvisor(asNotifications, subjectId, dayOf(date, timeZone));
    const left = ofTheDay.filter(({ end }) => end > now);
    if (left.length === 0 || localDate(now, timeZone) !== date) return null;
    const addresses = [...new Set(left.map(({ addressId }) => addressId))];
    const sources = await this.sources.around(left, { people: [subjectId], addresses }, now);
    const advisor = sources.person(subjectId);
    const prepared = await this.preparations.ofDay(asNotifications, ids(left));
    const entries = left.map((appointment) => ({
      ...this.letters.facts(appointment, advisor, sources, { addressProven: true, sharedMailbox: false }),
      isUnreachable: sources.address(appointment.addressId).deadAt !== null,
      toPrepare: prepared.get(appointment.id) ?? [],
    }));
    const calls = await this.calls.of(asNotifications, subjectId, now);
    return { name: fullName(advisor), wording: advisorDay({ date, entries, calls: calls.length, desk: config().desk }) };
  }
}

const ids = (appointments: readonly { readonly id: string }[]): string[] => appointments.map(({ id }) => id);

const dayOf = (date: string, timeZone: string) => ({
  from: startOfDay(date, timeZone),
  until: startOfDay(Temporal.PlainDate.from(date).add({ days: 1 }), timeZone),
});
