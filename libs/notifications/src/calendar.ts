import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** All that a calendar file says of an appointment; instants, never local times. */
export interface CalendarFacts {
  /** PUBLISH is for a file one fetches and has no attendee; REQUEST and CANCEL go by mail and name their one recipient (RFC 5546 §3.2). */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Null in a CANCEL that takes one person out of an appointment which stands: RFC 5546 §3.2.5 wants no STATUS there. */
  readonly status: 'CONFIRMED' | 'CANCELLED' | null;
  readonly appointmentId: string;
  readonly sequence: number;
  /** When the appointment last changed, not when the file is written: DTSTAMP. */
  readonly stampedAt: Date;
  readonly start: Date;
  readonly end: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly url: string | null;
  readonly organizer: Mailbox;
  readonly attendee: Mailbox | null;
}

/** The same for ever: changing it would leave every appointment twice in people's calendars. */
const uidHost = 'rendez-vous.cellule';

/** An iCalendar file (RFC 5545): UTC only, CRLF, lines of at most 75 octets; whatever was typed stays inside its value. */
export function appointmentCalendar(facts: CalendarFacts): string {
  const calendar = ical({ prodId: '//Cellule//Rendez-vous//FR', method: ICalCalendarMethod[facts.method] });
  const event = calendar.createEvent({
    id: `${facts.appointmentId}@${uidHost}`,
    sequence: facts.sequence,
    stamp: facts.stampedAt,
    start: facts.start,
    end: facts.end,
    summary: oneLine(facts.summary),
    description: lines(facts.description),
    location: facts.location && oneLine(facts.location),
    url: facts.url && uri(facts.url),
    status: facts.status && ICalEventStatus[facts.status],
    organizer: { name: parameter(facts.organizer.name), email: mailbox(facts.organizer.email) },
  });
  if (facts.attendee) {
    event.createAttendee({
      name: parameter(facts.attendee.name),
      email: mailbox(facts.attendee.email),
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Control characters (RFC 5545 §3.1 forbids them) and those that turn the direction of the text around what follows. */
const unwanted = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const oneLine = (text: string): string => text.replace(unwanted, ' ').trim();

const lines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .join('\n');

/** A quoted parameter knows no escape for `"`, and `^` starts one in newer readers (RFC 6868). */
const parameter = (text: string): string => oneLine(text).replaceAll('"', '”').replaceAll('\\', '/').replaceAll('^', '');

/** The library escapes addresses as if they were text: nothing may be left to escape. */
const uri = (address: string): string => new URL(address).href.replaceAll(',', '%2C').replaceAll(';', '%3B').replaceAll('\\', '%5C');

/** Lower-cased: calendars compare attendees letter by letter. */
const mailbox = (email: string): string => encodeURI(oneLine(email).toLowerCase()).replaceAll(',', '%2C').replaceAll(';', '%3B');
