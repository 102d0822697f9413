import ICAL from 'ical.js';
import { appointmentCalendar, type CalendarFacts } from './calendar.js';

describe('the calendar file of an appointment', () => {
  it('is a whole VCALENDAR with CRLF line ends and one event', () => {
    const file = appointmentCalendar(someFacts());
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it.each(['PRODID', 'METHOD', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'ORGANIZER', 'ATTENDEE', 'STATUS'])(
    'says its %s once',
    (name) => {
      const lines = unfolded(appointmentCalendar(someFacts())).filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`));
      expect(lines).toHaveLength(1);
    },
  );

  it('writes every time in UTC and no time zone', () => {
    const file = appointmentCalendar(someFacts());
    for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) expect(file).toMatch(new RegExp(`^${name}:\\d{8}T\\d{6}Z\r$`, 'm'));
    expect(file).not.toMatch(/TZID|VTIMEZONE|X-WR-TIMEZONE/);
  });

  it('asks for no answer: the recipient has accepted by booking', () => {
    const attendee = line(appointmentCalendar(someFacts()), 'ATTENDEE');
    expect(attendee).toContain('PARTSTAT=ACCEPTED');
    expect(attendee).toContain('RSVP=FALSE');
    expect(attendee.toLowerCase()).toMatch(/:mailto:zoe\.le-goff@exemple\.fr$/);
  });

  it('keeps its UID and raises its SEQUENCE from the invitation to the change and the cancellation', () => {
    const files = [
      appointmentCalendar(someFacts()),
      appointmentCalendar(someFacts({ sequence: 1, start: at('2026-12-03T09:00:00Z'), end: at('2026-12-03T10:00:00Z') })),
      appointmentCalendar(someFacts({ sequence: 2, method: 'CANCEL', status: 'CANCELLED' })),
    ];
    expect(new Set(files.map((file) => line(file, 'UID')))).toEqual(new Set([`UID:${appointmentId}@rendez-vous.cellule`]));
    expect(files.map((file) => line(file, 'SEQUENCE'))).toEqual(['SEQUENCE:0', 'SEQUENCE:1', 'SEQUENCE:2']);
    expect(line(files[2] ?? '', 'METHOD')).toBe('METHOD:CANCEL');
    expect(line(files[2] ?? '', 'STATUS')).toBe('STATUS:CANCELLED');
  });

  it('has no STATUS where one person is taken out of an appointment that stands', () => {
    expect(appointmentCalendar(someFacts({ method: 'CANCEL', status: null }))).not.toContain('STATUS');
  });

  it('names no attendee when it is published', () => {
    expect(appointmentCalendar(someFacts({ method: 'PUBLISH', attendee: null }))).not.toContain('ATTENDEE');
  });
});

describe('a line of the calendar file', () => {
  const long = 'Évaluation à mi-parcours : « l’île » 🏝️ à Saint-Barthélemy, déjà décidée ; préfiguration'.repeat(4);

  it('has at most 75 octets, whatever the letters', () => {
    const file = appointmentCalendar(
      someFacts({ summary: long, description: `${long}\n${long}`, attendee: { name: long, email: 'a@exemple.fr' } }),
    );
    for (const one of file.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
  });

  it('is never cut inside a letter', () => {
    const event = parsed(appointmentCalendar(someFacts({ summary: long, description: `${long}\n${long}` })));
    expect(event.summary).toBe(long);
    expect(event.description).toBe(`${long}\n${long}`);
  });
});

describe('what was typed', () => {
  const attack = 'Zoé"\r\nATTENDEE:mailto:autre@exemple.fr\r\nEND:VEVENT;X="\\ ^n\u202e\u0007';

  it.each(['summary', 'description', 'location'] as const)('stays inside the %s', (name) => {
    const file = appointmentCalendar(someFacts({ [name]: attack }));
    expect(unfolded(file).filter((one) => one.startsWith('ATTENDEE'))).toHaveLength(1);
    expect(unfolded(file).filter((one) => one === 'END:VEVENT')).toHaveLength(1);
    for (const hidden of ['\u0007', '\u202e']) expect(file).not.toContain(hidden);
  });

  it('stays inside the name of the attendee', () => {
    const file = appointmentCalendar(someFacts({ attendee: { name: attack, email: 'a@exemple.fr' } }));
    expect(unfolded(file).filter((one) => one.startsWith('ATTENDEE'))).toHaveLength(1);
    const attendee = parsed(file).attendees[0];
    expect(attendee?.getFirstValue()?.toString().toLowerCase()).toBe('mailto:a@exemple.fr');
    expect(attendee?.getFirstParameter('cn')).toContain('Zoé');
  });

  it('cannot leave the address of the video room', () => {
    const file = appointmentCalendar(someFacts({ url: 'https://visio.exemple.fr/a;b,c\r\nX-EVIL:1' }));
    expect(line(file, 'URL')).toBe('URL;VALUE=URI:https://visio.exemple.fr/a%3Bb%2CcX-EVIL:1');
  });
});

describe('parsed back by another hand', () => {
  // 2027: Paris changes on 28 March and 31 October at 1 h UTC, Miquelon on 14 March at 6 h UTC and 7 November at 5 h UTC
  const around = ['2027-03-14T06:00:00Z', '2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z', '2027-11-07T05:00:00Z'];
  const zones = ['Europe/Paris', 'Indian/Mayotte', 'America/Miquelon', 'Pacific/Marquesas'];

  it.each(zones.flatMap((zone) => around.map((change) => [zone, change] as const)))(
    'keeps the instants in %s around %s',
    (zone, change) => {
      for (const hours of [-49, -25, -1, 0, 1, 23, 47]) {
        const start = localHour(zone, at(change).getTime() + hours * 3_600_000);
        const event = parsed(appointmentCalendar(someFacts({ start, end: new Date(start.getTime() + 90 * 60_000) })));
        expect(event.startDate.toJSDate()).toEqual(start);
        expect(event.endDate.toJSDate().getTime() - start.getTime()).toBe(90 * 60_000);
      }
    },
  );
});

const appointmentId = '0b2f6c8e-6f0a-4c0e-9d6b-2f1f6a3c7d10';
const at = (instant: string) => new Date(instant);

/** The half hour on the wall of `zone` at or before that instant: what an appointment starts at. */
function localHour(zone: string, instant: number): Date {
  const minute = Number(new Intl.DateTimeFormat('en', { timeZone: zone, minute: 'numeric' }).format(instant)) % 30;
  return new Date(instant - minute * 60_000);
}

const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');

const line = (file: string, name: string): string =>
  unfolded(file).find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`)) ?? '';

function parsed(file: string) {
  const component = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return new ICAL.Event(component);
}

const someFacts = (facts: Partial<CalendarFacts> = {}): CalendarFacts => ({
  method: 'REQUEST',
  status: 'CONFIRMED',
  appointmentId,
  sequence: 0,
  stampedAt: at('2026-11-20T08:00:00Z'),
  start: at('2026-12-01T09:00:00Z'),
  end: at('2026-12-01T09:45:00Z'),
  summary: 'Rendez-vous : premier échange',
  description: 'Référence : TE-2026-000123\nTéléphone : 01 99 00 12 34',
  location: 'https://visio.exemple.fr/abc',
  url: 'https://visio.exemple.fr/abc',
  organizer: { name: 'Territoires d’engagement (ANCT)', email: 'rendez-vous@exemple.fr' },
  attendee: { name: 'Zoé Le Goff', email: 'Zoe.Le-Goff@exemple.fr' },
  ...facts,
});
