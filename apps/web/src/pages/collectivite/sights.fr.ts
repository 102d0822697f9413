import { type Action, type Grantee, permissions, type Resource } from '#kernel';
import type { Sight } from '#views';

/** Of whom a collectivité may wonder what they see. */
const people: readonly (readonly [Grantee, string])[] = [
  ['member', 'Les membres de votre collectivité'],
  ['lead', 'Les personnes référentes de votre collectivité'],
  ['advisor', 'Les conseillères et conseillers de la cellule'],
  ['coordinator', 'La coordination de la cellule'],
  ['direction', 'La direction de la cellule'],
  ['facilitator', 'Les personnes qui animent des ateliers'],
  ['prefecture', 'Les services de votre préfecture'],
  ['provider', 'Les prestataires'],
  ['auditor', 'L’audit et la protection des données'],
  ['technician', 'L’administration technique'],
  ['public', 'Tout le monde'],
];

const rights: readonly (readonly [Resource, Action, string])[] = [
  ['appointment', 'read', 'Voient vos rendez-vous.'],
  ['appointment', 'update', 'Peuvent déplacer vos rendez-vous.'],
  ['appointment', 'cancel', 'Peuvent annuler vos rendez-vous.'],
  ['request', 'read', 'Voient vos demandes.'],
  ['request', 'update', 'Peuvent compléter vos demandes.'],
  ['summary', 'read', 'Voient un résumé de vos rendez-vous et de vos demandes, avec votre accord.'],
  ['file', 'read', 'Voient les documents joints à vos demandes.'],
  ['file', 'create', 'Peuvent joindre un document à vos demandes.'],
  ['file', 'cancel', 'Peuvent retirer un document de vos demandes.'],
  ['membership', 'read', 'Voient qui fait partie de votre collectivité.'],
  ['membership', 'create', 'Peuvent inviter des personnes dans votre collectivité.'],
  ['membership', 'update', 'Peuvent changer ou retirer le rôle des membres.'],
  ['membership', 'decide', 'Peuvent accepter une personne qui demande à vous rejoindre.'],
  ['act', 'read', 'Voient les actes faits au nom de votre collectivité.'],
  ['act', 'create', 'Peuvent parler au nom de votre collectivité, sous leur nom.'],
  ['act', 'cancel', 'Peuvent contester un acte pendant sept jours.'],
];

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
  if (reach !== 'own' || ofTheCollectivite.includes(grantee)) return reach === 'none' ? [] : [sentence];
  return resource === 'appointment' ? [sentence.replace(/\.$/, ', s’ils leur sont confiés.')] : [];
}
