import { departementDrafts, regionDrafts } from './areas.js';
import type { Cog } from './cog.js';
import { communeDrafts } from './communes.js';
import { type Draft, type Fault, finished } from './draft.js';
import { epciDrafts, eptDrafts } from './groups.js';
import type { ReferenceTerritory } from './territory.js';

/** The territories of a COG, and what in it could not be taken as it stands. */
export function mapCog(cog: Cog): { territories: ReferenceTerritory[]; faults: Fault[] } {
  const known = new Set(cog.departements.map((departement) => departement.code));
  const current = cog.communes.filter((commune) => commune.type === 'commune-actuelle');
  const groups = [...epciDrafts(cog), ...eptDrafts(cog)];
  const drafts = [...communeDrafts(cog, current), ...groups, ...departementDrafts(cog), ...regionDrafts(cog)];
  const faults = drafts.flatMap((draft) => draft.faults);
  const { taken, left } = sorted(drafts, known);
  return { territories: finished(taken), faults: [...faults, ...left] };
}

/** A draft without a name or a known département, or one that comes twice, is left out. */
function sorted(drafts: readonly Draft[], known: ReadonlySet<string>): { taken: Draft[]; left: Fault[] } {
  const taken = new Map<string, Draft>();
  const left: Fault[] = [];
  for (const draft of drafts) {
    const { id } = draft.place;
    const reason = refusal(draft, known) ?? (taken.has(id) ? 'duplicate' : null);
    if (reason) left.push({ id, reason });
    else taken.set(id, draft);
  }
  return { taken: [...taken.values()], left };
}

function refusal({ place, refused }: Draft, known: ReadonlySet<string>): Fault['reason'] | null {
  if (refused) return refused;
  if (place.name === '') return 'nameless';
  const everyKnown = place.departements.length > 0 && place.departements.every((code) => known.has(code));
  return everyKnown ? null : 'unknown-departement';
}
