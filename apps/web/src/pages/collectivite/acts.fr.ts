import { type ActKind, type ActRead, isContestable } from '#identity';
import type { ActCard, Fact } from '#views';
import { deskZone, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const actCounts = { none: 'Aucun acte', one: 'Un acte', many: 'actes' } as const;

const titles: Record<ActKind, Record<'true' | 'false', string>> = {
  prefecture_summary: { true: 'Accord : la préfecture voit un résumé', false: 'Fin de l’accord : la préfecture ne voit plus de résumé' },
  case_phase: { true: 'Étape déclarée dans votre projet', false: 'Étape retirée dans votre projet' },
};

export const actFacts = ({ organisationName, typedName, at, contestableUntil, contestedAt, contestedBy }: ActRead): Fact[] => [
  { name: 'Collectivité', value: printed(organisationName) },
  ...(typedName ? [{ name: 'Signé', value: typedName }] : []),
  { name: 'Fait', value: startWords(at, deskZone) },
  ...(contestedAt
    ? [
        {
          name: 'Contesté',
          value: contestedBy ? `${startWords(contestedAt, deskZone)}, par ${contestedBy}` : startWords(contestedAt, deskZone),
        },
      ]
    : [{ name: 'Contestable', value: `jusqu’au ${startWords(contestableUntil, deskZone)}` }]),
];

/** Why it cannot be contested, or can no longer be. */
export function closedWords(act: ActRead, isOfIt: boolean): string {
  if (act.contestedAt) return 'Cet acte est contesté : il n’a plus d’effet.';
  return isOfIt
    ? 'Le délai de sept jours est passé : cet acte ne peut plus être contesté.'
    : 'Seules les personnes de la collectivité peuvent contester cet acte. Vous n’en faites plus partie.';
}

export const actCard = (act: ActRead, base: string, now: Date): ActCard => ({
  ...{ id: act.id, title: titles[act.kind][`${act.agrees}`], href: null },
  badge: act.contestedAt ? { word: 'contesté', tone: 'warning' } : null,
  facts: [...actFacts(act).slice(1), { name: 'Ce qui est dit', value: act.words }],
  contest: isContestable(act, now) ? `${base}/${act.id}/contestation` : null,
});
