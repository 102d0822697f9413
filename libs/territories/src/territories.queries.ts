import type { Spellings, TypedQuery } from './domain/query.js';
import type { TerritoryKind } from './domain/territory.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Which of those found are wanted, and how many. */
export interface Wanted {
  readonly kind?: TerritoryKind;
  readonly limit: number;
}

/** The columns of a `TerritoryRead`. */
const columns = 'id, kind, code, name, label, siren, population, departements, time_zone AS "timeZone"';

/** Nearly always: the one that has this identifier today. */
export const byCurrentId = `SELECT ${columns} FROM territory WHERE id = $1 AND retired_in IS NULL`;

/** The same within the query of another module, as one value: a `TerritoryRead`, or null. `id` is an expression. */
export const territoryNow = (id: string): string =>
  `(SELECT row_to_json(today) FROM (SELECT ${columns} FROM territory WHERE id = ${id} AND retired_in IS NULL) today)`;

/** By its identifier; by that of a predecessor, its successor; else the one that went without a successor. */
export const byId = `SELECT ${columns} FROM territory WHERE id = $1 OR predecessors @> ARRAY[$1]
  ORDER BY retired_in IS NOT NULL, id <> $1 LIMIT 1`;

/** By its identifier or that of a predecessor: what can be found in the list today. */
export const byListedId = `SELECT ${columns} FROM territory WHERE (id = $1 OR predecessors @> ARRAY[$1]) AND retired_in IS NULL AND kind <> 'other'
  ORDER BY id <> $1 LIMIT 1`;

/** $1: identifiers. The name that each is found under. */
export const namesOf = `
  SELECT asked.id, found.name FROM unnest($1::text[]) AS asked (id) CROSS JOIN LATERAL (
    SELECT name FROM territory WHERE id = asked.id OR predecessors @> ARRAY[asked.id]
    ORDER BY retired_in IS NOT NULL, id <> asked.id LIMIT 1
  ) found`;

export const currentDepartements = `SELECT ${columns} FROM territory WHERE kind = 'departement' AND retired_in IS NULL ORDER BY code COLLATE "C"`;

/** $1: identifiers, $2 and $3: first and last date. A place's own word on a date goes before its seat's département's. */
export const daysOff = `
  SELECT territory.id, coalesce(array_agg(said.day::text ORDER BY said.day) FILTER (WHERE said.observed), '{}') AS days
  FROM territory LEFT JOIN LATERAL (
    SELECT DISTINCT ON (day) day, observed FROM holiday
    WHERE territory_id IN (territory.id, 'departement:' || territory.departements[1]) AND day BETWEEN $2 AND $3
    ORDER BY day, territory_id = territory.id DESC
  ) said ON true
  WHERE territory.id = ANY($1) GROUP BY territory.id`;

/** $1: identifier, $2 and $3: first and last date. What is said of each date, by the place itself or by its seat's département. */
export const calendarOf = `
  SELECT DISTINCT ON (day) day::text, holiday.name, observed, edited_at AS "editedAt"
  FROM territory JOIN holiday ON territory_id IN (territory.id, 'departement:' || territory.departements[1])
  WHERE territory.id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, territory_id = territory.id DESC`;

/** What a later vintage retired and what a person declared is never found. */
const searchable = `retired_in IS NULL AND kind <> 'other'`;

const thenBiggest = `population DESC NULLS LAST, array_position(ARRAY['commune', 'departement', 'region', 'epci', 'groupement'], kind), code`;

/** One after the other, the first that finds anything answers. */
export function tries(query: TypedQuery, wanted: Wanted): Statement[] {
  if (query.siren) return [bySiren(query.siren, wanted)];
  if (query.words.length === 0) return [];
  const tolerant = query.letters ? [byLikeness(query, wanted)] : [];
  return [byName(query, wanted), bySurroundings(query, wanted), ...tolerant];
}

const bySiren = (siren: string, wanted: Wanted): Statement => {
  const bind = binder();
  return statement(bind, { where: `siren LIKE ${bind(`${siren}%`)}`, first: '' }, wanted);
};

