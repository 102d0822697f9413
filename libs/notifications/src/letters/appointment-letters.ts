import { Injectable } from '@nestjs/common';
import { type AppointmentRead, Links } from '#appointments';
import { decidedLines, outcomeLines } from '#cases';
import { type PersonRead, readBySeveral } from '#identity';
import { BookingAgain, type SentMinutes, type SuccessionRead, SuccessionsService, WriteUpsService } from '#intake';
import { system } from '#kernel';
import { config } from '#platform';
import { type Audience, calendarWords, organizer } from '../calendar.fr.js';
import { appointmentCalendar } from '../calendar.js';
import { type AppointmentKind, cancels, invites, isReminder, withdraws } from '../domain/kinds.js';
import { isStillTrue } from '../domain/relevance.js';
import { isToldWith } from '../domain/reminders.js';
import { toAdvisor } from '../mails/advisor.fr.js';
import { afterwards } from '../mails/afterwards.fr.js';
import type { AppointmentFacts, Change } from '../mails/appointment.facts.js';
import { toRemind } from '../mails/reminder.fr.js';
import { toRequester } from '../mails/requester.fr.js';
import { fullName, type Wording } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Sources } from './sources.js';
import type { Reader, Written } from './written.js';

const asNotifications = system('notifications');

/** What decides how much is said there. */
type Mailbox = Pick<AppointmentFacts, 'addressProven' | 'sharedMailbox'>;

/** Writes what there is to say about an appointment, from what is true at this moment. */
@Injectable()
export class AppointmentLetters {
  constructor(
    private readonly links: Links,
    private readonly successions: SuccessionsService,
    private readonly writeUps: WriteUpsService,
    private readonly again: BookingAgain,
  ) {}

  /** Null when there is nothing to say any more. */
  async write(message: Message, reader: Reader, sources: Sources, now: Date): Promise<Written | null> {
    const current = sources.appointment(message.subjectId);
    if (isOvertaken(message, current, sources, now)) return null;
    const { kind, personId } = message;
    const succession = message.facts.successionId ? await this.successions.read(asNotifications, message.facts.successionId) : null;
    const appointment = asItWas(current, message);
    const told = { addressProven: reader.proven, sharedMailbox: goesToSeveral(message, sources) };
    const facts = this.facts(appointment, sources.person(personId ?? appointment.advisorId), sources, told);
    const name = personId ? fullName(facts.advisor) : addresseeOf(message, appointment, succession);
    const after = await this.after(message, current, now);
    if (!after) return null;
    const change = { ...after, ...changeOf(message, succession), ...(isReminder(kind) && { sameDay: sources.sameDay(current) }) };
    const wording = wordings[personId ? 'advisor' : 'requester'][message.kind as AppointmentKind]?.(facts, change);
    if (!wording) throw new Error(`no words for ${kind}`);
    return { name, wording, calendar: calendarFor(message, appointment, { name, email: reader.email, shares: facts.sharedMailbox }) };
  }

  /** What there is to say once it is over; null when there is nothing. */
  private async after({ kind }: Message, appointment: AppointmentRead, now: Date): Promise<Change | null> {
    if (kind === 'missed') return { times: await this.again.timesAgain(asNotifications, appointment, now) };
    if (kind !== 'minutes' && !isCorrection(kind)) return {};
    const sent = await this.writeUps.sent(asNotifications, appointment, now);
    if (isCorrection(kind)) return correctionIn(sent, kind);
    const lines = sent && [...outcomeLines(sent.typeCode, sent.outcome), ...decidedLines(sent.actions)];
    return sent && lines && { minutes: { words: sent.words, lines } };
  }

  facts(appointment: AppointmentRead, advisor: PersonRead, sources: Sources, told: Mailbox): AppointmentFacts {
    const { publicUrl, moveNoticeHours, desk } = config();
    return {
      ...appointment,
      advisor,
      territoryName: sources.territoryName(appointment.territoryId),
      asked: sources.asked(appointment.id),
      ...told,
      manageUrl: this.links.of(appointment).mailedUrl,
      bookUrl: `${publicUrl}/rendez-vous`,
      moveNoticeHours,
      desk,
    };
  }
}

const isCorrection = (kind: Message['kind']) => kind === 'correction_asked' || kind === 'correction_answered';

