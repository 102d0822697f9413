import { type AdmissionRead, type MemberRead, roleNames } from '#identity';
import { dayAt, frenchDay } from '#kernel';
import type { Member, Waiting } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { deskZone } from '../public/moments.fr.js';

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

const ways = { invited: 'invitée par', named: 'proposée par', asked: 'demande à rejoindre' } as const;

export const waitingCard = ({ id, way, role, saidBy, saidAt, expiresAt, ...admission }: AdmissionRead): Waiting => ({
  ...{ id, title: fullName(admission), href: null, badge: { word: roleNames[role], tone: 'none' }, asks: way === 'asked' },
  facts: [
    ...(admission.email ? [{ name: 'Courriel', value: admission.email }] : []),
    { name: 'Comment', value: way === 'asked' ? ways.asked : `${ways[way]} ${fullName(saidBy)}` },
    { name: 'Depuis', value: `le ${dayAt(saidAt, deskZone)}` },
    { name: 'Jusqu’au', value: dayAt(expiresAt, deskZone) },
  ],
});
