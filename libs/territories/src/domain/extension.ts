import { labelOf, labelWithCode } from './labels.js';
import { contextText, searchText } from './search-text.js';
import { isSiren } from './siren.js';
import { type ReferenceTerritory, type TerritoryRead, territoryId } from './territory.js';

/** What a person says of a collectivité that is not in the list. */
export interface Said {
  readonly name: string;
  readonly kind: string;
  /** Its code: `26`. */
  readonly departement: string;
}

/** A PETR, a syndicat, a park: what coordination adds to the reference. */
export interface Groupement {
  readonly siren: string;
  readonly name: string;
  /** Codes, the seat's first. */
  readonly departements: readonly string[];
  readonly population?: number;
}

export type WrongField = 'name' | 'kind' | 'departement' | 'siren';

/** Nothing that hides, breaks a line or leads elsewhere: others will read it. */
const dubious = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>@]|:\/\//u;

/** Whether people's own words for a place can be kept: no control or hidden character, nothing that would make an address or a link. */
export const isPlainName = (text: string): boolean => !dubious.test(text);

const fits = (text: string, most: number): boolean => text.trim() !== '' && text.trim().length <= most && !dubious.test(text);

/** The fields of `said` that cannot be taken; `known`: its département is one. */
export const wrongInSaid = (said: Said, known: boolean): WrongField[] => [
  ...(fits(said.name, 120) ? [] : ['name' as const]),
  ...(fits(said.kind, 60) ? [] : ['kind' as const]),
  ...(known ? [] : ['departement' as const]),
];

export const wrongInGroupement = ({ siren, name, departements }: Groupement, known: ReadonlySet<string>): WrongField[] => [
  ...(isSiren(siren) ? [] : ['siren' as const]),
  ...(fits(name, 120) ? [] : ['name' as const]),
  ...(departements.length > 0 && departements.every((code) => known.has(code)) ? [] : ['departement' as const]),
];

/** Known to whoever has its identifier, and never found by searching. */
export function declaredPlace({ name }: Said, code: string, departement: TerritoryRead): ReferenceTerritory {
  const place = bare('other', code, name.trim(), [departement]);
  return { ...place, label: labelOf({ name: place.name, hint: departement.code, code }) };
}

/** `taken`: the label is another's already. */
export function groupementPlace(
  groupement: Groupement,
  departements: readonly TerritoryRead[],
  taken: (label: string) => boolean,
): ReferenceTerritory {
  const { siren, population } = groupement;
  const place = bare('groupement', siren, groupement.name.trim(), departements);
  const labelled = { name: place.name, hint: place.departements.join(', '), code: siren };
  const label = taken(labelOf(labelled)) ? labelWithCode(labelled) : labelOf(labelled);
  return {
    ...place,
    label,
    siren,
    population: population ?? null,
    search: searchText([place.name, label]),
    context: contextText(['groupement', ...departements.flatMap(({ code, name }) => [code, name])]),
  };
}

const bare = (kind: 'groupement' | 'other', code: string, name: string, departements: readonly TerritoryRead[]): ReferenceTerritory => ({
  ...{ id: territoryId(kind, code), kind, code, name, label: name },
  ...{ siren: null, population: null },
  departements: departements.map((departement) => departement.code),
  timeZone: departements[0]!.timeZone,
  ...{ postalCodes: [], aliases: [], predecessors: [], members: [], search: '', context: '' },
});
