import type { TableInventory } from '#platform';

/** Places, and nothing of people. */
export const territoriesInventory: readonly TableInventory[] = [
  {
    table: 'territory',
    title: 'Territoires',
    personal: {},
    plain: [
      ...['id', 'kind', 'code', 'name', 'label', 'siren', 'population', 'departements', 'time_zone', 'postal_codes', 'aliases'],
      ...['predecessors', 'members', 'search', 'context', 'vintage', 'retired_in', 'successor_id', 'said_kind', 'recorded_at'],
    ],
  },
  { table: 'territory_load', title: 'Sources des territoires', personal: {}, plain: ['source', 'version', 'loaded_at'] },
  { table: 'holiday', title: 'Jours fériés', personal: {}, plain: ['territory_id', 'day', 'name', 'observed', 'edited_at'] },
];
