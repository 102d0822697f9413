import type { Link } from '#views';
import { joinTitle } from './joining.fr.js';
import { mayorWords } from './mayor.fr.js';

/** The pages that stand beside that of the case. */
export const folderOf = (path: string, { tells, joins }: { readonly tells: boolean; readonly joins: boolean }): Link[] => [
  { text: 'Contacts', href: `${path}/contacts` },
  { text: 'Partenaires', href: `${path}/partenaires` },
  { text: 'Équipe et collectivité porteuse', href: `${path}/equipe` },
  { text: 'Notes', href: `${path}/notes` },
  { text: 'Échanges', href: `${path}/echanges` },
  { text: 'Toute l’histoire du projet', href: `${path}/histoire` },
  { text: 'Qui voit quoi dans ce dossier', href: `${path}/qui-voit-quoi` },
  ...(joins ? [{ text: joinTitle, href: `${path}/jonction` }] : []),
  ...(tells ? toldOutside(path) : []),
];

/** For those of the collectivité who come to no page of ours. */
const toldOutside = (path: string): Link[] => [
  { text: 'Le mot pour le conseil', href: `${path}/conseil` },
  { text: mayorWords.link, href: `${path}/maire` },
];
