import type { Broken } from './in-short.mjs';

interface Kept {
  readonly reference: string;
  readonly commitments: number;
  readonly events: number;
  readonly entries: number;
}

export function wrongAmong(acknowledged: readonly string[], found: readonly Kept[]): string[];

export function beyond(figures: readonly Broken[]): Broken[];
