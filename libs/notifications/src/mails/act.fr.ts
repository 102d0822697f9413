import { frenchMoment } from '#kernel';
import { callUs, type DeskFacts, type Fact, type Wording } from './wording.js';

const zone = 'Europe/Paris';

export interface ActFacts {
  /** « Buis-les-Baronnies (26) » */
  readonly organisationName: string;
  /** Word for word. */
  readonly words: string;
  /** As she typed it; empty once it is forgotten. */
  readonly typedName: string;
  readonly at: Date;
  readonly contestableUntil: Date;
  readonly contestedBy: string | null;
  /** Whoever reads did it herself. */
  readonly isAuthor: boolean;
  /** Several people read it: where and when, but not what. */
  readonly sharedMailbox: boolean;
  readonly desk: DeskFacts;
}

/** To whoever spoke for her collectivité, and to those who lead it: what was said, and until when it can be contested. */
export const actReceipt = (facts: ActFacts & { url: string }): Wording => ({
  subject: `${facts.organisationName} : reçu d’un acte fait au nom de la collectivité`,
  lead: facts.isAuthor ? 'Vous avez fait un acte au nom de votre collectivité.' : 'Un acte vient d’être fait au nom de votre collectivité.',
  facts: factsOf(facts),
  notes: [
    `Ce n’est pas juste ? Vous pouvez le contester jusqu’au ${momentOf(facts.contestableUntil)} : il perd alors son effet.`,
    ...(facts.isAuthor ? [] : ['Si tout est juste, vous n’avez rien à faire.']),
  ],
  main: { label: facts.sharedMailbox ? 'Se connecter pour voir cet acte' : 'Voir cet acte', href: facts.url },
  closing: callUs(facts.desk),
});

/** To all who had the receipt, and to the desk. */
export const actContested = (facts: ActFacts): Wording => ({
  subject: `${facts.organisationName} : un acte est contesté`,
  lead: 'Un acte fait au nom de cette collectivité est contesté. Il n’a plus d’effet.',
  facts: [...factsOf(facts), ...(facts.contestedBy && !facts.sharedMailbox ? [{ label: 'Contesté par', value: facts.contestedBy }] : [])],
  notes: ['Ce qui avait cours avant cet acte vaut de nouveau. Parlez-en entre vous, ou appelez-nous.'],
  main: null,
  closing: callUs(facts.desk),
});

const factsOf = ({ organisationName, words, typedName, at, sharedMailbox }: ActFacts): Fact[] => [
  { label: 'Collectivité', value: organisationName },
  ...(sharedMailbox ? [] : [{ label: 'Ce qui est dit', value: words }]),
  ...(sharedMailbox || !typedName ? [] : [{ label: 'Signé', value: typedName }]),
  { label: 'Quand', value: momentOf(at) },
];

/** On the clock of the cell: an act is not a meeting. */
const momentOf = (at: Date): string => frenchMoment(at, zone);
