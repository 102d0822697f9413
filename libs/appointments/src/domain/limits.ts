/** What an address has: appointments to come, and messages of the last day (one a change). */
export interface Weight {
  readonly upcoming: number;
  readonly messages: number;
}

/** A proven address is not weighed. */
export const weightless: Weight = { upcoming: 0, messages: 0 };

/** What an unproven one may have before it has too much; of its messages one more is kept for a cancellation. */
export const mostUnproven: Weight = { upcoming: 3, messages: 4 };

export const isTooMuch = ({ upcoming, messages }: Weight): boolean =>
  upcoming >= mostUnproven.upcoming || messages >= mostUnproven.messages;
