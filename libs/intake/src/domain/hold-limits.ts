/** What is held at a moment, seen from one draft that asks. */
export interface Held {
  /** Live holds from the same network address, this draft's apart. */
  readonly fromNetwork: number;
  /** Live holds on the same type and day, this draft's apart. */
  readonly onTypeAndDay: number;
  /** Advisor × start pairs that the day would offer without any hold. */
  readonly pairs: number;
}

/** So that holds alone, which cost nothing, can never empty the calendar. */
export const mayHold = ({ fromNetwork, onTypeAndDay, pairs }: Held, mostFromNetwork: number): boolean =>
  fromNetwork < mostFromNetwork && onTypeAndDay < Math.max(1, pairs / 2);
