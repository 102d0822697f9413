import type { Cog, CogCommune } from './cog.js';
import { type Draft, tidied } from './draft.js';
import { contextText } from './search-text.js';
import { isSiren } from './siren.js';
import { territoryId } from './territory.js';
import { zoneOfCommune } from './zones.js';

/** The communes of today, each with the names and codes that it has taken over. */
export function communeDrafts(cog: Cog, current: readonly CogCommune[]): Draft[] {
  const around = surroundings(cog);
  const parts = partsByCommune(cog);
  const codes = new Set(current.map((commune) => commune.code));
  const orphans = [...parts.keys()].filter((code) => !codes.has(code)).flatMap((code) => parts.get(code)!);
  const drafts = current.map((commune) => communeDraft(commune, parts.get(commune.code) ?? [], around.get(commune.departement) ?? ''));
  return [...drafts, ...orphans.map((part) => ({ ...communeDraft(part, [], ''), refused: 'unknown-successor' as const }))];
}

function communeDraft(commune: CogCommune, parts: readonly CogCommune[], context: string): Draft {
  const id = territoryId('commune', commune.code);
  const former = (commune.anciensCodes ?? []).filter((code) => code !== commune.code);
  const wrong = commune.siren !== undefined && !isSiren(commune.siren);
  return {
    place: {
      id,
      kind: 'commune',
      code: commune.code,
      name: tidied(commune.nom),
      // a wrong number is worse than none
      siren: wrong ? null : (commune.siren ?? null),
      population: commune.population ?? null,
      departements: [commune.departement],
      timeZone: zoneOfCommune(commune.code, commune.departement),
      postalCodes: [...(commune.codesPostaux ?? [])],
      aliases: [...new Set(parts.map((part) => tidied(part.nom)))].filter((name) => name !== commune.nom),
      predecessors: former.map((code) => territoryId('commune', code)),
      members: [],
      context,
    },
    hint: commune.departement,
    codes: [commune.code, ...former, ...parts.map((part) => part.code)],
    faults: wrong ? [{ id, reason: 'wrong-siren' }] : [],
  };
}

/** Communes déléguées and associées, and arrondissements, by the code of the commune they belong to. */
function partsByCommune(cog: Cog): Map<string, CogCommune[]> {
  const parts = new Map<string, CogCommune[]>();
  for (const part of cog.communes) {
    const whole = part.chefLieu ?? part.commune;
    const known = whole && parts.get(whole);
    if (known) known.push(part);
    else if (whole) parts.set(whole, [part]);
  }
  return parts;
}

/** What stands around each commune of a département, by its code. */
function surroundings(cog: Cog): Map<string, string> {
  const regions = new Map(cog.regions.map((region) => [region.code, region.nom]));
  return new Map(
    cog.departements.map(({ code, nom, region }) => [code, contextText(['commune ville mairie', code, nom, regions.get(region) ?? ''])]),
  );
}
