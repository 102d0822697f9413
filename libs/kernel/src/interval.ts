/** Half-open stretch of time, in epoch milliseconds: `start` is in it, `end` is not. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

export const overlap = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Interval, inner: Interval): boolean => outer.start <= inner.start && inner.end <= outer.end;
