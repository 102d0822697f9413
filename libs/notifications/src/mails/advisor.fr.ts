import { frenchMoment, frenchSpan } from '#kernel';
import type { AppointmentFacts, Change } from './appointment.facts.js';
import { type Fact, factIf, fullName, momentAt, type Wording } from './wording.js';

/** What the advisor reads: on their own clock first, with all that the requester wrote. */
export const toAdvisor = {
  booked: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous ${moment(facts)}`,
    lead: 'Un rendez-vous vous est confié.',
  }),

  moved: (facts: AppointmentFacts, change: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous déplacé au ${moment(facts)}`,
    lead: 'Un de vos rendez-vous est déplacé.',
    notes: before(facts, change),
  }),

  takenOver: (facts: AppointmentFacts, change: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous ${moment(facts)}`,
    lead: change.previousStart ? 'Un rendez-vous déplacé vous est confié.' : 'Un rendez-vous vous est confié, à l’heure prévue.',
    notes: [...before(facts, change), 'Une autre personne de l’équipe devait l’assurer.'],
  }),

  /** To the one who had it: nothing is cancelled for the requester. `facts.start` is when it was to be. */
  handedOver: (facts: AppointmentFacts, { previousStart }: Change): Wording => ({
    subject: `${facts.territoryName} : rendez-vous repris par une autre personne de l’équipe, ${moment(facts)}`,
    lead: previousStart
      ? 'Ce rendez-vous est déplacé et repris par une autre personne de l’équipe.'
      : 'Ce rendez-vous est repris par une autre personne de l’équipe.',
    facts: appointment(facts),
    notes: ['Ce moment est de nouveau libre dans votre agenda.'],
    main: null,
    closing: desk(facts),
  }),

  requesterChanged: (facts: AppointmentFacts, { previousRequester }: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : nouvelle personne au rendez-vous du ${moment(facts)}`,
    lead: 'La personne que vous rencontrez a changé.',
    notes: previousRequester ? [`${fullName(facts.requester)} remplace ${fullName(previousRequester)}.`] : [],
  }),

  territoryCorrected: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : collectivité corrigée, rendez-vous ${moment(facts)}`,
    lead: 'La collectivité d’un de vos rendez-vous est corrigée. Il a lieu au même moment, avec la même référence.',
  }),

  roomChanged: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : lien de la visio, rendez-vous ${moment(facts)}`,
    lead: 'Le lien de la visio de ce rendez-vous a changé.',
    notes: ['La personne que vous rencontrez reçoit le même lien.'],
  }),

  cancelled: (facts: AppointmentFacts): Wording => ({
    subject: `${facts.territoryName} : rendez-vous annulé, ${moment(facts)}`,
    lead: facts.cancelledBy === 'requester' ? 'La collectivité a annulé ce rendez-vous.' : 'Ce rendez-vous est annulé.',
    facts: [...appointment(facts), ...factIf('Motif', facts.cancelReason)],
    notes: ['Ce moment est de nouveau libre dans votre agenda.'],
    main: null,
    closing: desk(facts),
  }),

  lateness: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : dix minutes de retard au rendez-vous du ${moment(facts)}`,
    lead: 'La personne que vous rencontrez aura dix minutes de retard.',
  }),

  callback: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rappel demandé, rendez-vous du ${moment(facts)}`,
    lead: 'La personne que vous rencontrez demande à être rappelée.',
    notes: [facts.requester.phone ? `Son numéro : ${facts.requester.phone}.` : 'Elle n’a pas laissé de numéro : écrivez-lui.'],
  }),

  correctionAsked: (facts: AppointmentFacts, { correction }: Change): Wording => ({
    subject: `${facts.territoryName} : correction demandée, compte rendu du ${moment(facts)}`,
    lead: 'La collectivité trouve que ce compte rendu n’est pas exact.',
    facts: [...appointment(facts), ...person(facts), ...factIf('Ce qui est à corriger', correction?.wish)],
    notes: ['Ajoutez un rectificatif, ou dites pourquoi le compte rendu reste tel quel.'],
    main: correction ? { label: 'Lire et répondre', href: correction.answerUrl } : null,
    closing: desk(facts),
  }),

  /** Nothing arrives at the requester's address: somebody has to call. */
  unreachable: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : à appeler, rendez-vous du ${moment(facts)}`,
    lead: 'À appeler : nos messages n’arrivent pas à la personne que vous rencontrez.',
    notes: [
      facts.requester.phone ? `Son numéro : ${facts.requester.phone}.` : 'Elle n’a pas laissé de numéro : passez par sa collectivité.',
      'Elle ne recevra ni changement, ni rappel, ni lien par courriel.',
    ],
  }),
};

const moment = ({ start, advisor }: AppointmentFacts): string => momentAt(start, advisor.timeZone);

const invitation = (facts: AppointmentFacts): Pick<Wording, 'facts' | 'notes' | 'main' | 'closing'> => ({
  facts: [...appointment(facts), ...person(facts), ...written(facts)],
  notes: [],
  main: facts.room ? { label: 'Rejoindre la visio', href: facts.room } : null,
  closing: desk(facts),
});

const appointment = (facts: AppointmentFacts): Fact[] => [
  { label: 'Quand', value: frenchSpan(facts, facts.advisor.timeZone, facts.timeZone) },
  { label: 'Collectivité', value: facts.territoryLabel },
  { label: 'Sujet', value: facts.typeTitle },
  whereabouts(facts),
  { label: 'Référence', value: facts.reference },
];

export function whereabouts({ modality, room, place, requester }: AppointmentFacts): Fact {
  if (modality === 'visio')
    return room ? { label: 'En visio', value: room, href: room } : { label: 'En visio', value: 'le lien est à envoyer par vos soins' };
  if (modality === 'phone') return { label: 'Par téléphone', value: `vous appelez au ${requester.phone ?? 'numéro à demander'}` };
  return { label: 'Sur place', value: place ?? 'adresse à demander' };
}

const person = ({ requester }: AppointmentFacts): Fact[] => [
  { label: 'Avec', value: described(requester) },
  { label: 'Courriel', value: requester.email ?? noMailbox },
  ...factIf('Téléphone', requester.phone),
];

export const noMailbox = 'pas d’adresse : à appeler';

const sides = { elected: 'membre du conseil', staff: 'équipe de la collectivité' } as const;

/** « Zoé Le Goff, membre du conseil (maire) » */
export const described = (requester: AppointmentFacts['requester']): string => {
  const { status, function: title } = requester;
  const side = status ? `, ${sides[status]}` : '';
  return `${fullName(requester)}${side}${title ? ` (${title})` : ''}`;
};

export const written = ({ project, message }: AppointmentFacts): Fact[] => [
  ...factIf('Projet', project?.title),
  ...factIf('Ce que la personne en dit', project?.intention),
  ...factIf('Son message', message),
];

const before = ({ advisor: { timeZone } }: AppointmentFacts, { previousStart }: Change): string[] =>
  previousStart ? [`Il était prévu le ${frenchMoment(previousStart, timeZone)}.`] : [];

const desk = ({ desk: { phone } }: AppointmentFacts): string[] => [`Un empêchement ? Prévenez la cellule au ${phone}.`];
