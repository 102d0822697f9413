export const requestStates = [
  ...(['submitted', 'acknowledged', 'qualified'] as const),
  ...(['accepted', 'referred', 'declined', 'duplicate', 'withdrawn'] as const),
];
export type RequestState = (typeof requestStates)[number];

export const requestMoves = [
  ...(['receive', 'acknowledge', 'qualify', 'ask', 'complete', 'correct'] as const),
  ...(['accept', 'refer', 'decline', 'duplicate', 'withdraw', 'reopen'] as const),
];
export type RequestMove = (typeof requestMoves)[number];

/** Who makes a move: the cell, whoever asked, or the service itself. */
export const sides = ['cell', 'requester', 'service'] as const;
export type Side = (typeof sides)[number];

/** Where a request stands; `waits`: for what we asked of whoever asked. */
export interface Standpoint {
  readonly state: RequestState;
  readonly waits: boolean;
}

interface Rule {
  readonly from: readonly RequestState[];
  /** Null: the state stays. */
  readonly to: RequestState | null;
  readonly by: readonly Side[];
  /** What it needs of the waiting, and what it makes of it; neither unless said. */
  readonly needsWaiting?: boolean;
  readonly leavesWaiting?: boolean;
}

/** Those that somebody still has to answer. */
export const openStates: readonly RequestState[] = ['submitted', 'acknowledged', 'qualified'];

const decided = (to: RequestState): Rule => ({ from: openStates, to, by: ['cell'], leavesWaiting: false });

/** The whole life of a request, as data; what is not written is refused. */
const rules: Record<RequestMove, Rule> = {
  receive: { from: [], to: 'submitted', by: [] },
  acknowledge: { from: ['submitted'], to: 'acknowledged', by: ['service', 'cell'] },
  qualify: { from: openStates, to: 'qualified', by: ['cell'] },
  ask: { from: openStates, to: null, by: ['cell'], needsWaiting: false, leavesWaiting: true },
  // the cell writes down what was said by telephone
  complete: { from: openStates, to: null, by: ['requester', 'cell'], needsWaiting: true, leavesWaiting: false },
  correct: { from: openStates, to: null, by: ['cell'] },
  accept: decided('accepted'),
  refer: decided('referred'),
  decline: decided('declined'),
  duplicate: decided('duplicate'),
  withdraw: { ...decided('withdrawn'), by: ['requester', 'cell'] },
  // it was no duplicate: back to the queue
  reopen: { from: ['duplicate'], to: 'qualified', by: ['cell'] },
};

/** Null when that is no move from there, or not that side's to make. */
export function moved({ state, waits }: Standpoint, move: RequestMove, side: Side): Standpoint | null {
  const { from, to, by, needsWaiting = waits, leavesWaiting = waits } = rules[move];
  if (!from.includes(state) || !by.includes(side) || needsWaiting !== waits) return null;
  return { state: to ?? state, waits: leavesWaiting };
}

/** The moves that a side can make from there, in the order in which one thinks of them. */
export const openMoves = (from: Standpoint, side: Side): RequestMove[] => requestMoves.filter((move) => moved(from, move, side) !== null);

export const isOpen = (state: RequestState): boolean => openStates.includes(state);
