import { days } from '#kernel';

/** What can be said in the name of a collectivité; `act_kind` in the database. */
export type ActKind = 'prefecture_summary' | 'case_phase';

/** Said each time anew: nothing that was said before is the same. */
export const isSaidEachTime = (kind: ActKind): boolean => kind === 'case_phase';

/** How long an act can be contested, from the instant at which it was done; at its end it no longer can. */
export const contestTime = days(7);

export interface ActRead {
  readonly id: string;
  readonly kind: ActKind;
  /** False: it takes back what was said before. */
  readonly agrees: boolean;
  /** What she read and agreed to, word for word. */
  readonly words: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly personId: string;
  /** As she typed it; empty once it is forgotten. */
  readonly typedName: string;
  readonly at: Date;
  readonly contestableUntil: Date;
  readonly contestedAt: Date | null;
  /** Their name. */
  readonly contestedBy: string | null;
}

/** One act to be done: of which kind, whether it agrees, the very words, and the name under it. */
export interface ActSaid {
  readonly kind: ActKind;
  readonly agrees: boolean;
  readonly words: string;
  readonly typedName: string;
}

export const isContestable = ({ contestableUntil, contestedAt }: ActRead, now: Date): boolean =>
  contestedAt === null && now < contestableUntil;
