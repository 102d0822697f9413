import { type NoteRead, type Visibility, visibilityNames } from '#cases';
import type { EntriesProps, Entry } from '#views';
import { startWords } from '../public/moments.fr.js';
import { authorOf, visibilityBadge } from './cases.fr.js';

export type NoteDone = 'ajoute' | 'retire';

const said: Record<NoteDone, NonNullable<EntriesProps['done']>> = {
  ajoute: { title: 'La note est ajoutée', next: 'On ne la réécrit pas. Si c’est une erreur, retirez-la et écrivez-en une autre.' },
  retire: { title: 'La note est retirée', next: 'Son texte ne se lit plus ; il reste dit qui l’a retirée, et quand.' },
};

export const noteDone = (what: string): EntriesProps['done'] => said[what as NoteDone] ?? null;

/** `path`: that of the notes. */
export const noteEntry = (note: NoteRead, path: string, timeZone: string): Entry => ({
  ...{ id: note.id, title: `${authorOf(note)}, ${startWords(note.at, timeZone)}`, words: note.words },
  badge: visibilityBadge(note.visibility),
  details: note.withdrawnAt ? [`Note retirée par ${note.withdrawnBy || 'son auteur'}, ${startWords(note.withdrawnAt, timeZone)}.`] : [],
  act: note.isHers ? { action: `${path}/${note.id}/retrait`, text: 'Retirer cette note' } : null,
});

export const visibilityChoices = (offered: readonly Visibility[]) => offered.map((value) => ({ value, label: visibilityNames[value] }));
