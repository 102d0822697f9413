import { anonymous } from '#kernel';
import type { TerritoriesService } from '#territories';
import { type Choice, type PlaceSearchWords, territoryDetail } from '#views';
import { type Fields, textOf } from './form.js';
import { printed } from './public/names.fr.js';

const mostShown = 20;

/** Looked for by name first, then chosen among those found; `present`, which is to be corrected, is none of them. */
export async function placeChoice(
  territories: TerritoriesService,
  { query, chosen, present }: { query: Fields | undefined; chosen: string; present: string },
): Promise<{ choices: readonly Choice[]; search: PlaceSearchWords }> {
  const q = textOf(query, 'recherche');
  const known = chosen && !q ? await territories.find(anonymous, chosen) : null;
  const found = q ? await territories.search(anonymous, { q, limit: mostShown }) : known ? [known] : [];
  const choices = found
    .filter(({ id }) => id !== present)
    .map((territory) => ({ value: territory.id, label: printed(territory.label), hint: territoryDetail(territory) }));
  const nothing = q && choices.length === 0 ? 'Aucune autre collectivité ne porte ce nom.' : null;
  return { choices, search: { label: 'Nom ou code postal', value: q, nothing } };
}
