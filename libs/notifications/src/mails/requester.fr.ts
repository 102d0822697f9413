import { clockOf, dayAt, frenchSpan, hourAt } from '#kernel';
import type { AppointmentFacts, Change } from './appointment.facts.js';
import { preparation } from './preparation.fr.js';
import { asksWhoReads, callUs, type Fact, fullName, type Link, momentAt, type Wording } from './wording.js';

/** What the person who asked for the appointment reads: on the clock of their territory first. */
export const toRequester = {
  booked: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous ${moment(facts)}`,
    lead: 'Votre rendez-vous est confirmé.',
  }),

  moved: (facts: AppointmentFacts, change: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous déplacé au ${moment(facts)}`,
    lead: 'Votre rendez-vous est déplacé.',
    notes: [...before(facts, change), 'Le fichier joint met votre agenda à jour.', ...preparation(facts)],
  }),

  advisorChanged: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : une autre personne vous reçoit, rendez-vous ${moment(facts)}`,
    lead: 'La date et l’heure ne changent pas : une autre personne de l’équipe vous reçoit.',
    notes: ['Le fichier joint met votre agenda à jour.', ...preparation(facts)],
  }),

  territoryCorrected: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : collectivité corrigée, rendez-vous ${moment(facts)}`,
    lead: 'La collectivité de votre rendez-vous est corrigée. Il a lieu au même moment, avec la même référence.',
    notes: ['Le fichier joint met votre agenda à jour.', ...preparation(facts)],
  }),

  succeeded: (facts: AppointmentFacts, { previousRequester }: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous ${moment(facts)}`,
    lead:
      previousRequester && !facts.sharedMailbox
        ? `Vous participez maintenant à ce rendez-vous. Avant vous : ${fullName(previousRequester)}.`
        : 'Vous participez maintenant à ce rendez-vous.',
  }),

  roomChanged: (facts: AppointmentFacts): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : lien de la visio, rendez-vous ${moment(facts)}`,
    lead: 'Voici le lien de la visio de votre rendez-vous.',
    notes: ['Un lien reçu avant ne sert plus.', 'Le fichier joint met votre agenda à jour.', ...preparation(facts)],
  }),

  cancelled: (facts: AppointmentFacts): Wording => ({
    subject: `${facts.territoryName} : rendez-vous annulé, ${moment(facts)}`,
    lead: 'Votre rendez-vous est annulé.',
    facts: identity(facts),
    notes: [...reason(facts), 'Le fichier joint le retire de votre agenda.'],
    main: bookAgain(facts),
    closing: callUs(facts.desk),
  }),

  left: (facts: AppointmentFacts): Wording => ({
    subject: `${facts.territoryName} : vous ne participez plus au rendez-vous du ${moment(facts)}`,
    lead: 'Vous ne participez plus à ce rendez-vous.',
    facts: identity(facts),
    notes: [
      `${facts.sharedMailbox ? 'Une autre personne' : fullName(facts.requester)} y participe à votre place.`,
      'Le fichier joint le retire de votre agenda.',
    ],
    main: bookAgain(facts),
    closing: callUs(facts.desk),
  }),
};

const moment = ({ start, timeZone }: AppointmentFacts): string => momentAt(start, timeZone);

const bookAgain = ({ bookUrl }: AppointmentFacts): Link => ({ label: 'Prendre un autre rendez-vous', href: bookUrl });

/** « Camille Aubry (Lyon) », once someone has said from where she speaks. */
const receiver = ({ advisor }: AppointmentFacts): string => (advisor.place ? `${fullName(advisor)} (${advisor.place})` : fullName(advisor));

export function invitation(facts: AppointmentFacts): Pick<Wording, 'facts' | 'notes' | 'main' | 'closing'> {
  const [when, ...others] = identity(facts);
  return {
    facts: [when as Fact, whereabouts(facts), ...(facts.sharedMailbox ? [] : [{ label: 'Avec', value: receiver(facts) }]), ...others],
    notes: preparation(facts),
    main: { label: 'Voir, déplacer ou annuler ce rendez-vous', href: facts.manageUrl },
    closing: [
      `Vous pouvez le déplacer jusqu’à ${facts.moveNoticeHours}\u00a0h avant, et l’annuler jusqu’à son début.`,
      whoseLink(facts),
      ...(facts.addressProven || facts.sharedMailbox
        ? []
        : ['Sur cette page, « C’est bien moi » nous confirme que cette adresse est la vôtre.']),
      'Vous n’avez rien demandé ? Annulez par ce lien ou téléphonez-nous.',
      ...callUs(facts.desk),
    ],
  };
}

export const whoseLink = ({ sharedMailbox }: AppointmentFacts): string =>
  sharedMailbox ? asksWhoReads : 'Ce lien est personnel : gardez ce message pour vous.';

/** To a mailbox that several people read: neither about what, nor with whom. */
export const identity = ({
  start,
  end,
  timeZone,
  advisor,
  typeTitle,
  territoryLabel,
  reference,
  sharedMailbox,
}: AppointmentFacts): Fact[] => [
  { label: 'Quand', value: frenchSpan({ start, end }, timeZone, advisor.timeZone) },
  ...(sharedMailbox ? [] : [{ label: 'Sujet', value: typeTitle }]),
  { label: 'Collectivité', value: territoryLabel },
  { label: 'Référence', value: reference },
];

function whereabouts({ modality, room, place, requester, addressProven, sharedMailbox }: AppointmentFacts): Fact {
  if (modality === 'visio')
    return room ? { label: 'En visio', value: room, href: room } : { label: 'En visio', value: 'le lien vous sera envoyé' };
  if (modality === 'phone')
    return { label: 'Par téléphone', value: sharedMailbox ? 'nous vous appelons au numéro que vous avez donné' : callsAt(requester.phone) };
  return { label: 'Sur place', value: addressProven && place ? place : 'à l’endroit que vous avez indiqué' };
}

/** Only what can be dialled is repeated: an unproven address gets no typed text. */
const callsAt = (phone: string | null): string =>
  phone && /^[+\d][\d\s().-]{5,30}$/.test(phone)
    ? `nous vous appelons au ${phone}`
    : 'dites-nous à quel numéro vous appeler, en répondant à ce message';

function before({ timeZone }: AppointmentFacts, { previousStart, advisorChanged }: Change): string[] {
  const was = previousStart
    ? [`Il était prévu le ${dayAt(previousStart, timeZone)} à ${hourAt(previousStart, timeZone)} (${clockOf(timeZone)}).`]
    : [];
  return advisorChanged ? [...was, 'La personne qui vous reçoit a changé.'] : was;
}

const reason = ({ addressProven, sharedMailbox, cancelReason, cancelledBy }: AppointmentFacts): string[] =>
  addressProven && !sharedMailbox && cancelReason && cancelledBy !== 'requester' ? [`Motif : ${cancelReason}`] : [];
