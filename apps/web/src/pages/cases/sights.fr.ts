import { type LivingLink, type SeerRead } from '#cases';
import type { Entry } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

const roles: Record<SeerRead['role'], string> = {
  lead: 'Les personnes référentes',
  member: 'Les autres membres',
  advisor: 'Les autres conseillers de la cellule, dans leurs départements',
  coordinator: 'La coordination, dans ses départements',
  auditor: 'L’audit',
  direction: 'La direction',
  facilitator: 'L’animation des ateliers',
  technician: 'L’administration technique',
  prefecture: 'La préfecture',
  provider: 'Les prestataires',
  public: 'Le public',
};

export const seerEntry = (seer: SeerRead): Entry => ({
  ...{ id: `${seer.role}-${seer.name}`, title: whoOf(seer), badge: null, words: '', act: null },
  details: seer.reads ? rightsOf(seer) : ['Ne voit rien de ce dossier.'],
});

function whoOf({ name, role, isReferent }: SeerRead): string {
  if (name === '') return roles[role];
  if (role === 'advisor') return `${name}, ${isReferent ? 'qui suit le dossier' : 'qui aide à le suivre'}`;
  return `${printed(name)}\u202f: ${roles[role].toLowerCase()}`;
}

const rightsOf = ({ visibilities, isTraced, writes, assigns }: SeerRead): string[] => [
  visibilities.includes('internal') ? 'Lit tout, aussi ce qui est interne à la cellule.' : 'Lit ce qui est partagé ou public.',
  ...(isTraced ? ['Chaque lecture de ce qui est interne est inscrite au journal.'] : []),
  writes ? 'Y écrit.' : 'N’y écrit pas.',
  ...(assigns ? ['Décide qui le suit, et quelle collectivité le porte.'] : []),
];

const opens = {
  ...{ notice: 'ce que nous avons noté', exchange: 'un message', action: 'une action à faire' },
  mayor: 'une page qui résume le projet, sans rien y changer',
} as const;

const comes = (kind: LivingLink['kind']): string => (kind === 'mayor' ? 'par un lien remis par l’équipe' : 'par un lien reçu par courriel');

export const linkEntry = ({ kind, name, count, until }: LivingLink, timeZone: string): Entry => ({
  ...{ id: `${kind}-${name}`, title: `${name}, ${comes(kind)}`, badge: null, words: '', act: null },
  details: [
    `Chaque lien ouvre ${opens[kind]}, et rien d’autre. ${count === 1 ? 'Un lien est ouvert' : `${count} liens sont ouverts`}.`,
    until ? `Le dernier se ferme ${startWords(until, timeZone)}.` : 'Le dernier reste ouvert tant que l’action n’est pas finie.',
  ],
});
