import { hourAt } from '#kernel';
import type { AppointmentFacts, Change } from './appointment.facts.js';
import { preparation } from './preparation.fr.js';
import { invitation, whoseLink } from './requester.fr.js';
import { callUs, momentAt, type Wording } from './wording.js';

/** What nobody asked for, and is glad of: on the requester's clock. */
export const toRemind = {
  twoDaysBefore: (facts: AppointmentFacts, change: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rappel, rendez-vous ${momentAt(facts.start, facts.timeZone)}`,
    lead: `Votre rendez-vous a lieu ${momentAt(facts.start, facts.timeZone)}.`,
    notes: [...others(facts, change), ...preparation(facts)],
  }),

  oneHourBefore: (facts: AppointmentFacts, change: Change): Wording => ({
    ...invitation(facts),
    subject: `${facts.territoryName} : rendez-vous tout à l’heure, ${momentAt(facts.start, facts.timeZone)}`,
    lead: `Votre rendez-vous commence à ${hourAt(facts.start, facts.timeZone)}.`,
    facts: [...invitation(facts).facts, ...(facts.room ? [{ label: manage, value: facts.manageUrl, href: facts.manageUrl }] : [])],
    notes: [...others(facts, change), howToJoin[facts.modality]],
    main: facts.room ? { label: 'Rejoindre la visio', href: facts.room } : { label: manage, href: facts.manageUrl },
    closing: ['Un empêchement ou un retard ? Dites-le par ce lien ou téléphonez-nous.', whoseLink(facts), ...callUs(facts.desk)],
  }),
};

const manage = 'Voir ou annuler ce rendez-vous';

const howToJoin: Readonly<Record<AppointmentFacts['modality'], string>> = {
  visio: 'La salle de visio ouvre un quart d’heure avant.',
  phone: 'Gardez votre téléphone près de vous.',
  on_site: 'Nous venons à l’endroit que vous avez indiqué.',
};

const others = ({ timeZone, sharedMailbox }: AppointmentFacts, { sameDay = [] }: Change): string[] =>
  sameDay.map(({ start, typeTitle, reference }) => {
    const which = sharedMailbox ? reference : `${typeTitle} (${reference})`;
    return `Le même jour, à ${hourAt(start, timeZone)}, un autre rendez-vous : ${which}.`;
  });
