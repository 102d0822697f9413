import type { Link } from '#views';
import { mayorWords } from './mayor.fr.js';

/** The pages that say more of those who have part in it. */
export const folderOf = (path: string): Link[] => [
  { text: 'Tous les contacts', href: `${path}/contacts` },
  { text: 'Partenaires', href: `${path}/partenaires` },
  { text: 'Équipe et collectivité porteuse', href: `${path}/equipe` },
  { text: 'Qui voit quoi dans ce dossier', href: `${path}/qui-voit-quoi` },
];

/** For those of the collectivité who come to no page of ours. */
export const toldOutside = (path: string): Link[] => [
  { text: 'Le mot pour le conseil', href: `${path}/conseil` },
  { text: mayorWords.link, href: `${path}/maire` },
];
