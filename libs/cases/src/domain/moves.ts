import { ahead, type Delivery, endsEarly, isBefore, isOnPath, isSovereign, missingIn, type Phase, phases, type Side } from './phases.js';

/** It stands still, or ended on the way; the phase stays what it was. */
export type Pause = 'suspended' | 'abandoned' | 'referred';

export interface Proposal {
  readonly to: Phase;
  /** Null when it was said by someone who did not write it down herself. */
  readonly personId: string | null;
}

export interface CaseState {
  readonly phase: Phase;
  readonly pause: Pause | null;
  readonly delivery: Delivery | null;
  readonly proposal: Proposal | null;
  /** Codes. */
  readonly received: readonly string[];
}

export type MoverRole = 'lead' | 'advisor' | 'coordinator';

export interface Mover {
  readonly role: MoverRole;
  readonly personId: string;
}

export type SaidHow = 'in_meeting' | 'by_phone' | 'by_mail' | 'signed' | 'deliberation';

export const saidHows: readonly SaidHow[] = ['in_meeting', 'by_phone', 'by_mail', 'signed', 'deliberation'];

/** Someone's word of the collectivité, written down by another; the day as `YYYY-MM-DD`. */
export interface Said {
  readonly by: string;
  readonly on: string;
  readonly how: SaidHow;
}

interface Waiving {
  readonly waived?: readonly string[];
  readonly reason?: string;
}

export type Move =
  | ({ readonly kind: 'propose'; readonly said?: Said | null } & Waiving)
  | ({ readonly kind: 'confirm'; readonly said?: Said | null } & Waiving)
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'back'; readonly to: Phase; readonly reason: string; readonly said?: Said | null }
  | { readonly kind: 'correct'; readonly to: Phase; readonly reason: string }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'abandon' | 'refer' | 'close'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'reopen'; readonly to: Phase; readonly reason: string };

export type MoveKind = Move['kind'];

/** What the history of a case is made of. */
export type StepKind = 'opened' | 'contest' | 'join' | MoveKind;

/** Whose word it is, when it is not the mover's own. */
export const saidIn = (move: Move): Said | null => ('said' in move && move.said) || null;

export const reasonIn = (move: Move): string => ('reason' in move && move.reason) || '';

export const waivedIn = (move: Move): readonly string[] => ('waived' in move && move.waived) || [];

export type MoveRefusal =
  | ('paused' | 'not-paused' | 'closed' | 'not-your-key' | 'same-person' | 'nothing-proposed' | 'already-proposed')
  | 'evidence-missing'
  | 'never-waived'
  | 'reason-needed'
  | 'delivery-unknown'
  | 'wrong-phase'
  | 'authority-only';

/** What the case is afterwards. */
export interface After {
  readonly phase: Phase;
  readonly pause: Pause | null;
  readonly proposal: Proposal | null;
  /** Recorded as not applicable. */
  readonly skipped: readonly Phase[];
}

export type Judged =
  | { readonly refused: MoveRefusal; readonly missing: readonly string[] }
  | { readonly refused: null; readonly after: After };

/** Everything that a move is judged by. The right to write in the case at all is the policy's. */
export function judge(state: CaseState, mover: Mover, move: Move): Judged {
  const closed = state.phase === 'closed' && move.kind !== 'correct' && move.kind !== 'reopen';
  if (closed) return refuse('closed');
  if (state.pause !== null && !['resume', 'reopen', 'close'].includes(move.kind)) return refuse('paused');
  if (needsReason(move)) return refuse('reason-needed');
  return (deciders[move.kind] as Decider<Move>)(state, mover, move);
}

type Decider<M extends Move> = (state: CaseState, mover: Mover, move: M) => Judged;
type Of<K extends MoveKind> = Extract<Move, { kind: K }>;

const deciders: { readonly [K in MoveKind]: Decider<Of<K>> } = {
  propose,
  confirm,
  decline: (state) => (state.proposal ? { refused: null, after: staying(state) } : refuse('nothing-proposed')),
  back,
  correct,
  suspend: (state, mover) => paused(state, mover, 'suspended'),
  abandon: (state, mover) => paused(state, mover, 'abandoned'),
  refer: (state, mover) => paused(state, mover, 'referred'),
  resume: (state, mover) => {
    if (sideOf(mover) !== 'cell') return refuse('not-your-key');
    return state.pause === 'suspended' ? { refused: null, after: staying({ ...state, pause: null }) } : refuse('not-paused');
  },
  reopen,
  close,
};

const sideOf = ({ role }: Mover): Side => (role === 'lead' ? 'collectivite' : 'cell');

/** What is written down of another is the collectivité's word, whoever writes. */
const wordOf = (mover: Mover, move: Move): Side => (saidIn(move) ? 'collectivite' : sideOf(mover));

