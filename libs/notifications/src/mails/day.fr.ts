import { frenchDay, frenchDayShort, hourAt, otherClock } from '#kernel';
import { described, noMailbox, whereabouts, written } from './advisor.fr.js';
import type { AppointmentFacts } from './appointment.facts.js';
import { type DeskFacts, factIf, type Section, shortened, type Wording } from './wording.js';

/** One appointment of an advisor's day, as the mail of that day tells it. */
export interface DayEntry extends AppointmentFacts {
  /** No mail arrives at the requester's address. */
  readonly isUnreachable: boolean;
  /** By the advisor, her own words first; at most three lines. */
  readonly toPrepare: readonly string[];
}

export interface DayFacts {
  /** `YYYY-MM-DD` on the advisor's calendar. */
  readonly date: string;
  readonly desk: DeskFacts;
  readonly entries: readonly DayEntry[];
  /** How many people no mail could tell something. */
  readonly calls: number;
}

/** Everything is in it: it serves when the site does not. */
export const advisorDay = ({ date, desk, entries, calls }: DayFacts): Wording => ({
  subject: `Votre journée du ${frenchDayShort(date)} : ${countOf(entries)}, le premier à ${firstHour(entries)}`,
  lead: `Votre journée du ${frenchDay(date)} : ${countOf(entries)}.`,
  facts: [],
  sections: entries.map(sectionOf),
  notes: callsOf(calls),
  main: null,
  closing: [`Un empêchement ? Prévenez la cellule au ${desk.phone}.`],
});

const countOf = ({ length }: readonly DayEntry[]): string => `${length} rendez-vous`;

const callsOf = (calls: number): string[] => {
  if (calls === 0) return [];
  return [`${calls === 1 ? 'Une personne est' : `${calls} personnes sont`} à appeler : la liste est dans « Ma journée ».`];
};

const firstHour = ([first]: readonly DayEntry[]): string => (first ? hourAt(first.start, first.advisor.timeZone) : '');

const sectionOf = (entry: DayEntry): Section => ({
  title: `${hourAt(entry.start, entry.advisor.timeZone)} à ${hourAt(entry.end, entry.advisor.timeZone)} : ${entry.territoryLabel}`,
  facts: [
    ...factIf('Chez eux', otherClock(entry, entry.advisor.timeZone, entry.timeZone)),
    { label: 'Sujet', value: entry.typeTitle },
    { label: 'Avec', value: described(entry.requester) },
    ...factIf('Téléphone', entry.requester.phone),
    { label: 'Courriel', value: mailboxOf(entry) },
    whereabouts(entry),
    ...written(entry).map(shortened),
    ...entry.toPrepare.map((value) => shortened({ label: 'À préparer', value })),
    { label: 'Référence', value: entry.reference },
  ],
});

const mailboxOf = ({ requester: { email }, isUnreachable }: DayEntry): string =>
  email && isUnreachable ? `${email} (rien n’y arrive : à appeler)` : (email ?? noMailbox);
