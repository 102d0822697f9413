import { clockOf, frenchDay, frenchDayShort, frenchMoment, zoned } from '#kernel';
import { callUs, type DeskFacts, type Fact, factIf, fullName, type Wording } from './wording.js';

export interface RequestFacts {
  readonly reference: string;
  readonly reason: 'unlisted' | 'no_slot' | 'on_site';
  readonly territoryLabel: string;
  readonly timeZone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly preferred: readonly string[];
  readonly intention: string | null;
  readonly place: string | null;
  readonly typeTitle: string;
  readonly receivedAt: Date;
  /** Several people read where it goes: not what it is about. */
  readonly sharedMailbox: boolean;
  /** `YYYY-MM-DD`; null when nobody waits for an answer any more. */
  readonly promisedOn: string | null;
  /** Where whoever asked follows it; null for what is older than such links. */
  readonly followUrl: string | null;
  /** To any other address, nothing goes that somebody typed. */
  readonly addressProven: boolean;
  /** Someone of a préfecture asked for them. */
  readonly byPrefecture: boolean;
  /** What we wait for. */
  readonly question: string | null;
  /** The last that happened. */
  readonly outcome: Outcome | null;
  readonly desk: DeskFacts;
}

interface Outcome {
  readonly move: string;
  readonly words: string;
  readonly advisor: string | null;
  readonly referredTo: string | null;
}

/** Receipt of a request made by electronic means (CRPA, art. L. 112-11 and R. 112-11-1): date, service, how to reach it. */
export const requestReceived = (facts: RequestFacts): Wording => ({
  subject: `${placeOf(facts)} : demande reçue ${dayShort(facts)}`,
  lead: facts.byPrefecture
    ? `La préfecture nous a transmis une demande pour vous : ${frenchMoment(facts.receivedAt, facts.timeZone)}.`
    : `Nous avons reçu votre demande : ${frenchMoment(facts.receivedAt, facts.timeZone)}.`,
  facts: [
    { label: 'Référence', value: facts.reference },
    ...(facts.sharedMailbox ? [] : [{ label: 'Sujet', value: facts.typeTitle }]),
    ...factIf('Réponse', facts.promisedOn && `au plus tard ${frenchDay(facts.promisedOn)}`),
    { label: 'Service', value: facts.desk.name },
    { label: 'Adresse', value: facts.desk.address },
    { label: 'Courriel', value: facts.desk.email },
    { label: 'Téléphone', value: facts.desk.phone },
  ],
  notes: [nextStep[facts.reason], 'Une personne de la cellule vous répond par courriel.', 'Vous n’avez rien d’autre à faire.'],
  main: follow(facts, 'Suivre ou retirer votre demande'),
  closing: ['Ce message vaut accusé de réception.', 'Vous n’avez rien demandé ? Dites-le-nous par téléphone.', ...callUs(facts.desk)],
});

/** What is missing. Null when we wait for nothing any more. */
export const requestQuestion = (facts: RequestFacts): Wording | null =>
  facts.question === null
    ? null
    : {
        subject: `${placeOf(facts)} : une précision nous manque`,
        lead: 'Il nous manque une précision pour vous répondre.',
        facts: [{ label: 'Référence', value: facts.reference }, ...typed(facts, 'Notre question', facts.question)],
        notes: ['Vous répondez en quelques mots, sans compte.', 'Notre délai de réponse s’arrête jusque-là.'],
        main: follow(facts, 'Lire notre question et y répondre'),
        closing: callUs(facts.desk),
      };

/** Our answer. Null when it stands open, or its people took it back. */
export function requestDecided(facts: RequestFacts): Wording | null {
  const said = facts.outcome && decided[facts.outcome.move];
  if (!facts.outcome || !said) return null;
  return {
    subject: `${placeOf(facts)} : ${said.subject}`,
    lead: said.lead,
    facts: [
      { label: 'Référence', value: facts.reference },
      ...factIf('Suivie par', facts.sharedMailbox ? null : facts.outcome.advisor),
      ...typed(facts, 'Vers', facts.outcome.referredTo),
      ...typed(facts, 'Ce que nous vous en disons', facts.outcome.words),
    ],
    notes: [said.next],
    main: follow(facts, 'Lire notre réponse'),
    closing: callUs(facts.desk),
  };
}

