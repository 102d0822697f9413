import { aliasesOf } from './aliases.js';
import type { Cog, CogDepartement, CogRegion } from './cog.js';
import { type Draft, tidied } from './draft.js';
import { contextText } from './search-text.js';
import { territoryId } from './territory.js';
import { zoneOfDepartement } from './zones.js';

/** One authority for the two levels (art. LO3511-1, L7111-1 and L7211-1 CGCT): the département's identifier is the only one. */
const singleAuthorities = new Set(['972', '973', '976']);

/** Collectivités without a département's name in law; the last two are territories without one. */
const overseas: Readonly<Record<string, string>> = {
  972: 'collectivité',
  973: 'collectivité',
  975: 'collectivité',
  977: 'collectivité',
  978: 'collectivité',
  986: 'collectivité',
  987: 'collectivité',
  988: 'collectivité',
  984: 'territoire',
  989: 'territoire',
};

export function departementDrafts(cog: Cog): Draft[] {
  const populations = populationBy(cog, (departement) => departement.code);
  const regions = new Map(cog.regions.map((region) => [region.code, region.nom]));
  return cog.departements.map((departement) => ({
    place: {
      ...areaPlace('departement', departement, [departement.code]),
      population: populations.get(departement.code) ?? null,
      context: contextText(['département conseil départemental', ...bothLevels(departement), regions.get(departement.region) ?? '']),
    },
    hint: `${overseas[departement.code] ?? 'département'} ${departement.code}`,
    codes: [departement.code],
    faults: [],
  }));
}

/** Only those that are not also a département or an overseas collectivité. */
export function regionDrafts(cog: Cog): Draft[] {
  const populations = populationBy(cog, (departement) => departement.region);
  const single = new Set(cog.departements.filter(isBoth).map((departement) => departement.region));
  const separate = cog.regions.filter((region) => !single.has(region.code));
  return separate.map((region) => ({
    place: {
      ...areaPlace('region', region, departementsOf(cog, region)),
      population: populations.get(region.code) ?? null,
      context: contextText(['région conseil régional']),
    },
    hint: 'région',
    // beside its département, « 93 » alone is not the région
    codes: [`région ${region.code}`],
    faults: [],
  }));
}

const isBoth = (departement: CogDepartement): boolean => departement.zone === 'com' || singleAuthorities.has(departement.code);

const bothLevels = (departement: CogDepartement): string[] =>
  isBoth(departement) ? ['région conseil régional collectivité territoriale'] : [];

type AreaPlace = Omit<Draft['place'], 'population' | 'context'>;

const areaPlace = (kind: 'departement' | 'region', area: CogRegion, departements: string[]): AreaPlace => ({
  id: territoryId(kind, area.code),
  kind,
  code: area.code,
  name: tidied(area.nom),
  siren: null,
  departements,
  timeZone: zoneOfDepartement(departements[0] ?? ''),
  postalCodes: [],
  aliases: [...aliasesOf(territoryId(kind, area.code))],
  predecessors: [],
  members: [],
});

/** Of a région, the one of its capital first. */
function departementsOf(cog: Cog, region: CogRegion): string[] {
  const all = cog.departements.filter((departement) => departement.region === region.code).map((departement) => departement.code);
  const seat = cog.communes.find((commune) => commune.code === region.chefLieu)?.departement;
  return seat && all.includes(seat) ? [seat, ...all.filter((code) => code !== seat)] : all;
}

/** Inhabitants of the communes of each area; absent where none is counted. */
function populationBy(cog: Cog, areaOf: (departement: CogDepartement) => string): Map<string, number> {
  const areas = new Map(cog.departements.map((departement) => [departement.code, areaOf(departement)]));
  const sums = new Map<string, number>();
  for (const { type, departement, population } of cog.communes) {
    const area = areas.get(departement);
    if (type === 'commune-actuelle' && area && population !== undefined) sums.set(area, (sums.get(area) ?? 0) + population);
  }
  return sums;
}
