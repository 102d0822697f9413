import type { Desk } from '#platform';
import type { Step } from '#views';
import { countWords } from '../counts.fr.js';

interface Found {
  readonly desk: Desk;
  readonly advisors: number;
  /** People with openings. */
  readonly open: number;
  /** An appointment was made, whatever became of it. */
  readonly isTried: boolean;
}

/** In the order in which they are taken. */
export const stepsFrom = ({ desk, ...found }: Found): Step[] => [
  {
    ...{ name: 'Numéro et horaires', isDone: desk.phone !== '' && desk.hours !== '' },
    words: desk.phone && desk.hours ? `${desk.phone}. Horaires : ${desk.hours}.` : 'Ces réglages se donnent sur la machine du service.',
    link: { text: 'Voir les réglages', href: '/coordination/reglages' },
  },
  ...peopleSteps(found),
  {
    ...{ name: 'Un rendez-vous d’essai', isDone: found.isTried },
    words: found.isTried ? 'Le service en a déjà reçu.' : 'Prenez un rendez-vous pour vous-même, puis annulez-le.',
    link: { text: 'Prendre rendez-vous', href: '/rendez-vous' },
  },
  {
    ...{ name: 'Mentions légales', isDone: desk.name !== '' && desk.address !== '' && desk.email !== '' },
    words: 'Le nom, l’adresse et le courriel de la cellule y figurent. Relisez ces pages.',
    link: { text: 'Relire les mentions légales', href: '/mentions-legales' },
  },
  {
    ...{ name: 'Protection des données', isDone: desk.dpo !== '' },
    words: desk.dpo
      ? `Déléguée ou délégué à la protection des données\u202f: ${desk.dpo}.`
      : 'L’adresse de la personne déléguée manque. L’administration technique la donne par le réglage DESK_DPO.',
    link: { text: 'Relire la page Données personnelles', href: '/donnees-personnelles' },
  },
];

const peopleSteps = ({ advisors, open }: Omit<Found, 'desk'>): Step[] => [
  {
    ...{ name: 'Une personne au conseil', isDone: advisors > 0 },
    words: advisors > 0 ? `${countWords(advisors, people)} au conseil.` : 'Donnez le rôle de conseil à au moins une personne.',
    link: { text: 'Donner un rôle', href: '/coordination/personnes/role' },
  },
  {
    ...{ name: 'Des plages ouvertes', isDone: open > 0 },
    words: open > 0 ? `${countWords(open, people)} avec des plages ouvertes.` : 'Sans plage ouverte, aucun créneau n’est proposé.',
    link: { text: 'Ouvrir des plages', href: '/coordination/disponibilites' },
  },
];

const people = { none: 'Personne', one: 'Une personne', many: 'personnes' } as const;
