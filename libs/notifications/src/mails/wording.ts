import { clockOf, frenchDayShort, hourAt, zoned } from '#kernel';

export interface Link {
  readonly label: string;
  readonly href: string;
}

/** One thing to know, with its name: « Quand », « Avec ». */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
}

/** Several facts about one thing, under its own title. */
export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** All the words of one mail, from which both its parts are made. */
export interface Wording {
  readonly subject: string;
  /** What changed, in one sentence. */
  readonly lead: string;
  readonly facts: readonly Fact[];
  /** Where the mail is about several things, one after the other. */
  readonly sections?: readonly Section[];
  /** What to know or to prepare. */
  readonly notes: readonly string[];
  /** The one thing to do from here, if there is one. */
  readonly main: Link | null;
  /** How to move or cancel, whom to call. */
  readonly closing: readonly string[];
}

/** What the desk says of itself at the end of every mail. */
export interface DeskFacts {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly hours: string;
  readonly address: string;
}

/** « mardi 1er décembre à 10 h, heure de Paris » */
export const momentAt = (instant: Date, timeZone: string): string =>
  `${frenchDayShort(zoned(instant, timeZone).toPlainDate())} à ${hourAt(instant, timeZone)}, ${clockOf(timeZone)}`;

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string => `${firstName} ${lastName}`;

/** Of a link that goes to a mailbox which several people read. */
export const asksWhoReads = 'Plusieurs personnes lisent cette adresse : la page de ce lien demande qui lit.';

/** A fact only when there is something to say. */
export const factIf = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : []);

/** A few lines are enough to know what it is about. */
const enough = 280;

export const shortened = (fact: Fact): Fact =>
  fact.value.length <= enough ? fact : { ...fact, value: `${fact.value.slice(0, enough).replace(/\s+\S*$/, '')} […]` };

export const callUs = ({ phone, hours }: DeskFacts): string[] => [`Une question ? Téléphonez au ${phone}.`, `Horaires : ${hours}.`];

const narrow = '\u202f';

/** Puts the narrow no-break spaces of French typography where an ordinary space was written. */
export const typeset = (text: string): string => text.replace(/ ([:;!?»])/g, `${narrow}$1`).replace(/« /g, `«${narrow}`);

const typesetFacts = (facts: readonly Fact[]): Fact[] =>
  facts.map((fact) => ({ ...fact, label: typeset(fact.label), value: typeset(fact.value) }));

export const typesetWording = (wording: Wording): Wording => ({
  subject: typeset(wording.subject),
  lead: typeset(wording.lead),
  facts: typesetFacts(wording.facts),
  sections: (wording.sections ?? []).map(({ title, facts }) => ({ title: typeset(title), facts: typesetFacts(facts) })),
  notes: wording.notes.map(typeset),
  main: wording.main && { ...wording.main, label: typeset(wording.main.label) },
  closing: wording.closing.map(typeset),
});
