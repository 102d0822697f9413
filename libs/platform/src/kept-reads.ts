/** Readings that are kept, at most: of a crowd nearly all ask the same. */
const most = 16;

interface Kept<T> {
  readonly snapshot: string;
  readonly found: T;
}

/**
 * What was read stays true until something is committed: as long as PostgreSQL shows the same snapshot, a long reading is not done again.
 * The snapshot is asked before the reading: snapshots only go on, so when a later one equals it, so did the reading's own.
 */
export class KeptReads<T> {
  private readonly kept = new Map<string, Kept<T>>();

  constructor(private readonly snapshot: () => Promise<string>) {}

  async ask(question: string, read: () => Promise<T>): Promise<T> {
    const snapshot = await this.snapshot();
    const known = this.kept.get(question);
    if (known?.snapshot === snapshot) return known.found;
    const found = await read();
    this.keep(question, { snapshot, found });
    return found;
  }

  private keep(question: string, reading: Kept<T>): void {
    this.kept.delete(question);
    this.kept.set(question, reading);
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
  }
}
