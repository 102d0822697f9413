import { frenchSpan } from '#kernel';
import { asksWhoReads, callUs, type DeskFacts, type Fact, momentAt, type Wording } from './wording.js';

export interface LinkFacts {
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly advisorTimeZone: string;
  readonly typeTitle: string;
  readonly territoryName: string;
  readonly territoryLabel: string;
  readonly reference: string;
  readonly manageUrl: string;
  /** Several people read where it goes: not what it is about. */
  readonly sharedMailbox: boolean;
}

/** The lost links: one appointment or several, the next one first. Null when nothing is to come: then there is no mail. */
export function linksAsked(appointments: readonly LinkFacts[], desk: DeskFacts): Wording | null {
  const [next, ...others] = appointments;
  if (!next) return null;
  const alone = others.length === 0;
  return {
    subject: alone
      ? `${next.territoryName} : votre lien pour le rendez-vous du ${momentAt(next.start, next.timeZone)}`
      : `${next.territoryName} : vos liens pour ${appointments.length} rendez-vous, le premier ${momentAt(next.start, next.timeZone)}`,
    lead: alone ? 'Voici le lien de votre rendez-vous.' : 'Voici les liens de vos rendez-vous à venir.',
    facts: appointments.flatMap((appointment) => entry(appointment, alone)),
    notes: [],
    main: alone ? { label: manage, href: next.manageUrl } : null,
    closing: [next.sharedMailbox ? asksWhoReads : 'Ces liens sont personnels : gardez ce message pour vous.', ...callUs(desk)],
  };
}

const manage = 'Voir, déplacer ou annuler ce rendez-vous';

const entry = (appointment: LinkFacts, alone: boolean): Fact[] => [
  { label: 'Quand', value: frenchSpan(appointment, appointment.timeZone, appointment.advisorTimeZone) },
  subject(appointment),
  ...(alone ? [] : [{ label: manage, value: appointment.manageUrl, href: appointment.manageUrl }]),
];

const subject = ({ typeTitle, territoryLabel, reference, sharedMailbox }: LinkFacts): Fact =>
  sharedMailbox
    ? { label: 'Collectivité', value: `${territoryLabel}, ${reference}` }
    : { label: 'Sujet', value: `${typeTitle} (${territoryLabel}, ${reference})` };
