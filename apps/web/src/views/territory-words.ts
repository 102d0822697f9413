const kinds: Readonly<Record<string, string>> = {
  commune: 'commune',
  epci: 'intercommunalité',
  departement: 'département',
  region: 'région',
  groupement: 'groupement de collectivités',
};

/** « commune, 2 300 habitants »: what tells two homonyms apart beside their label. */
export function territoryDetail({ kind, population }: { kind: string; population: number | null }): string {
  const people = population === null ? null : `${population.toLocaleString('fr-FR')} ${population > 1 ? 'habitants' : 'habitant'}`;
  return [kinds[kind] ?? 'collectivité', people].filter(Boolean).join(', ');
}
