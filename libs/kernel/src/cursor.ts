/** Where a page of a list stands: after the entry of that instant and identifier. */
export interface Position {
  readonly at: Date;
  readonly id: string;
}

/** What is asked of a list: `after` is a cursor that the page before gave. */
export interface PageAsked {
  readonly after?: string | null | undefined;
  /** At most 100. */
  readonly limit: number;
}

/** Some entries of a list, in its order; `next` leads to those after them, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** As it stands in an address: says nothing that was not on the page. */
export const cursorAt = ({ at, id }: Position): string => `${at.getTime().toString(36)}_${id}`;

/** Null for anything that is no cursor: the list then begins at its beginning. */
export function positionOf(cursor: string | null | undefined): Position | null {
  const [, at, id] = /^([0-9a-z]{1,9})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
  return at && id ? { at: new Date(Number.parseInt(at, 36)), id } : null;
}

/** Between 1 and 100. */
export const pageSize = ({ limit }: PageAsked): number => Math.min(Math.max(Math.trunc(limit) || 1, 1), 100);

/** A page of at most `limit`, from one entry more than it holds. */
export function pageOf<T>(found: readonly T[], limit: number, position: (entry: T) => Position): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? cursorAt(position(last)) : null };
}
