import { type CaseState, judge, type Move, type MoveKind, type Mover } from './moves.js';
import { isOnPath, type Phase, phaseOrder } from './phases.js';

/** A move that is hers to make now, once everything it needs is there; `asSaid`: as the collectivité's word that she writes down. */
export interface Offer {
  readonly kind: MoveKind;
  readonly asSaid: boolean;
}

/** It leads to a phase that one chooses. */
type Turn = Offer & { readonly kind: 'back' | 'correct' | 'reopen' };

export const isTurning = (offer: Offer): offer is Turn => ['back', 'correct', 'reopen'].includes(offer.kind);

const reason = '-';
const said = { by: '-', on: '-', how: 'in_meeting' } as const;

const anyMove: readonly Move[] = [
  ...([{ kind: 'propose' }, { kind: 'propose', said }, { kind: 'confirm' }, { kind: 'decline', reason }] as const),
  ...([
    { kind: 'suspend', reason },
    { kind: 'resume' },
    { kind: 'abandon', reason },
    { kind: 'refer', reason },
    { kind: 'close', reason },
  ] as const),
];

/** What can still be received, or said, is no hindrance to show. */
const isWithin = (refused: string | null): boolean => refused === null || ['evidence-missing', 'never-waived'].includes(refused);

const turnings: readonly Turn[] = [
  { kind: 'back', asSaid: false },
  { kind: 'back', asSaid: true },
  { kind: 'correct', asSaid: false },
  { kind: 'reopen', asSaid: false },
];

/** The same rules as the moves themselves. */
export function offersTo(state: CaseState, mover: Mover): Offer[] {
  const simple = anyMove
    .filter((move) => isWithin(judge(state, mover, move).refused))
    .map((move) => ({ kind: move.kind, asSaid: 'said' in move }));
  return [...simple, ...turnings.filter((turn) => targets(state, mover, turn).length > 0)];
}

/** To which phases that move may lead now. */
export const targets = (state: CaseState, mover: Mover, { kind, asSaid }: Turn): Phase[] =>
  phaseOrder.filter((to) => {
    const move = { kind, to, reason, ...(asSaid && { said }) } as Move;
    return isOnPath(to, state.delivery) && judge(state, mover, move).refused === null;
  });
