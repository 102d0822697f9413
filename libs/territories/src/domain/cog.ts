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
