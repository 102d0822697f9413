import { departementDrafts, regionDrafts } from './areas.js';
import { communeDrafts } from './communes.js';
import { type Draft, type Fault, finished } from './draft.js';
import { epciDrafts, eptDrafts } from './groups.js';
import type { ReferenceTerritory } from './territory.js';

/** The official geographic code (COG) of one year, as `@etalab/decoupage-administratif` writes it. */
export interface Cog {
  readonly vintage: number;
  readonly communes: readonly CogCommune[];
  readonly epci: readonly CogGroup[];
  readonly ept: readonly CogGroup[];
  readonly departements: readonly CogDepartement[];
  readonly regions: readonly CogRegion[];
}

export interface CogCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly departement: string;
  readonly siren?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
  /** Codes of the communes that have become this one. */
  readonly anciensCodes?: readonly string[];
  /** The current commune of a commune déléguée or associée. */
  readonly chefLieu?: string;
  /** The current commune of an arrondissement. */
  readonly commune?: string;
}

export interface CogGroup {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly populationTotale?: number;
  /** The most populous first. */
  readonly membres: readonly { readonly code: string }[];
}

export interface CogRegion {
  readonly code: string;
  readonly nom: string;
  readonly chefLieu: string;
  readonly zone: string;
}

export interface CogDepartement extends CogRegion {
  readonly region: string;
}

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