/** Each word begins a word of its names or codes. */
export function byName({ words, forms }: TypedQuery, wanted: Wanted): Statement {
  const bind = binder();
  const where = words.map((spellings) => anyOf(begins(spellings, 'search', bind))).join(' AND ');
  return statement(bind, { where, first: `${closeness(forms, bind)}, ` }, wanted);
}

/** « Lille Nord », « mairie de Lille »: words from around the place help, those that join do not count; one at least is its own. */
export function bySurroundings({ tellingWords }: TypedQuery, wanted: Wanted): Statement {
  const bind = binder();
  const own = tellingWords.map((spellings) => anyOf(begins(spellings, 'search', bind)));
  const around = tellingWords.map((spellings) => anyOf(begins(spellings, '(search || context)', bind)));
  const ownWords = own.map((test) => `${test}::int`).join(' + ');
  return statement(bind, { where: `${anyOf(own)} AND ${around.join(' AND ')}`, first: `${ownWords} DESC, ` }, wanted);
}

/** How many are weighed: what looks like more names than that (« saintt » : one in seven) tells nothing apart. */
const mostLikely = 500;

/** With a typing error or two. Weighing is what costs, so it stops in time; `MATERIALIZED` keeps to the index whatever the limit. */
function byLikeness({ letters }: TypedQuery, wanted: Wanted): Statement {
  const bind = binder();
  const typed = bind(letters);
  const likely = `WITH likely AS MATERIALIZED (SELECT * FROM territory WHERE ${typed} <% search AND ${searchable}${ofKind(bind, wanted)})`;
  const order = `word_similarity(${typed}, search) DESC, ${closeness([letters], bind)}, ${thenBiggest}`;
  const weighed = `SELECT ${columns} FROM (SELECT * FROM likely LIMIT ${mostLikely}) weighed ORDER BY ${order}`;
  return { text: `${likely} ${weighed} LIMIT ${bind(wanted.limit)}`, values: bind.values };
}

/** The name itself, its postal code, another of its names or codes, a name that begins so, anything else. */
function closeness(forms: readonly string[], bind: Bind): string {
  const phrases = forms.map((form) => ({ typed: bind(form), whole: bind(`| ${form} |`), beginning: bind(`| ${form}`) }));
  const any = (test: (phrase: (typeof phrases)[number]) => string) => anyOf(phrases.map(test));
  return `CASE WHEN ${any(({ whole }) => `starts_with(search, ${whole})`)} THEN 0
    WHEN ${any(({ typed }) => `${typed} = ANY(postal_codes)`)} THEN 1
    WHEN ${any(({ whole }) => `strpos(search, ${whole}) > 0`)} THEN 2
    WHEN ${any(({ beginning }) => `starts_with(search, ${beginning})`)} THEN 3 ELSE 4 END`;
}

/** One condition a spelling, written apart: as a list they could not use the index. Words are letters and digits alone, nothing to LIKE. */
const begins = (spellings: Spellings, text: string, bind: Bind): string[] => spellings.map((word) => `${text} LIKE ${bind(`% ${word}%`)}`);

const anyOf = (tests: readonly string[]): string => `(${tests.join(' OR ')})`;

/** What is found, biggest first among equals. `first` is what orders before that. */
function statement(bind: Bind, { where, first }: { where: string; first: string }, wanted: Wanted): Statement {
  const found = `WHERE ${where} AND ${searchable}${ofKind(bind, wanted)}`;
  const text = `SELECT ${columns} FROM territory ${found} ORDER BY ${first}${thenBiggest} LIMIT ${bind(wanted.limit)}`;
  return { text, values: bind.values };
}

const ofKind = (bind: Bind, { kind }: Wanted): string => (kind ? ` AND kind = ${bind(kind)}` : '');

interface Bind {
  /** Keeps a value aside and gives the parameter that stands for it: `$1`. */
  (value: string | number): string;
  readonly values: (string | number)[];
}

function binder(): Bind {
  const values: (string | number)[] = [];
  return Object.assign((value: string | number) => `$${values.push(value)}::${typeof value === 'number' ? 'integer' : 'text'}`, { values });
}
