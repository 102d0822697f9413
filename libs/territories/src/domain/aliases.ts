/** What people call a place, by its identifier, where no list says so. */
const usual: Readonly<Record<string, readonly string[]>> = {
  'departement:984': ['TAAF'],
  'region:11': ['IDF', 'Région parisienne'],
  'region:32': ['HDF'],
  'region:84': ['AURA'],
  'region:93': ['PACA', 'Région Sud'],
  'region:27': ['BFC'],
  'epci:200046977': ['Grand Lyon'],
  'epci:200054807': ['Aix-Marseille-Provence Métropole', 'AMP'],
  'epci:200093201': ['MEL'],
  'epci:200039865': ['Eurométropole de Metz'],
  'epci:246700488': ['EMS'],
};

export const aliasesOf = (id: string): readonly string[] => usual[id] ?? [];
