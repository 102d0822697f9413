import type { CaseRead } from '../case.read.js';
import type { NextAppointment } from '../cases.js';
import type { WantedCases } from '../cases.queries.js';
import type { Phase } from '../domain/phases.js';

/** What an advisor looks at again and again of her own cases, each with how many there are. */
export const caseloadViews = {
  going: { open: true },
  ours: { open: true, waiting: 'cell' },
  theirs: { open: true, waiting: 'collectivite' },
  late: { late: true },
  all: {},
} as const satisfies Record<string, WantedCases>;

export type CaseloadView = keyof typeof caseloadViews;

/** A case as a line of a caseload. */
export type CaseloadLine = CaseRead & {
  /** Of the collectivité that leads. */
  readonly next: NextAppointment | null;
};

/** One phase of the board: how many cases stand there, and the latest of them. */
export interface CaseloadColumn {
  readonly phase: Phase;
  readonly count: number;
  readonly lines: readonly CaseloadLine[];
}
