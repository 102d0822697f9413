import { anonymous } from '#kernel';
import type { TerritoriesService, TerritoryRead } from '#territories';
import { type Filters, territoryDetail } from '#views';
import { type Fields, textOf } from './form.js';
import { printed } from './public/names.fr.js';

/** Which territory a filter names. */
export interface PlaceAsked {
  /** As it was typed; empty: any. */
  readonly typed: string;
  readonly place: TerritoryRead | null;
  /** What is chosen among several stands in the address beside what was typed. */
  readonly chosen: string;
  /** Several have that name, and none is chosen yet. */
  readonly among: readonly TerritoryRead[];
}

const mostShown = 20;

/** The one that has that name or code; of several the one that was chosen, as long as what is typed still names it. */
export async function placeAsked(territories: TerritoriesService, query: Fields): Promise<PlaceAsked> {
  const typed = textOf(query, 'collectivite').slice(0, 120);
  const found = typed === '' ? [] : await territories.search(anonymous, { q: typed.replace(/ \([^)]*\)$/, ''), limit: mostShown });
  const chosen = found.find(({ id }) => id === textOf(query, 'territoire'));
  const exact = found.find(({ label }) => [label, printed(label)].includes(typed));
  const place = chosen ?? exact ?? (found.length === 1 ? found[0] : undefined) ?? null;
  return { typed, place, chosen: chosen?.id ?? '', among: place ? [] : found };
}

/** The question, with what else stands in the address. */
export const whichPlace = ({ typed, among }: PlaceAsked, kept: Readonly<Record<string, string>>): Filters['which'] =>
  among.length === 0
    ? null
    : {
        ...{ typed, kept, more: among.length === mostShown },
        choices: among.map(({ id, kind, label, population }) => ({
          ...{ value: id, label: printed(label) },
          hint: territoryDetail({ kind, label, population }),
        })),
      };
