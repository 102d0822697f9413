import { frenchSpan } from '#kernel';
import { callUs, type DeskFacts, fullName, momentAt, type Wording } from './wording.js';

interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

export interface OfferFacts {
  readonly previous: Name;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly advisorTimeZone: string;
  readonly typeTitle: string;
  readonly territoryName: string;
  readonly territoryLabel: string;
  readonly acceptUrl: string;
  /** Several people read where it goes: neither about what, nor in whose place. */
  readonly sharedMailbox: boolean;
  readonly desk: DeskFacts;
}

/** To someone who asked for nothing: names, the appointment, and how to accept it; nothing else that anyone typed. */
export const successionOffered = (facts: OfferFacts): Wording => ({
  subject: `${facts.territoryName} : un rendez-vous vous est proposé, ${momentAt(facts.start, facts.timeZone)}`,
  lead: facts.sharedMailbox
    ? 'Une place à ce rendez-vous est proposée à qui lit cette adresse.'
    : `${fullName(facts.previous)} vous propose de participer à ce rendez-vous à sa place.`,
  facts: [
    { label: 'Quand', value: frenchSpan(facts, facts.timeZone, facts.advisorTimeZone) },
    ...(facts.sharedMailbox ? [] : [{ label: 'Sujet', value: facts.typeTitle }]),
    { label: 'Collectivité', value: facts.territoryLabel },
  ],
  notes: ['C’est un échange gratuit et sans engagement avec la cellule de conseil.'],
  main: { label: 'Voir et accepter ce rendez-vous', href: facts.acceptUrl },
  closing: ['Sans réponse de votre part, rien ne change.', 'Votre adresse n’a servi qu’à cet envoi.', ...callUs(facts.desk)],
});
