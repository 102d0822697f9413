/**
 * Whoever asks the same while it is being read waits for the next reading, and shares it. That one begins after all of them have asked:
 * nobody is told what was true before. However many ask at once, one reading goes on and at most one waits.
 */
export class SharedReads<T> {
  private readonly running = new Map<string, Promise<T>>();
  private readonly waiting = new Map<string, Promise<T>>();

  ask(question: string, read: () => Promise<T>): Promise<T> {
    const running = this.running.get(question);
    if (!running && !this.waiting.has(question)) return this.begun(question, read);
    const shared = this.waiting.get(question) ?? this.after(running, question, read);
    this.waiting.set(question, shared);
    return shared;
  }

  /** What went wrong with the one before is of those who asked for it. */
  private async after(before: Promise<T> | undefined, question: string, read: () => Promise<T>): Promise<T> {
    await before?.catch(() => {});
    this.waiting.delete(question);
    return this.begun(question, read);
  }

  private begun(question: string, read: () => Promise<T>): Promise<T> {
    const reading = read().finally(() => this.running.delete(question));
    this.running.set(question, reading);
    return reading;
  }
}
