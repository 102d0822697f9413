import { type Action, type Grantee, permissions, type Resource } from '#kernel';
import type { Sight } from '#views';

/** Of whom a collectivité may wonder what they see. */
const people: readonly (readonly [Grantee, string])[] = [
  ['member', 'Les membres de votre collectivité'],
  ['lead', 'Les personnes référentes de votre collectivité'],
  ['advisor', 'Les conseillères et conseillers de la cellule'],
  ['coordinator', 'Les personnes qui coordonnent la cellule'],
  ['direction', 'Les personnes qui dirigent la cellule'],
  ['facilitator', 'Les personnes qui animent des ateliers'],
  ['prefecture', 'Les services de votre préfecture'],
  ['provider', 'Les prestataires'],
  ['auditor', 'Les personnes chargées de l’audit et de la protection des données'],
  ['technician', 'Les personnes chargées de l’administration technique'],
  ['public', 'Tout le monde'],
];

const rights: readonly (readonly [Resource, Action, string])[] = [
  ['appointment', 'read', 'Voient vos rendez-vous.'],
  ['appointment', 'update', 'Peuvent déplacer vos rendez-vous.'],
  ['appointment', 'cancel', 'Peuvent annuler vos rendez-vous.'],
  ['request', 'read', 'Voient vos demandes.'],
  ['request', 'update', 'Peuvent compléter vos demandes.'],
  ['case', 'read', 'Voient vos projets, et de ce qui y est reçu ce qui est partagé.'],
  ['case', 'update', 'Peuvent écrire dans vos projets.'],
  ['summary', 'read', 'Voient un résumé de vos rendez-vous et de vos demandes, avec votre accord.'],
  ['file', 'read', 'Voient les documents joints à vos demandes.'],
  // whoever may add one may take back her own (`mayRemoveFile`); another's, only who is granted it
  ['file', 'create', 'Peuvent joindre des documents à vos demandes, et retirer les leurs.'],
  ['file', 'cancel', 'Peuvent retirer tout document de vos demandes.'],
  ['membership', 'read', 'Voient qui fait partie de votre collectivité.'],
  ['membership', 'create', 'Peuvent inviter des personnes dans votre collectivité.'],
  ['membership', 'update', 'Peuvent changer ou retirer le rôle des membres.'],
  ['membership', 'decide', 'Peuvent accepter une personne qui demande à vous rejoindre.'],
  ['act', 'read', 'Voient les actes faits au nom de votre collectivité.'],
  ['act', 'create', 'Peuvent parler au nom de votre collectivité, sous leur nom.'],
  ['act', 'cancel', 'Peuvent contester un acte pendant sept jours.'],
];

/** What one of the collectivité sees of her colleagues': a name typed at the door is nobody's place there. */
const ofColleagues: Partial<Record<string, string>> = {
  'appointment.read': 'Voient vos rendez-vous. Leurs comptes rendus, si la place de la personne qui l’a pris est confirmée.',
  'request.read': 'Voient vos demandes, si la place de la personne qui demande est confirmée.',
  'request.update': 'Peuvent compléter ces demandes. Seule la personne qui demande peut la retirer.',
};

const ofTheCollectivite: readonly Grantee[] = ['member', 'lead'];

/** From the table of permissions itself: what it does not grant is not said; nor what needs the collectivité's agreement, without it. */
export const sights = (agrees: boolean): Sight[] =>
  people.map(([grantee, words]) => ({
    people: words,
    rights: rights
      .filter(([resource]) => agrees || resource !== 'summary')
      .flatMap(([resource, action, sentence]) => said(grantee, resource, action, sentence)),
  }));

/** Someone of the cell has an appointment as its advisor; any other « own » of theirs is not the collectivité's. */
function said(grantee: Grantee, resource: Resource, action: Action, sentence: string): string[] {
  const reach = permissions[resource][action]?.[grantee] ?? 'none';
  if (reach !== 'own') return reach === 'none' ? [] : [sentence];
  if (ofTheCollectivite.includes(grantee)) return [ofColleagues[`${resource}.${action}`] ?? sentence];
  return resource === 'appointment' || resource === 'case' ? [sentence.replace(/\.$/, ', s’ils leur sont confiés.')] : [];
}
