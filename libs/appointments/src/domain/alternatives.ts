/** The `count` starts nearest to `wanted`, in order of time; of two equally near the later comes first to mind. */
export const nearest = (starts: readonly number[], wanted: number, count: number): number[] =>
  [...starts]
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a)
    .slice(0, count)
    .sort((a, b) => a - b);