const decided: Readonly<Record<string, { subject: string; lead: string; next: string }>> = {
  accept: {
    subject: 'votre demande est acceptée',
    lead: 'Votre demande est acceptée.',
    next: 'La personne qui la suit vous propose un rendez-vous.',
  },
  refer: {
    subject: 'votre demande est orientée ailleurs',
    lead: 'Un autre service peut mieux vous répondre.',
    next: 'Nous lui avons transmis ce dont nous étions convenus avec vous.',
  },
  decline: {
    subject: 'notre réponse à votre demande',
    lead: 'Nous ne pouvons pas donner suite à votre demande.',
    next: 'La raison est écrite dans notre réponse. Vous pouvez nous en parler.',
  },
  duplicate: {
    subject: 'votre demande en rejoint une autre',
    lead: 'Nous avons déjà reçu cette demande.',
    next: 'Nous les traitons ensemble. Vous n’avez rien à faire.',
  },
  reopen: {
    subject: 'nous reprenons votre demande',
    lead: 'Nous nous étions trompés : votre demande n’était pas déjà reçue.',
    next: 'Nous l’étudions et nous vous répondons. Vous n’avez rien à faire.',
  },
};

const follow = ({ followUrl }: RequestFacts, label: string): Wording['main'] => (followUrl ? { label, href: followUrl } : null);

const typed = ({ addressProven, sharedMailbox }: RequestFacts, label: string, value: string | null): Fact[] =>
  addressProven && !sharedMailbox ? factIf(label, value) : [];

/** To the desk, which answers: everything that was said. */
export const requestToAnswer = (facts: RequestFacts): Wording => ({
  subject: `${facts.territoryLabel} : demande reçue ${dayShort(atDesk(facts))}, réponse attendue`,
  lead: 'Une demande attend votre réponse.',
  facts: requestFacts(facts),
  notes: facts.promisedOn ? [`Réponse promise au plus tard ${frenchDay(facts.promisedOn)}.`] : [],
  main: null,
  closing: [],
});

/** To the desk, when the receipt did not arrive. */
export const requestUnreachable = (facts: RequestFacts): Wording => ({
  subject: `${facts.territoryLabel} : à appeler, demande reçue ${dayShort(atDesk(facts))}`,
  lead: 'À appeler : nos messages n’arrivent pas à cette personne.',
  facts: requestFacts(facts),
  notes: [facts.phone ? `Son numéro : ${facts.phone}.` : 'Elle n’a pas laissé de numéro : passez par sa collectivité.'],
  main: null,
  closing: [],
});

const requestFacts = (facts: RequestFacts): Fact[] => [
  { label: 'Référence', value: facts.reference },
  { label: 'Reçue', value: frenchMoment(facts.receivedAt, deskZone, facts.timeZone) },
  { label: 'Raison', value: why[facts.reason] },
  { label: 'Collectivité', value: facts.territoryLabel },
  { label: 'De', value: fullName(facts) },
  { label: 'Courriel', value: facts.email },
  ...factIf('Téléphone', facts.phone),
  { label: 'Sujet', value: facts.typeTitle },
  ...moments(facts),
  ...factIf('Horloge de ces moments', isElsewhere(facts) && facts.preferred.length > 0 ? clockOf(facts.timeZone) : null),
  ...factIf('Lieu', facts.place),
  ...factIf('Ce que la personne en dit', facts.intention),
];

const nextStep: Readonly<Record<RequestFacts['reason'], string>> = {
  unlisted: 'Nous retrouvons votre collectivité, puis nous vous proposons un rendez-vous.',
  no_slot: 'Nous cherchons un moment qui vous convient.',
  on_site: 'Nous préparons un rendez-vous sur place avec vous.',
};

const why: Readonly<Record<RequestFacts['reason'], string>> = {
  unlisted: 'collectivité absente de la liste',
  no_slot: 'aucun créneau ne convenait',
  on_site: 'rendez-vous sur place',
};

/** A place that is not in the list was typed by someone: it is not repeated to an address that nobody has confirmed. */
const placeOf = ({ reason, territoryLabel }: RequestFacts): string => (reason === 'unlisted' ? 'Votre collectivité' : territoryLabel);

const dayShort = ({ receivedAt: at, timeZone }: RequestFacts): string => frenchDayShort(zoned(at, timeZone).toPlainDate());

/** The desk reads on its own clock first, as an advisor does. */
const deskZone = 'Europe/Paris';
const atDesk = (facts: RequestFacts): RequestFacts => ({ ...facts, timeZone: deskZone });

const isElsewhere = ({ receivedAt: at, timeZone }: RequestFacts): boolean =>
  !zoned(at, timeZone).toPlainDateTime().equals(zoned(at, deskZone).toPlainDateTime());

const moments = ({ preferred }: RequestFacts): Fact[] =>
  preferred.map((said, index) => ({ label: `Moment préféré ${index + 1}`, value: said }));
