import { clockOf, dayAt, frenchDayShort, hourAt, zoned } from '#kernel';
import type { AppointmentFacts, Change, CorrectionFacts, MinutesFacts } from './appointment.facts.js';
import { identity, whoseLink } from './requester.fr.js';
import { callUs, type Fact, factIf, type Section, type Wording } from './wording.js';

/** What the requester reads once the appointment is over: on the clock of their territory first. */
export const afterwards = {
  /** What was written goes to a proven address that one person reads; others find it behind the link. */
  minutes: (facts: AppointmentFacts, { minutes }: Change): Wording => ({
    subject: `${facts.territoryName} : compte rendu du rendez-vous du ${dayShort(facts)}`,
    lead: 'Voici le compte rendu de votre rendez-vous.',
    facts: identity(facts),
    sections: minutes && mayHold(facts) ? sectionsOf(minutes) : [],
    notes: ['Une erreur ou un oubli ? Dites-le sur la page du compte rendu, pendant quinze jours, ou répondez à ce message.'],
    main: readMinutes(facts),
    closing: [whoseLink(facts), ...callUs(facts.desk)],
  }),

  /** What was typed goes where the minutes themselves may go. */
  correctionAnswered: (facts: AppointmentFacts, { correction }: Change): Wording => ({
    subject: `${facts.territoryName} : ${correction?.isCorrected ? 'correction du compte rendu' : 'réponse sur le compte rendu'}, ${dayShort(facts)}`,
    lead: correction?.isCorrected
      ? 'Le compte rendu de votre rendez-vous est corrigé.'
      : 'Nous avons relu le compte rendu de votre rendez-vous : il reste tel quel, et nous vous disons pourquoi.',
    facts: identity(facts),
    sections: correction && mayHold(facts) ? correctedSections(correction) : [],
    notes: [],
    main: readMinutes(facts),
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

const readMinutes = ({ manageUrl }: AppointmentFacts) => ({
  label: 'Lire ou imprimer le compte rendu',
  href: `${manageUrl}/compte-rendu`,
});

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

const correctedSections = ({ wish, answer, isCorrected }: CorrectionFacts): Section[] => [
  {
    title: isCorrected ? 'Rectificatif' : 'Notre réponse',
    facts: [...factIf('Votre demande', wish), ...factIf(isCorrected ? 'À lire dans le compte rendu' : 'Réponse', answer)],
  },
];

const timeFact = (facts: AppointmentFacts, time: Date, index: number): Fact => ({
  label: `Moment ${index + 1}`,
  value: `${dayAt(time, facts.timeZone)} à ${hourAt(time, facts.timeZone)} (${clockOf(facts.timeZone)})`,
  href: `${againAt(facts)}?creneau=${time.toISOString()}`,
});
