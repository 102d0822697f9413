import type { DraftRead } from '#intake';
import type { Fields } from '../../form.js';
import type { Visit } from '../../visit.js';
import type { StepName } from './course.js';

/** One page of the booking, asked for or answered. */
export interface Turn {
  readonly visit: Visit;
  readonly draft: DraftRead;
  readonly query: Fields;
  /** For whom someone of a préfecture answers; null for whoever answers for herself. */
  readonly forWhom: string | null;
}

/** What comes after an answer: another page by a redirect, or the same one again with what is wrong. */
export type Outcome =
  | { readonly go: StepName; readonly with?: Readonly<Record<string, string>> }
  | { readonly markup: string; readonly status: 400 | 409 };

/** A step's page: its markup, or another step when this one cannot be shown. */
export type Shown = string | { readonly go: StepName };

export interface BookingStep {
  readonly name: StepName;
  /** Its answer is kept even when a question before it is open again: what was typed is not typed twice. */
  readonly early?: boolean;
  show(turn: Turn): Promise<Shown>;
  answer?(turn: Turn, form: Fields): Promise<Outcome>;
}

export const again = (markup: string, status: 400 | 409 = 400): Outcome => ({ markup, status });

export const emptyDraft: DraftRead = {
  ...{ answers: {}, seen: '', path: 'booking', hold: 'none' },
  ...{ heldUntil: null, bookedId: null, requestId: null },
};
