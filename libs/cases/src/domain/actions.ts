import { isDay, Temporal } from '#kernel';
import type { Side } from './phases.js';

/** Where what someone is to do stands. */
export const actionStates = ['proposed', 'in_progress', 'blocked', 'done', 'no_longer_relevant', 'already_done'] as const;
export type ActionState = (typeof actionStates)[number];

/** To the same state is news of it; what is over may be taken up again. */
export const actionMoves: Record<ActionState, readonly ActionState[]> = {
  proposed: ['in_progress', 'blocked', 'done', 'no_longer_relevant', 'already_done'],
  in_progress: ['in_progress', 'blocked', 'done', 'no_longer_relevant'],
  blocked: ['blocked', 'in_progress', 'done', 'no_longer_relevant'],
  done: ['in_progress'],
  no_longer_relevant: ['in_progress'],
  already_done: ['in_progress'],
};

export const openStates = ['proposed', 'in_progress', 'blocked'] as const satisfies readonly ActionState[];

export const isOpenState = (state: ActionState): boolean => (openStates as readonly ActionState[]).includes(state);

/** Who reads it: the cell alone, the collectivité as soon as the minutes are sent, or both. Closed by default, in that order. */
export const actionVisibilities = ['internal', 'with_minutes', 'shared'] as const;
export type ActionVisibility = (typeof actionVisibilities)[number];

/** What lateness is derived from; days as `YYYY-MM-DD`. */
export interface Dated {
  readonly state: ActionState;
  readonly dueOn: string | null;
}

export type Timing = 'late' | 'soon' | null;

/** What is due within a week is due soon; that day itself is not late. */
export const soonDays = 7;

/** `today`: the desk's date. */
export function timingOf({ state, dueOn }: Dated, today: string): Timing {
  if (dueOn === null || !isOpenState(state)) return null;
  if (dueOn < today) return 'late';
  return dueOn <= daysAfter(today, soonDays) ? 'soon' : null;
}

/** Whoever is to do it, as long as it is not over. */
export const actionWaitsFor = ({ state, side }: { readonly state: ActionState; readonly side: Side }): Side | 'nobody' =>
  isOpenState(state) ? side : 'nobody';

const mostWeeks = 26;

/** So many whole weeks before the next council; null for what is no day or no number of weeks. */
export function countedBack(councilOn: string, weeks: number): string | null {
  if (!isDay(councilOn) || !Number.isInteger(weeks) || weeks < 0 || weeks > mostWeeks) return null;
  return daysAfter(councilOn, -7 * weeks);
}

export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