function propose(state: CaseState, mover: Mover, move: Of<'propose'>): Judged {
  const [rule, step] = [phases[state.phase], ahead(state.phase, state.delivery)];
  if (!step || !rule.proposes.includes(wordOf(mover, move))) return refuse(isSovereign(state.phase) ? 'authority-only' : 'not-your-key');
  if (state.proposal) return refuse('already-proposed');
  if (lacksDelivery(state)) return refuse('delivery-unknown');
  if (isSovereign(state.phase)) return moved(state, move);
  return { refused: null, after: { ...staying(state), proposal: { to: step.to, personId: saidIn(move) ? null : mover.personId } } };
}

/** Who carries it out decides what comes next. */
const lacksDelivery = ({ phase, delivery }: CaseState): boolean => phase === 'design' && delivery === null;

/** Two keys are two people; ending before the action is coordination's to confirm. */
function confirm(state: CaseState, mover: Mover, move: Of<'confirm'>): Judged {
  const { proposal, phase } = state;
  if (!proposal) return refuse('nothing-proposed');
  const isEnd = endsEarly(phase, proposal.to);
  const holdsKey = wordOf(mover, move) === 'cell' && mover.role === (isEnd ? 'coordinator' : 'advisor');
  if (!holdsKey) return refuse('not-your-key');
  if (proposal.personId === mover.personId) return refuse('same-person');
  return isEnd ? { refused: null, after: at('closed') } : moved(state, move);
}

/** Where everything is received, or passed over with a reason. */
function moved(state: CaseState, move: Move): Judged {
  const missing = missingIn(state.phase, state.received);
  const { neverWaived } = phases[state.phase];
  if (neverWaived && missing.includes(neverWaived)) return { refused: 'never-waived', missing: [neverWaived] };
  const left = missing.filter((code) => !waivedIn(move).includes(code));
  if (left.length > 0) return { refused: 'evidence-missing', missing: left };
  if (missing.length > 0 && reasonIn(move).trim() === '') return { refused: 'reason-needed', missing };
  const step = ahead(state.phase, state.delivery);
  return step ? { refused: null, after: { ...at(step.to), skipped: step.skipped } } : refuse('closed');
}

function back(state: CaseState, mover: Mover, move: Of<'back'>): Judged {
  if (!isBefore(move.to, state.phase) || !isOnPath(move.to, state.delivery)) return refuse('wrong-phase');
  const buys = isSovereign(state.phase) || isSovereign(move.to);
  if (buys && wordOf(mover, move) !== 'collectivite') return refuse('authority-only');
  return { refused: null, after: at(move.to) };
}

/** Coordination's, for an error; what the buyer declared is never touched. */
function correct(state: CaseState, mover: Mover, { to }: Of<'correct'>): Judged {
  if (mover.role !== 'coordinator') return refuse('not-your-key');
  if (isSovereign(state.phase) || isSovereign(to)) return refuse('authority-only');
  return to === state.phase || to === 'closed' ? refuse('wrong-phase') : { refused: null, after: at(to) };
}

const paused = (state: CaseState, mover: Mover, pause: Pause): Judged =>
  sideOf(mover) === 'cell' ? { refused: null, after: { ...staying(state), pause } } : refuse('not-your-key');

/** What was given up, directed elsewhere or closed begins again near its beginning. */
function reopen(state: CaseState, mover: Mover, { to }: Of<'reopen'>): Judged {
  if (sideOf(mover) !== 'cell') return refuse('not-your-key');
  const isOver = state.phase === 'closed' || state.pause === 'abandoned' || state.pause === 'referred';
  if (!isOver) return refuse('not-paused');
  return to === 'intention' || to === 'framing' ? { refused: null, after: at(to) } : refuse('wrong-phase');
}

/** An advisor's; before the action she proposes it, and coordination confirms. */
function close(state: CaseState, mover: Mover): Judged {
  if (mover.role !== 'advisor') return refuse('not-your-key');
  if (!endsEarly(state.phase, 'closed')) return { refused: null, after: at('closed') };
  if (state.pause) return refuse('paused');
  if (state.proposal) return refuse('already-proposed');
  return { refused: null, after: { ...staying(state), proposal: { to: 'closed', personId: mover.personId } } };
}

const needsReason = (move: Move): boolean => !['propose', 'confirm', 'resume'].includes(move.kind) && reasonIn(move).trim() === '';

const at = (phase: Phase): After => ({ phase, pause: null, proposal: null, skipped: [] });

const staying = ({ phase, pause }: CaseState): After => ({ phase, pause, proposal: null, skipped: [] });

const refuse = (refused: MoveRefusal): Judged => ({ refused, missing: [] });
