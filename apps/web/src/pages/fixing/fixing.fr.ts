import { modalityLabels } from '#appointments';
import { type Attendee, callerSentences, type Fixable, fieldSentences } from '#intake';
import type { Fault } from '#views';
import { fullName } from '../appointment-cards.fr.js';

export const fixingWords = {
  /** Where it leads from. */
  link: 'Fixer un rendez-vous',
  next: 'Fixer le prochain rendez-vous',
  otherHours: 'D’autres heures',
  /** In « Ma journée ». */
  waiting: 'À qui proposer un rendez-vous',
  allAccepted: 'Toutes les demandes acceptées que je suis',
  addContact: 'Ajouter un contact',
  nobody: 'Personne n’a encore d’adresse électronique ni de téléphone dans ce dossier.',
  unlisted:
    'Cette collectivité n’est pas dans la liste : nous ne connaissons pas ses heures. Appelez cette personne ou écrivez-lui pour convenir d’un moment.',
} as const;

/** « Odile Chabert, mairie@exemple.fr » */
export const attendeeChoice = (person: Attendee) => ({
  value: person.key,
  label: fullName(person),
  hint: [person.function, person.email ?? `${person.phone}, sans adresse électronique : par téléphone`].filter(Boolean).join(', '),
});

/** The means in the order in which one thinks of them. */
export const modalityChoices = (['visio', 'phone', 'on_site'] as const).map((value) => ({ value, label: modalityLabels[value] }));

/** What is asked of whoever fixes is of the other person: « le numéro auquel l’appeler ». */
export const asSaidToCell = (fault: Fault): Fault => {
  if (fault.sentence === fieldSentences.phoneNeeded) return { ...fault, sentence: callerSentences.phoneNeeded };
  return fault.sentence === fieldSentences.place ? { ...fault, sentence: 'Indiquez où vous vous rencontrez.' } : fault;
};

export const isUnlisted = ({ territoryId }: Fixable): boolean => territoryId.startsWith('other:');
