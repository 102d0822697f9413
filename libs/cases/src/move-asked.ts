import { isDay } from '#kernel';
import { type Move, reasonIn, type Said, saidHows, saidIn } from './domain/moves.js';
import { type CaseField, isPastDay, refuseFields } from './refused-fields.js';

/** A move as it is asked: `version` is that of the case as it was read. */
export type MoveAsked = Move & {
  readonly version: number;
  /** Day (`YYYY-MM-DD`) on which a suspension is looked at again. */
  readonly reviewOn?: string;
  /** Under what a collectivité's own lead declares: her name, as she types it. */
  readonly typedName?: string;
};

/** What it says is complete; `today`: the desk's date. */
export function assertSaid(asked: MoveAsked, today: string): void {
  const reviewOn = asked.reviewOn ?? '';
  refuseFields([
    ...wrongInSaid(saidIn(asked), today),
    [asked.kind === 'suspend' && !(isDay(reviewOn) && reviewOn > today), 'reviewOn'],
    [reasonIn(asked).length > 1000, 'reason'],
  ]);
}

export function wrongInSaid(said: Said | null, today: string): (readonly [boolean, CaseField])[] {
  if (!said) return [];
  return [
    [said.by.trim() === '' || said.by.length > 200, 'saidBy'],
    [!isPastDay(said.on, today), 'saidOn'],
    [!saidHows.includes(said.how), 'saidHow'],
  ];
}
