/** What one side of a case wrote to the other. */
export interface ExchangeRead {
  readonly id: string;
  readonly caseId: string;
  /** Who wrote it. */
  readonly side: 'cell' | 'collectivite';
  readonly words: string;
  readonly role: string;
  /** Empty for someone who is forgotten. */
  readonly author: string;
  readonly at: Date;
  /** Names of those of the collectivité to whom it was mailed. */
  readonly readers: readonly string[];
}
