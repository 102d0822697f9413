import { type AdmissionRead, type MemberRead, roleNames } from '#identity';
import { dayAt, frenchDay } from '#kernel';
import type { Card, Fact, Member, Waiting } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { mandateOver } from '../coordination/people.fr.js';
import { deskZone } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const memberCounts = { none: 'Personne', one: 'Une personne', many: 'personnes' } as const;

const how = {
  cell: 'la cellule',
  lead: 'une personne référente',
  invitation: 'une invitation',
  command: 'l’installation du service',
} as const;

export function memberCard({ membershipId, personId, role, since, ...member }: MemberRead, self: string): Member {
  const { email, mandateEndsOn, vouchedHow, vouchedBy } = member;
  return {
    ...{ id: membershipId, title: fullName(member), href: null, badge: { word: roleNames[role], tone: role === 'lead' ? 'info' : 'none' } },
    ...{ isSelf: personId === self, isPromotable: role === 'member' },
    facts: [
      { name: 'Courriel', value: email || 'aucun courriel n’arrive plus' },
      { name: 'Depuis', value: `le ${dayAt(since, deskZone)}` },
      { name: 'Par', value: vouchedBy ? `${how[vouchedHow]}, ${vouchedBy}` : how[vouchedHow] },
      ...(mandateEndsOn ? [{ name: 'Fin du mandat', value: frenchDay(mandateEndsOn) }] : []),
    ],
  };
}

/** Whose mandate ended: she sees nothing any more, and a lead may say that she is gone. */
export const overCard = (member: MemberRead): Card => ({
  ...{ id: member.membershipId, title: fullName(member), href: null },
  badge: { word: mandateOver(member.mandateEndsOn ?? ''), tone: 'warning' },
  facts: [{ name: 'Rôle', value: roleNames[member.role] }],
});

const ways = { invited: 'invitée par', named: 'proposée par', asked: 'demande à rejoindre' } as const;

export const waitingCard = ({ id, way, role, saidBy, saidAt, expiresAt, ...admission }: AdmissionRead): Waiting => ({
  ...{ id, title: fullName(admission), href: null, badge: { word: roleNames[role], tone: 'none' }, asks: way === 'asked' },
  facts: [
    ...(admission.email ? [{ name: 'Courriel', value: admission.email }] : []),
    { name: 'Comment', value: way === 'asked' ? ways.asked : `${ways[way]} ${fullName(saidBy)}` },
    ...(way === 'asked' ? [groundsOf(admission)] : []),
    { name: 'Depuis', value: `le ${dayAt(saidAt, deskZone)}` },
    { name: 'Jusqu’au', value: dayAt(expiresAt, deskZone) },
  ],
});

/** Why she would be of it: what shows it, or what she says of herself. */
const groundsOf = ({ attested, function: said }: Pick<AdmissionRead, 'attested' | 'function'>): Fact =>
  attested
    ? { name: 'Fonction', value: 'ProConnect dit qu’elle y travaille' }
    : { name: 'Fonction', value: `« ${said} », dit-elle. Rien d’autre ne le montre.` };

/** As whoever asked reads it. */
export const askedCard = ({ id, organisationName, saidAt, expiresAt }: AdmissionRead): Card => ({
  ...{ id, title: printed(organisationName), href: null, badge: { word: 'en attente', tone: 'new' } },
  facts: [
    { name: 'Demandé', value: `le ${dayAt(saidAt, deskZone)}` },
    { name: 'Sans réponse', value: `s’efface le ${dayAt(expiresAt, deskZone)}` },
  ],
});
