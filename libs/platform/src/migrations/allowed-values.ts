/** A column whose values a CHECK constraint lists. */
interface Listed {
  readonly table: string;
  readonly column: string;
  readonly constraint: string;
}

export const messageKind: Listed = { table: 'message', column: 'kind', constraint: 'message_kind' };

/** Allows these values as well, beside those that are allowed by then: migrations of two branches may both add some. */
export const alsoAllow = (listed: Listed, values: readonly string[]): string => relisted(listed, `present || ${arrayOf(values)}`);

export const noLongerAllow = (listed: Listed, values: readonly string[]): string =>
  relisted(listed, `ARRAY(SELECT value FROM unnest(present) value WHERE value <> ALL (${arrayOf(values)}))`);

/** Takes back kinds of letters, with those that were written and each attempt to send them. */
export const takeBackLetters = (kinds: readonly string[]): string => `
  DELETE FROM attempt WHERE message_id IN (SELECT id FROM message WHERE kind = ANY (${arrayOf(kinds)}));
  DELETE FROM message WHERE kind = ANY (${arrayOf(kinds)});
  ${noLongerAllow(messageKind, kinds)}`;

const arrayOf = (values: readonly string[]): string => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

const relisted = ({ table, column, constraint }: Listed, wanted: string): string => `
  DO $do$
  DECLARE present text[];
  BEGIN
    SELECT array_agg(quoted[1]) INTO STRICT present
    FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g') quoted
    WHERE conrelid = '${table}'::regclass AND conname = '${constraint}';
    ALTER TABLE ${table} DROP CONSTRAINT ${constraint};
    EXECUTE format('ALTER TABLE ${table} ADD CONSTRAINT ${constraint} CHECK (${column} IN (%s))',
      (SELECT string_agg(quote_literal(value), ', ') FROM unnest(${wanted}) value));
  END $do$;`;
