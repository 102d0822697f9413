const kinds: Readonly<Record<string, string>> = {
  commune: 'commune',
  epci: 'intercommunalité',
  departement: 'département',
  region: 'région',
  groupement: 'groupement de collectivités',
};

interface TerritoryFacts {
  readonly kind: string;
  readonly label: string;
  readonly population: number | null;
}

/** « commune, 2 300 habitants »: what tells two homonyms apart beside their label. */
export function territoryDetail({ kind, label, population }: TerritoryFacts): string {
  const people = population === null ? null : `${population.toLocaleString('fr-FR')} ${population > 1 ? 'habitants' : 'habitant'}`;
  const word = label.includes('(collectivité ') ? 'collectivité d’outre-mer' : kinds[kind];
  return [word ?? 'collectivité', people].filter(Boolean).join(', ');
}
