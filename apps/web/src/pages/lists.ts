import type { PageLinks } from '#views';
import { type Fields, textOf } from './form.js';

/** Where a list stands: after which entry, and after which its earlier pages stood. */
interface Place {
  readonly after: string;
  readonly before: readonly string[];
}

/** How many pages back one can go; from further on, the list begins again. */
const mostBack = 20;

export const perPage = 25;

export const placeOf = (query: Fields): Place => ({
  after: textOf(query, 'apres'),
  before: textOf(query, 'avant').split('.').filter(Boolean).slice(-mostBack),
});

/** The addresses of the pages before and after, with the filters that are set. */
export function pageLinks(path: string, filters: Readonly<Record<string, string>>, query: Fields, next: string | null): PageLinks {
  const { after, before } = placeOf(query);
  const at = (apres: string, avant: readonly string[]) => {
    const shown = { ...filters, ...(apres && { apres }), ...(avant.length > 0 && { avant: avant.join('.') }) };
    return Object.keys(shown).length > 0 ? `${path}?${new URLSearchParams(shown)}` : path;
  };
  return {
    previous: after ? at(before.at(-1) ?? '', before.slice(0, -1)) : null,
    next: next ? at(next, after ? [...before, after] : []) : null,
  };
}
