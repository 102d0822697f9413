import { type CaseloadColumn, type CaseloadLine, type CaseloadView, phaseNames, waitingNames } from '#cases';
import type { Badge, BoardColumn, Card } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { badgesOf } from './cases.fr.js';

/** As the address and the tab say each view; the first is the one that opens. */
export const viewWords: Record<CaseloadView, { readonly word: string; readonly text: string; readonly nothing: string }> = {
  going: { word: 'en-cours', text: 'En cours', nothing: 'Vous ne suivez aucun dossier en cours.' },
  ours: { word: 'a-nous', text: 'À nous d’agir', nothing: 'Aucun dossier n’attend la cellule.' },
  theirs: { word: 'collectivite', text: 'On attend la collectivité', nothing: 'Aucun dossier n’attend une collectivité.' },
  late: { word: 'retard', text: 'En retard', nothing: 'Aucun dossier n’est en retard.' },
  all: { word: 'tous', text: 'Tous', nothing: 'Vous ne suivez aucun dossier. Ouvrez-en un, ou reprenez celui d’une demande.' },
};

/** « Étape » is said by the column of a board. */
export const lineCard = (one: CaseloadLine, timeZone: string, inColumn = false): Card => ({
  ...{ id: one.id, title: `${printed(one.territoryLabel)} – ${one.title}`, href: `/dossiers/${one.id}` },
  badge: specialOf(one),
  facts: [
    ...(inColumn ? [] : [{ name: 'Étape', value: phaseNames[one.phase] }]),
    { name: 'Prochain rendez-vous', value: one.next ? `${startWords(one.next.start, timeZone)}, ${one.next.title}` : 'aucun' },
    { name: 'On attend', value: waitingNames[one.waiting] },
    { name: 'Dernière activité', value: startWords(one.activeAt, timeZone) },
  ],
});

/** What is special about it, beside its phase: the first that is. */
const specialOf = (one: CaseloadLine): Badge | null => badgesOf(one, 'cell')[1] ?? null;

export const columnOf = ({ phase, count, lines }: CaseloadColumn, timeZone: string): BoardColumn => ({
  id: phase,
  title: `${phaseNames[phase]} (${count})`,
  cards: lines.map((line) => lineCard(line, timeZone, true)),
  more: count > lines.length ? { text: `Les ${count} dossiers de cette étape`, href: `/dossiers?etape=${phase}` } : null,
});

/** « Aucun dossier ici : intention, évaluation. » */
export const emptyPhases = (board: readonly CaseloadColumn[]): string => {
  const empty = board.filter(({ count }) => count === 0).map(({ phase }) => phaseNames[phase].toLowerCase());
  return empty.length > 0 ? `Aucun dossier ici : ${empty.join(', ')}.` : '';
};
