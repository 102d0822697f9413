import { type PersonListed, roleNames } from '#identity';
import { frenchDay, type Role } from '#kernel';
import type { Card, Filters } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import { printed } from '../public/names.fr.js';

export const grantedWords = { title: 'Le rôle est donné', next: 'Cette personne se connecte avec son adresse, dès maintenant.' };

const bookedCounts = {
  none: 'Aucun rendez-vous à venir n’est à son nom.',
  one: 'Un rendez-vous à venir est à son nom\u202f: il sera à confier à quelqu’un.',
  many: 'rendez-vous à venir sont à son nom\u202f: ils seront à confier à quelqu’un.',
} as const;

const followedCounts = {
  none: 'Aucun dossier n’est suivi par cette personne.',
  one: 'Un dossier est suivi par cette personne\u202f: il sera à confier à quelqu’un, avec ce qui y est à faire.',
  many: 'dossiers sont suivis par cette personne\u202f: ils seront à confier à quelqu’un, avec ce qui y est à faire.',
} as const;

/** What the end of an advisor's role does, with as many appointments to come, and as many cases that she follows. */
export const leavingWords = (booked: number, followed: number): string[] => [
  countWords(booked, bookedCounts),
  ...(booked > 0 ? ['Rien n’est annulé, et la collectivité reçoit un message quand une autre personne prend le relais.'] : []),
  countWords(followed, followedCounts),
  'Ce qui lui restait à faire dans les autres dossiers passe aux personnes qui les suivent.',
  'Ses plages ne sont plus proposées. Elles compteront de nouveau si le rôle lui est rendu.',
];

export const personName = (person: PersonListed): string => fullName(person).trim() || person.email || 'Une personne sans nom';

type Membership = PersonListed['memberships'][number];

/** « conseil, Cellule de conseil » */
const roleWords = ({ role, organisationName }: Membership): string => `${roleNames[role]}, ${printed(organisationName)}`;

const listedWords = (membership: Membership): string =>
  membership.mandateOverOn ? `${roleWords(membership)} (${mandateOver(membership.mandateOverOn)})` : roleWords(membership);

function scopeWords({ national, departements }: Membership): string {
  if (national) return 'toute la France';
  return departements.length > 0 ? departements.join(', ') : 'son organisation';
}

export const personCard = (person: PersonListed, path: string): Card => ({
  ...{ id: person.id, title: personName(person), href: `${path}/${person.id}` },
  facts: [
    { name: 'Courriel', value: person.email || 'aucun courriel n’arrive plus' },
    ...(person.memberships.length > 0 ? [{ name: 'Rôles', value: person.memberships.map(listedWords).join('\n') }] : []),
  ],
});

export const roleCard = (membership: Membership): Card => ({
  ...{ id: membership.membershipId, title: roleWords(membership), href: null },
  badge: membership.mandateOverOn ? { word: mandateOver(membership.mandateOverOn), tone: 'warning' } : null,
  facts: [{ name: 'Où', value: scopeWords(membership) }],
});

/** « mandat terminé le 30 novembre 2026 » */
export const mandateOver = (lastDay: string): string => `mandat terminé le ${frenchDay(lastDay)}`;

export function peopleFilters(path: string, role: Role | null, text: string): Filters {
  const at = (shown: Record<string, string>) => (Object.keys(shown).length > 0 ? `${path}?${new URLSearchParams(shown)}` : path);
  return {
    path,
    fields: [
      {
        name: 'role',
        label: 'Rôle',
        value: role ?? '',
        options: Object.entries(roleNames).map(([value, name]) => ({ value, text: name })),
      },
      { name: 'nom', label: 'Nom ou courriel', value: text },
    ],
    tags: [
      ...(role ? [{ text: roleNames[role], without: at(text ? { nom: text } : {}) }] : []),
      ...(text ? [{ text, without: at(role ? { role } : {}) }] : []),
    ],
  };
}
