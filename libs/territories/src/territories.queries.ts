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
export const columns = 'id, kind, code, name, label, siren, population, departements, time_zone AS "timeZone"';

/** By its identifier; by that of a predecessor, its successor; else the one that went without a successor. */
export const byId = `SELECT ${columns} FROM territory WHERE id = $1 OR predecessors @> ARRAY[$1]
  ORDER BY retired_in IS NOT NULL, id <> $1 LIMIT 1`;

export const currentDepartements = `SELECT ${columns} FROM territory WHERE kind = 'departement' AND retired_in IS NULL ORDER BY code COLLATE "C"`;

/** What a later vintage retired and what a person declared is never found. */
const searchable = `retired_in IS NULL AND kind <> 'other'`;

const thenBiggest = `population DESC NULLS LAST, array_position(ARRAY['commune', 'departement', 'region', 'epci', 'groupement'], kind), code LIMIT`;

/** One after the other, the first that finds anything answers. */
export function tries(query: TypedQuery, wanted: Wanted): Statement[] {
  if (query.siren) return [bySiren(query.siren, wanted)];
  if (query.words.length === 0) return [];
  const tolerant = query.forms.some((form) => /[a-z]/.test(form)) ? [byLikeness(query, wanted)] : [];
  return [byName(query, wanted), bySurroundings(query, wanted), ...tolerant];
}

const bySiren = (siren: string, wanted: Wanted): Statement =>
  statement(wanted, [`${siren}%`], (given) => [`siren LIKE $1 AND ${given}`, '']);

/** Each word begins a word of its names or codes. The name itself comes first, then another of its names or codes, then what begins so. */
export function byName({ words, forms }: TypedQuery, wanted: Wanted): Statement {
  const patterns = words.flat().map(startOfWord);
  const wholes = forms.map((form) => `| ${form}`);
  return statement(wanted, [...patterns, ...wholes], (given) => {
    const whole = wholes.map((_, index) => `$${patterns.length + index + 1}`);
    const rank = `CASE WHEN ${any(whole, (form) => `starts_with(search, ${form} || ' |')`)} THEN 0
      WHEN ${any(whole, (form) => `strpos(search, ${form} || ' |') > 0`)} THEN 1
      WHEN ${any(whole, (form) => `starts_with(search, ${form})`)} THEN 2 ELSE 3 END`;
    return [`${everyWord(words, 'search')} AND ${given}`, `${rank}, `];
  });
}

/** « Lille Nord », « mairie de Lille »: words from around the place help, those that join do not count. */
export function bySurroundings({ tellingWords }: TypedQuery, wanted: Wanted): Statement {
  const patterns = tellingWords.flat().map(startOfWord);
  return statement(wanted, patterns, (given) => {
    const own = patterns.map((_, index) => `(search LIKE $${index + 1})::int`).join(' + ');
    return [`${everyWord(tellingWords, '(search || context)')} AND ${given}`, `${own} DESC, `];
  });
}

/** With a typing error or two. */
export const byLikeness = ({ forms }: TypedQuery, wanted: Wanted): Statement =>
  statement(wanted, [forms.at(-1)], (given) => [`$1 <% search AND ${given}`, 'word_similarity($1, search) DESC, ']);

type Written = readonly [where: string, rank: string];

function statement({ kind, limit }: Wanted, values: readonly unknown[], write: (given: string) => Written): Statement {
  const ofKind = kind ? ` AND kind = $${values.length + 2}` : '';
  const [where, rank] = write(searchable + ofKind);
  return {
    text: `SELECT ${columns} FROM territory WHERE ${where} ORDER BY ${rank}${thenBiggest} $${values.length + 1}`,
    values: [...values, limit, ...(kind ? [kind] : [])],
  };
}

/** Words are letters and digits alone: nothing in them means anything to LIKE. */
const startOfWord = (word: string): string => `% ${word}%`;

const any = (parameters: readonly string[], test: (parameter: string) => string): string => parameters.map(test).join(' OR ');

/** One condition a word, written apart: as a list they could not use the index. Parameters are numbered in the order of `words.flat()`. */
function everyWord(words: readonly Spellings[], text: string): string {
  let parameter = 0;
  const begins = () => `${text} LIKE $${++parameter}`;
  return words.map((spellings) => `(${spellings.map(begins).join(' OR ')})`).join(' AND ');
}
