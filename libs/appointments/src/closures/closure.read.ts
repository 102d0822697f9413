/** What is closed: all, a territory and what lies in it, one electronic address, or all addresses of a domain. */
export type ClosureScope = 'everyone' | 'territory' | 'address' | 'domain';

export interface NewClosure {
  readonly scope: ClosureScope;
  /** Which: a territory's identifier, an address, a domain; empty for all. */
  readonly key: string;
  readonly reason: string;
  /** Null: at once. */
  readonly from: Date | null;
  /** Half-open; null: until someone opens again. */
  readonly until: Date | null;
}

export interface ClosureRead extends Omit<NewClosure, 'from'> {
  readonly id: string;
  readonly from: Date;
  readonly closedAt: Date;
  readonly reopenedAt: Date | null;
  /** « Buis-les-Baronnies (26) », for a territory. */
  readonly label: string | null;
}
