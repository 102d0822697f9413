import { NotFound, Refusal } from '#kernel';

/** No territory has that identifier. */
export class UnknownTerritory extends NotFound {
  constructor(id: string) {
    super({ territory: id });
  }
}

/** A grouping with that SIREN is there already. */
export class GroupementKnown extends Refusal {
  readonly code = 'groupement-known' as const;
  constructor(id: string) {
    super({ territory: id });
  }
}

export type TerritoryRefusalCode = GroupementKnown['code'];
