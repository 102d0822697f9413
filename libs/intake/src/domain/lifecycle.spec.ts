import { moved, type RequestMove, type RequestState, requestMoves, requestStates, type Side, type Standpoint, sides } from './lifecycle.js';

/** Where each move leads from each state, by whoever may make it; · is refused. */
const columns = ['submitted', 'acknowledged', 'qualified', 'accepted', 'referred', 'declined', 'duplicate', 'withdrawn'] as const;
const table: Record<RequestMove, Partial<Record<Side, string>>> = {
  receive: {},
  acknowledge: {
    cell: '    acknowledged ·            ·         · · · · ·',
    service: ' acknowledged ·            ·         · · · · ·',
  },
  qualify: { cell: '   qualified    qualified    qualified · · · · ·' },
  ask: { cell: '       submitted    acknowledged qualified · · · · ·' },
  complete: {
    cell: '    submitted    acknowledged qualified · · · · ·',
    requester: 'submitted   acknowledged qualified · · · · ·',
  },
  correct: { cell: '   submitted    acknowledged qualified · · · · ·' },
  accept: { cell: '    accepted     accepted     accepted  · · · · ·' },
  refer: { cell: '     referred     referred     referred  · · · · ·' },
  decline: { cell: '   declined     declined     declined  · · · · ·' },
  duplicate: { cell: ' duplicate    duplicate    duplicate · · · · ·' },
  reopen: { cell: '    · · · · · · qualified ·' },
  withdraw: {
    cell: '    withdrawn    withdrawn    withdrawn · · · · ·',
    requester: 'withdrawn   withdrawn    withdrawn · · · · ·',
  },
};

/** What each move makes of the waiting: from one who waits, and from one who does not; · is refused. */
const waiting: Record<RequestMove, readonly [waits: string, else_: string]> = {
  ...{ receive: ['·', '·'], acknowledge: ['waits', 'no'], qualify: ['waits', 'no'], correct: ['waits', 'no'] },
  ...{ ask: ['·', 'waits'], complete: ['no', '·'], reopen: ['·', '·'] },
  ...{ accept: ['no', 'no'], refer: ['no', 'no'], decline: ['no', 'no'], duplicate: ['no', 'no'], withdraw: ['no', 'no'] },
};

const cases = requestMoves.flatMap((move) =>
  sides.flatMap((side) => columns.map((state, at) => ({ move, side, state, to: cellOf(move, side, at) }))),
);

describe('the life of a request', () => {
  it('has a column for every state', () => expect([...columns].sort()).toEqual([...requestStates].sort()));

  it.each(cases)('$move by $side from $state leads to $to', ({ move, side, state, to }) => {
    expect(reached({ state, waits: move === 'complete' }, move, side)).toBe(to);
  });

  it.each(requestMoves)('%s leaves the waiting as the table says', (move) => {
    const side = (Object.keys(table[move])[0] ?? 'cell') as Side;
    expect([true, false].map((waits) => waitingAfter({ state: 'submitted', waits }, move, side))).toEqual(waiting[move]);
  });
});

function cellOf(move: RequestMove, side: Side, at: number): string {
  return table[move][side]?.trim().split(/\s+/)[at] ?? '·';
}

const reached = (from: Standpoint, move: RequestMove, side: Side): RequestState | '·' => moved(from, move, side)?.state ?? '·';

function waitingAfter(from: Standpoint, move: RequestMove, side: Side): string {
  const to = moved(from, move, side);
  if (!to) return '·';
  return to.waits ? 'waits' : 'no';
}
