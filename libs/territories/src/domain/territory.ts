export const territoryKinds = ['commune', 'epci', 'departement', 'region', 'groupement', 'other'] as const;

export type TerritoryKind = (typeof territoryKinds)[number];

/** A place as everyone may read it. */
export interface TerritoryRead {
  /** Natural and stable: `commune:26063`, `departement:2A`, `epci:200060473`. */
  id: string;
  kind: TerritoryKind;
  code: string;
  /** As its authority publishes it. */
  name: string;
  /** The name with what tells it from every other. */
  label: string;
  siren: string | null;
  population: number | null;
  /** Codes, the seat's first. */
  departements: string[];
  /** IANA zone of the seat. */
  timeZone: string;
}

/** A place of the reference with what it is found by. */
export interface ReferenceTerritory extends TerritoryRead {
  postalCodes: string[];
  /** Other names people still use: former communes, arrondissements, the kind written out. */
  aliases: string[];
  /** Identifiers that now mean this place: `commune:59298` is Lille. */
  predecessors: string[];
  /** Identifiers of the communes of a grouping. */
  members: string[];
  /** Its own names and codes, one phrase each: `| lille | lille 59 | 59350 |`. */
  search: string;
  /** Words around it: its département, its région, what its kind is called. */
  context: string;
}

export const territoryId = (kind: TerritoryKind, code: string): string => `${kind}:${code}`;

/** Whether it could be one: what cannot is not looked for. */
export const looksLikeTerritoryId = (text: string): boolean => /^[a-z]{4,12}:[\w-]{1,40}$/.test(text);