/** Asked as long as it waits for an answer. */
function correctionIn(sent: SentMinutes | null, kind: Message['kind']): Change | null {
  const found = sent?.correction;
  if (!found || (found.answeredAt === null) !== (kind === 'correction_asked')) return null;
  const answerUrl = `${config().publicUrl}/agenda/rendez-vous/${found.appointmentId}/compte-rendu`;
  return { correction: { ...found, answerUrl } };
}

/** Whoever reads this: after a succession not the address of the appointment. */
const goesToSeveral = ({ addressId }: Message, sources: Sources): boolean =>
  addressId !== null && readBySeveral(sources.address(addressId));

/** By a newer change, by time, or by the reminder of an earlier appointment of that day. */
function isOvertaken({ kind, sequence, personId, addressId }: Message, current: AppointmentRead, sources: Sources, now: Date): boolean {
  if (!isStillTrue({ kind, sequence, recipientId: personId ?? addressId }, current, now)) return true;
  const speaksFirst = (other: AppointmentRead) => isToldWith(current.start, { ...other, heardAt: other.stampedAt });
  return kind === 'two_days_before' && sources.sameDay(current).some(speaksFirst);
}

type Words = (facts: AppointmentFacts, change: Change) => Wording;

const wordings: Readonly<Record<'advisor' | 'requester', Partial<Record<AppointmentKind, Words>>>> = {
  requester: {
    booked: toRequester.booked,
    moved: toRequester.moved,
    cancelled: toRequester.cancelled,
    advisor_changed: toRequester.advisorChanged,
    territory_corrected: toRequester.territoryCorrected,
    room_changed: toRequester.roomChanged,
    succeeded: toRequester.succeeded,
    succession_left: toRequester.left,
    two_days_before: toRemind.twoDaysBefore,
    one_hour_before: toRemind.oneHourBefore,
    minutes: afterwards.minutes,
    missed: afterwards.missed,
    correction_answered: afterwards.correctionAnswered,
  },
  advisor: {
    booked: toAdvisor.booked,
    moved: toAdvisor.moved,
    cancelled: toAdvisor.cancelled,
    territory_corrected: toAdvisor.territoryCorrected,
    room_changed: toAdvisor.roomChanged,
    taken_over: toAdvisor.takenOver,
    handed_over: toAdvisor.handedOver,
    requester_changed: toAdvisor.requesterChanged,
    lateness: toAdvisor.lateness,
    callback: toAdvisor.callback,
    correction_asked: toAdvisor.correctionAsked,
    unreachable: toAdvisor.unreachable,
  },
};

/** Whoever hands an appointment over knows it at its former hour, and their calendar too. */
function asItWas(current: AppointmentRead, { kind, facts: { previousStart } }: Message): AppointmentRead {
  if (kind !== 'handed_over' || !previousStart) return current;
  const start = new Date(previousStart);
  return { ...current, start, end: new Date(start.getTime() + current.end.getTime() - current.start.getTime()) };
}

const addresseeOf = ({ kind }: Message, { requester }: AppointmentRead, succession: SuccessionRead | null): string =>
  kind === 'succession_left' && succession
    ? fullName({ firstName: succession.previousFirstName, lastName: succession.previousLastName })
    : fullName(requester);

const changeOf = ({ facts: { previousStart, advisorChanged } }: Message, succession: SuccessionRead | null): Change => ({
  ...(previousStart && { previousStart: new Date(previousStart) }),
  ...(advisorChanged && { advisorChanged }),
  ...(succession && { previousRequester: { firstName: succession.previousFirstName, lastName: succession.previousLastName } }),
});

interface Attendee {
  readonly name: string;
  readonly email: string;
  /** Others read the requester's mailbox too. */
  readonly shares: boolean;
}

const audienceOf = (advisorId: string | null, shares: boolean): Audience => {
  if (advisorId) return 'advisor';
  return shares ? 'mailbox' : 'requester';
};

function calendarFor(message: Message, appointment: AppointmentRead, { shares, ...attendee }: Attendee): Written['calendar'] {
  const { kind, sequence, personId } = message;
  if (!cancels(kind) && !invites(kind)) return undefined;
  const method = cancels(kind) ? 'CANCEL' : 'REQUEST';
  const { id: appointmentId, stampedAt, start, end } = appointment;
  const status = method === 'REQUEST' ? 'CONFIRMED' : 'CANCELLED';
  const content = appointmentCalendar({
    ...calendarWords(appointment, audienceOf(personId, shares)),
    ...{ method, status: withdraws(kind) ? null : status, appointmentId, sequence, stampedAt, start, end },
    ...{ organizer: organizer(), attendee },
  });
  return { method, content };
}
