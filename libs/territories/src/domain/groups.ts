import { aliasesOf } from './aliases.js';
import type { Cog, CogCommune, CogGroup } from './cog.js';
import { type Draft, type Fault, tidied } from './draft.js';
import { contextText } from './search-text.js';
import { isSiren } from './siren.js';
import { type TerritoryKind, territoryId } from './territory.js';
import { zoneOfCommune } from './zones.js';

/** How each kind is abbreviated in the names, written out, and called by people. */
const natures: Readonly<Record<string, { short?: string; long: string; called: string }>> = {
  CC: { short: 'CC', long: 'Communauté de communes', called: 'comcom' },
  CA: { short: 'CA', long: 'Communauté d’agglomération', called: 'agglo agglomération' },
  CU: { short: 'CU', long: 'Communauté urbaine', called: 'agglo' },
  METRO: { long: 'Métropole', called: 'agglo' },
  MET69: { long: 'Métropole', called: 'collectivité' },
  EPT: { long: 'Établissement public territorial', called: 'EPT' },
};

/** Seats that neither the number nor the most populous member tells. */
const seats: Readonly<Record<string, string>> = { 200070738: '54' /* CC Mad et Moselle: Thiaucourt-Regniéville */ };

/** The intercommunalités with their own taxes. */
export const epciDrafts = (cog: Cog): Draft[] => groupDrafts(cog, 'epci', cog.epci);

/** The établissements publics territoriaux of the Métropole du Grand Paris: groupings as coordination knows them. */
export const eptDrafts = (cog: Cog): Draft[] => groupDrafts(cog, 'groupement', cog.ept);

function groupDrafts(cog: Cog, kind: TerritoryKind, groups: readonly CogGroup[]): Draft[] {
  const communes = new Map(cog.communes.filter(({ type }) => type === 'commune-actuelle').map((commune) => [commune.code, commune]));
  const names = new Map(cog.departements.map(({ code, nom }) => [code, nom]));
  return groups.map((group) => {
    const members = group.membres.flatMap(({ code }) => communes.get(code) ?? []);
    return groupDraft(kind, group, members, names);
  });
}

function groupDraft(kind: TerritoryKind, group: CogGroup, members: readonly CogCommune[], names: ReadonlyMap<string, string>): Draft {
  const id = territoryId(kind, group.code);
  const name = tidied(group.nom);
  const departements = departementsOf(group, members);
  const unknown: Fault[] = members.length < group.membres.length ? [{ id, reason: 'unknown-member' }] : [];
  return {
    place: {
      id,
      kind,
      code: group.code,
      name,
      siren: group.code,
      population: group.populationTotale ?? null,
      departements,
      timeZone: members[0] ? zoneOfCommune(members[0].code, members[0].departement) : 'Europe/Paris',
      postalCodes: [],
      aliases: [...writtenOutName(name, group.type), ...aliasesOf(id)],
      predecessors: [],
      members: members.map((member) => territoryId('commune', member.code)),
      context: contextText([...calledBy(kind, group.type), ...departements, ...departements.map((code) => names.get(code) ?? '')]),
    },
    hint: departements.join(', '),
    codes: [],
    faults: unknown,
    refused: unusable(group, members),
  };
}

function unusable(group: CogGroup, members: readonly CogCommune[]): Fault['reason'] | undefined {
  if (!isSiren(group.code)) return 'wrong-siren';
  return members.length === 0 ? 'no-member' : undefined;
}

/** Those of the members, in order of population, the seat's moved to the front. */
function departementsOf(group: CogGroup, members: readonly CogCommune[]): string[] {
  const all = [...new Set(members.map((member) => member.departement))];
  const seat = seats[group.code] ?? numbered(group.code);
  return seat && all.includes(seat) ? [seat, ...all.filter((code) => code !== seat)] : all;
}

/** A number given before 2009 holds the seat's département: 24 26 00534. */
const numbered = (siren: string): string | undefined => /^24(\d\d)/.exec(siren)?.[1];

/** « Communauté de communes du Sud » for « CC du Sud ». */
function writtenOutName(name: string, type: string): string[] {
  const { short, long } = natures[type] ?? {};
  if (!short || !name.startsWith(`${short} `)) return [];
  return [`${long} ${name.slice(short.length + 1)}`];
}

const calledBy = (kind: TerritoryKind, type: string): string[] => {
  const { long, called } = natures[type] ?? { long: '', called: '' };
  return [kind === 'epci' ? 'EPCI intercommunalité' : 'groupement', long, called];
};
