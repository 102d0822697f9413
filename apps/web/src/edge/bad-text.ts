/** What PostgreSQL cannot store, and nobody types: the null character, half a surrogate pair. */
const bad = /[\0\p{Cs}]/u;
const allBad = /[\0\p{Cs}]/gu;

/** JSON pointers (RFC 6901) of the texts that cannot be stored. */
export function badTexts(value: unknown, at = ''): string[] {
  if (typeof value === 'string') return bad.test(value) ? [at] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => badTexts(each, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}

/** A form's fields without them: what was typed stays. */
export const cleaned = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value.replace(allBad, '') : value]));
