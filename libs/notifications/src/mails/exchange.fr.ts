import { frenchMoment } from '#kernel';
import { callUs, type DeskFacts, type Fact, factIf, type Wording } from './wording.js';

const deskZone = 'Europe/Paris';

export interface ExchangeFacts {
  /** « Buis-les-Baronnies (26) » */
  readonly organisationName: string;
  /** Its own. */
  readonly timeZone: string;
  /** Of the project. */
  readonly title: string;
  /** As they were typed. */
  readonly words: string;
  /** Empty once it is forgotten. */
  readonly author: string;
  readonly at: Date;
  readonly url: string;
  /** Where its reader chooses to have one mail a day; null for whoever has no account. */
  readonly rhythmUrl: string | null;
  readonly desk: DeskFacts;
}

/** To those of the collectivité. `isClosed`: several people read the mailbox, or nobody has shown that it is hers: that there is a message, and not which. */
export const exchangeSent = (facts: ExchangeFacts & { readonly isClosed: boolean }): Wording => ({
  subject: `${facts.organisationName} : un message sur votre projet`,
  lead: facts.isClosed ? 'La personne qui suit votre projet vous a écrit.' : 'Voici un message de la personne qui suit votre projet.',
  facts: [
    { label: 'Collectivité', value: facts.organisationName },
    ...(facts.isClosed ? [] : openFacts(facts, frenchMoment(facts.at, facts.timeZone, deskZone))),
    ...rhythmOf(facts),
  ],
  notes: ['Vous pouvez répondre depuis la page du message, sans compte, ou répondre à ce courriel.'],
  main: { label: facts.isClosed ? 'Lire le message' : 'Répondre au message', href: facts.url },
  closing: callUs(facts.desk),
});

/** To those who follow the case. */
export const exchangeAnswered = (facts: ExchangeFacts): Wording => ({
  subject: `${facts.organisationName} : un message de la collectivité`,
  lead: 'La collectivité vous a écrit au sujet de son projet.',
  facts: [{ label: 'Collectivité', value: facts.organisationName }, ...openFacts(facts, atDesk(facts)), ...rhythmOf(facts)],
  notes: ['Répondez depuis le dossier : la collectivité le lit par courriel, et le dossier en garde la trace.'],
  main: { label: 'Répondre dans le dossier', href: facts.url },
  closing: callUs(facts.desk),
});

/** To whoever follows the case: the message did not reach the collectivité, or not everyone. */
export const exchangeToCall = (facts: ExchangeFacts): Wording => ({
  subject: `${facts.organisationName} : votre message n’est pas arrivé`,
  lead: 'Notre courriel n’a pas pu porter votre message à la collectivité, ou pas à tout le monde.',
  facts: [{ label: 'Collectivité', value: facts.organisationName }, ...openFacts(facts, atDesk(facts))],
  notes: ['Appelez-la, ou ajoutez une adresse à ses contacts puis écrivez de nouveau.'],
  main: { label: 'Ouvrir les échanges', href: facts.url },
  closing: callUs(facts.desk),
});

const rhythmOf = ({ rhythmUrl }: ExchangeFacts): Fact[] =>
  rhythmUrl ? [{ label: 'Recevoir plutôt un courriel par jour', value: rhythmUrl, href: rhythmUrl }] : [];

/** The cell reads on its own clock first. */
const atDesk = ({ at, timeZone }: ExchangeFacts): string => frenchMoment(at, deskZone, timeZone);

const openFacts = ({ title, words, author }: ExchangeFacts, writtenAt: string): Fact[] => [
  { label: 'Projet', value: title },
  { label: 'Message', value: words },
  ...factIf('De', author),
  { label: 'Écrit le', value: writtenAt },
];
