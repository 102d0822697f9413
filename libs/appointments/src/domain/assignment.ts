/** What an advisor already carries. */
export interface Load {
  readonly advisorId: string;
  readonly upcoming: number;
  /** When they last received an appointment; null = never. */
  readonly lastAssignedAt: number | null;
}

/** Fewest upcoming first, then longest since the last, then the identifier: nobody is favoured, and anyone can check it. */
export const inTurn = (loads: readonly Load[]): Load[] =>
  [...loads].sort(
    (a, b) =>
      a.upcoming - b.upcoming ||
      (a.lastAssignedAt ?? Number.NEGATIVE_INFINITY) - (b.lastAssignedAt ?? Number.NEGATIVE_INFINITY) ||
      (a.advisorId < b.advisorId ? -1 : 1),
  );

/** Why this advisor: kept with the appointment, for whoever asks. */
export const because = ({ upcoming, lastAssignedAt }: Load, free: number): string =>
  `free=${free} upcoming=${upcoming} last=${lastAssignedAt === null ? 'never' : new Date(lastAssignedAt).toISOString()}`;
