/** Columns that a `ReferenceTerritory` fills, with the name and type each has in it. */
const fields = [
  ['id', 'id text'],
  ['kind', 'kind text'],
  ['code', 'code text'],
  ['name', 'name text'],
  ['label', 'label text'],
  ['siren', 'siren text'],
  ['population', 'population integer'],
  ['departements', 'departements text[]'],
  ['time_zone', '"timeZone" text'],
  ['postal_codes', '"postalCodes" text[]'],
  ['aliases', 'aliases text[]'],
  ['predecessors', 'predecessors text[]'],
  ['members', 'members text[]'],
  ['search', 'search text'],
  ['context', 'context text'],
] as const;

const columns = fields.map(([column]) => column).join(', ');
const read = fields.map(([, given]) => given.split(' ')[0]).join(', ');
const given = `json_to_recordset($1::json) AS given (${fields.map(([, type]) => type).join(', ')})`;
const changing = fields.map(([column]) => column).filter((column) => column !== 'id');

/** $1: territories as JSON, $2: the vintage. Rows that say the same are left as they are. */
export const storeVintage = `
  INSERT INTO territory (${columns}, vintage) SELECT ${read}, $2::integer FROM ${given}
  ON CONFLICT (id) DO UPDATE SET ${changing.map((column) => `${column} = excluded.${column}`).join(', ')},
    vintage = excluded.vintage, retired_in = NULL, successor_id = NULL
  WHERE (${changing.map((column) => `territory.${column}`).join(', ')}, territory.vintage, territory.retired_in)
    IS DISTINCT FROM (${changing.map((column) => `excluded.${column}`).join(', ')}, excluded.vintage, NULL)`;

/** $1: the vintage. What it no longer has is kept, found no more, and knows what it has become. */
export const retireOthers = `
  UPDATE territory gone SET retired_in = $1, search = '', context = '',
    successor_id = (SELECT heir.id FROM territory heir WHERE heir.predecessors @> ARRAY[gone.id] AND heir.vintage = $1 LIMIT 1)
  WHERE gone.vintage <> $1 AND gone.retired_in IS NULL`;

/** $1: one territory in a JSON array, $2: its kind in a person's words (null for a grouping), $3: now. */
export const storeOne = `
  INSERT INTO territory (${columns}, said_kind, recorded_at) SELECT ${read}, $2::text, $3::timestamptz FROM ${given}`;

/** $1: `{territory, day, name}` as JSON. What is there stays, edited or not. */
export const storeHolidays = `
  INSERT INTO holiday (territory_id, day, name, observed)
  SELECT territory, day, name, true FROM json_to_recordset($1::json) AS given (territory text, day date, name text)
  ON CONFLICT DO NOTHING`;

/** $1: territory, $2: date, $3: name, $4: observed, $5: now. */
export const storeHoliday = `
  INSERT INTO holiday (territory_id, day, name, observed, edited_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (territory_id, day) DO UPDATE SET name = $3, observed = $4, edited_at = $5`;

/** After many rows: what waits at the door of the trigram index goes in, so that the first searches do not pay for it. */
export const settleIndexes = `SELECT gin_clean_pending_list('territory_search'), gin_clean_pending_list('territory_predecessors')`;
