import { clockOf, dayAt, frenchDayShort, hourAt, zoned } from '#kernel';
import type { AppointmentFacts, Change, MinutesFacts } from './appointment.facts.js';
import { identity, whoseLink } from './requester.fr.js';
import { callUs, type Fact, type Section, type Wording } from './wording.js';

/** What the requester reads once the appointment is over: on the clock of their territory first. */
export const afterwards = {
  /** What was written goes to a proven address that one person reads; others find it behind the link. */
  minutes: (facts: AppointmentFacts, { minutes }: Change): Wording => ({
    subject: `${facts.territoryName} : compte rendu du rendez-vous du ${dayShort(facts)}`,
    lead: 'Voici le compte rendu de votre rendez-vous.',
    facts: identity(facts),
    sections: minutes && mayHold(facts) ? sectionsOf(minutes) : [],
    notes: ['Une erreur ou un oubli ? Répondez à ce message.'],
    main: { label: 'Lire ou imprimer le compte rendu', href: `${facts.manageUrl}/compte-rendu` },
    closing: [whoseLink(facts), ...callUs(facts.desk)],
  }),

  missed: (facts: AppointmentFacts, { times = [] }: Change): Wording => ({
    subject: `${facts.territoryName} : rendez-vous manqué, ${dayShort(facts)}`,
    lead: 'Nous ne nous sommes pas vus : rien de grave, voici d’autres moments.',
    facts: [...identity(facts), ...times.map((time, index) => timeFact(facts, time, index))],
    notes: [
      times.length > 0
        ? 'Choisissez celui qui vous convient : un seul bouton le confirme.'
        : 'Prenez un autre rendez-vous quand vous voulez.',
      'Un imprévu arrive à tout le monde. Si nous nous sommes trompés, dites-le-nous.',
    ],
    main: { label: 'Prendre un autre rendez-vous', href: againAt(facts) },
    closing: [whoseLink(facts), ...callUs(facts.desk)],
  }),
};

const mayHold = ({ addressProven, sharedMailbox }: AppointmentFacts): boolean => addressProven && !sharedMailbox;

const dayShort = ({ start, timeZone }: AppointmentFacts): string => frenchDayShort(zoned(start, timeZone).toPlainDate());

const againAt = ({ manageUrl }: AppointmentFacts): string => `${manageUrl}/nouveau`;

function sectionsOf({ lines, words }: MinutesFacts): Section[] {
  const outcome = lines.map(({ name, lines: each }): Fact => ({ label: name, value: each.join('\n') }));
  const sections = [
    { title: 'Ce qui en ressort', facts: outcome },
    { title: 'Compte rendu', facts: words ? [{ label: 'Texte', value: words }] : [] },
  ];
  return sections.filter(({ facts }) => facts.length > 0);
}

const timeFact = (facts: AppointmentFacts, time: Date, index: number): Fact => ({
  label: `Moment ${index + 1}`,
  value: `${dayAt(time, facts.timeZone)} à ${hourAt(time, facts.timeZone)} (${clockOf(facts.timeZone)})`,
  href: `${againAt(facts)}?creneau=${time.toISOString()}`,
});
