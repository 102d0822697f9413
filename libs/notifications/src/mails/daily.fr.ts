import { frenchDayShort, frenchMoment } from '#kernel';
import type { ExchangeFacts } from './exchange.fr.js';
import { callUs, type DeskFacts, type Fact, factIf, type Section, shortened, type Wording } from './wording.js';

const deskZone = 'Europe/Paris';

export interface DailyFacts {
  /** `YYYY-MM-DD` on the reader's calendar. */
  readonly date: string;
  /** The oldest first; never none. */
  readonly messages: readonly DailyMessage[];
  /** The reader's. */
  readonly clock: string;
  /** Where she chooses. */
  readonly rhythmUrl: string;
  readonly desk: DeskFacts;
}

interface DailyMessage {
  readonly caseId: string;
  readonly facts: ExchangeFacts;
  /** Several people read the mailbox: that there is a message, and not which. */
  readonly isClosed: boolean;
}

/** All that was written to someone in her cases since the mail of the day before, case by case. */
export function dailyMessages({ date, messages, clock, rhythmUrl, desk }: DailyFacts): Wording {
  const cases = [...new Set(messages.map(({ caseId }) => caseId))];
  const ofCases = cases.map((id) => messages.filter(({ caseId }) => caseId === id));
  const count = messages.length === 1 ? 'un message' : `${messages.length} messages`;
  return {
    subject: `${placesOf(messages)} : ${count}, courriel du ${frenchDayShort(date)}`,
    lead: messages.length === 1 ? 'On vous a écrit un message.' : `On vous a écrit ${count}. Les voici, projet par projet.`,
    facts: [],
    sections: [...ofCases.map((ofCase) => sectionOf(ofCase, clock)), rhythmOf(rhythmUrl)],
    notes: ['Vous recevez ces messages une fois par jour, à 8 h.'],
    main: null,
    closing: callUs(desk),
  };
}

const rhythmOf = (href: string): Section => ({
  title: 'Le rythme de ces courriels',
  facts: [{ label: 'Recevoir les messages un par un', value: href, href }],
});

/** « Buis-les-Baronnies (26) », « Buis-les-Baronnies (26) et 2 autres » */
function placesOf(messages: readonly DailyMessage[]): string {
  const [first = '', ...others] = new Set(messages.map(({ facts }) => facts.organisationName));
  if (others.length === 0) return first;
  return `${first} et ${others.length === 1 ? 'une autre collectivité' : `${others.length} autres collectivités`}`;
}

function sectionOf(messages: readonly DailyMessage[], clock: string): Section {
  const [{ facts, isClosed }] = messages as [DailyMessage];
  return {
    title: isClosed ? facts.organisationName : `${facts.organisationName} : ${facts.title}`,
    facts: messages.flatMap((message) => factsOf(message, clock)),
  };
}

/** The first lines of each; the rest, and the place to answer, behind its link. */
const factsOf = ({ facts: { words, author, at, timeZone, url }, isClosed }: DailyMessage, clock: string): Fact[] => [
  ...(isClosed ? [] : factIf('De', author)),
  { label: 'Écrit le', value: frenchMoment(at, clock, clock === timeZone ? deskZone : timeZone) },
  ...(isClosed ? [] : [shortened({ label: 'Message', value: words })]),
  { label: isClosed ? 'Lire le message' : 'Lire et répondre', value: url, href: url },
];
