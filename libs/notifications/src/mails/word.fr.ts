import { frenchDay, frenchMoment } from '#kernel';
import { callUs, type DeskFacts, type Fact, factIf, type Wording } from './wording.js';

const zone = 'Europe/Paris';

export interface WordFacts {
  /** « Buis-les-Baronnies (26) » */
  readonly organisationName: string;
  /** Of the project. */
  readonly title: string;
  /** What was noted, in the collectivité's words. */
  readonly words: string;
  /** « Odile Chabert, maire »; empty once it is forgotten. */
  readonly saidBy: string;
  /** `YYYY-MM-DD`. */
  readonly saidOn: string;
  /** « par téléphone » */
  readonly saidHow: string;
  readonly reason: string | null;
  /** Who wrote it down. */
  readonly author: string;
  readonly at: Date;
  readonly contestableUntil: Date;
  /** Several people read the mailbox, or nobody has shown that it is hers: that there is a note, and not what. */
  readonly isClosed: boolean;
  readonly url: string;
  readonly desk: DeskFacts;
}

export interface ContestFacts
  extends Pick<WordFacts, 'organisationName' | 'title' | 'words' | 'saidBy' | 'saidOn' | 'saidHow' | 'author' | 'url' | 'desk'> {
  /** Empty once she is forgotten. */
  readonly contestedBy: string;
  readonly contestedAt: Date;
  /** Where the case stands after it. */
  readonly phase: string;
}

/** To those whose word it is: what we wrote down, and seven days to say that it is not so. */
export const wordNoted = (facts: WordFacts): Wording => ({
  subject: `${facts.organisationName} : voici ce que nous avons noté`,
  lead: facts.isClosed
    ? 'Nous avons noté ce que votre collectivité nous a dit de son projet.'
    : 'Voici ce que nous avons noté du projet de votre collectivité.',
  facts: [{ label: 'Collectivité', value: facts.organisationName }, ...(facts.isClosed ? [] : openFacts(facts))],
  notes: [
    `Ce n’est pas exact ? Vous pouvez le dire jusqu’au ${momentOf(facts.contestableUntil)}, sans compte.`,
    'Si tout est exact, vous n’avez rien à faire.',
  ],
  main: { label: facts.isClosed ? 'Voir ce qui est noté' : 'Voir, et dire si ce n’est pas exact', href: facts.url },
  closing: callUs(facts.desk),
});

const openFacts = (facts: WordFacts): Fact[] => [
  { label: 'Projet', value: facts.title },
  { label: 'Ce qui est noté', value: facts.words },
  ...saidFact(facts),
  ...factIf('Pourquoi', facts.reason),
  ...factIf('Noté par', facts.author),
  { label: 'Noté le', value: momentOf(facts.at) },
];

const saidFact = ({ saidBy, saidOn, saidHow }: Pick<WordFacts, 'saidBy' | 'saidOn' | 'saidHow'>): Fact[] =>
  factIf('Dit par', saidBy && `${saidBy}, ${saidHow}, le ${frenchDay(saidOn)}`);

/** To whoever follows the case: nobody of the collectivité could be told by mail. */
export const wordToCall = ({
  organisationName,
  title,
  url,
  desk,
}: Pick<WordFacts, 'organisationName' | 'title' | 'url' | 'desk'>): Wording => ({
  subject: `${organisationName} : appelez la collectivité`,
  lead: 'Vous avez noté ce que dit une collectivité. Notre courriel n’a pas pu la prévenir, ou pas tout le monde.',
  facts: [
    { label: 'Collectivité', value: organisationName },
    { label: 'Projet', value: title },
  ],
  notes: ['Appelez-la dans les sept jours : elle doit pouvoir dire si ce n’est pas exact. Ajoutez une adresse à ses contacts.'],
  main: { label: 'Ouvrir le dossier', href: url },
  closing: callUs(desk),
});

/** To whoever follows the case: what they say is not exact, in their own words. */
export const wordContested = (facts: ContestFacts): Wording => ({
  subject: `${facts.organisationName} : la collectivité dit que ce n’est pas exact`,
  lead: 'La collectivité dit que ce qui suit n’est pas exact.',
  facts: [
    { label: 'Collectivité', value: facts.organisationName },
    { label: 'Projet', value: facts.title },
    { label: 'Ce que dit le dossier', value: facts.words },
    ...saidFact(facts),
    ...factIf('Écrit par', facts.author),
    ...factIf('Dit inexact par', facts.contestedBy),
    { label: 'Dit inexact le', value: momentOf(facts.contestedAt) },
    { label: 'Étape du projet maintenant', value: facts.phase },
  ],
  notes: ['Parlez-en avec la collectivité, puis notez ce qui est juste. Le dossier le rappelle jusqu’à la prochaine étape.'],
  main: { label: 'Ouvrir le dossier', href: facts.url },
  closing: callUs(facts.desk),
});

/** On the clock of the cell: a note is not a meeting. */
const momentOf = (at: Date): string => frenchMoment(at, zone);
