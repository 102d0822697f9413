import { Injectable } from '@nestjs/common';
import { CorrectingMinutes, type WriteUp } from '#intake';
import type { Fault, RectifyingFields } from '#views';
import { refusedCorrection } from '../correction.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import type { SignedVisit } from '../signed.js';

/** What was typed under the minutes, and what is wrong with it. */
export interface Rectified {
  readonly form: Fields;
  readonly faults: readonly Fault[];
  readonly status: number;
}

/** The answer to « ce compte rendu n’est pas exact », under the minutes. */
@Injectable()
export class Rectifying {
  constructor(private readonly correcting: CorrectingMinutes) {}

  /** Null where none is to be written. Where nobody asked, it is a correction. */
  fields({ correction, mayRectify }: WriteUp, typed?: Fields): RectifyingFields | null {
    if (!mayRectify) return null;
    return { isAsked: correction !== null, words: textOf(typed, 'rectificatif'), chosen: textOf(typed, 'suite') || null };
  }

  /** What was done, in a word; or what is wrong. */
  async send(id: string, form: Fields, { by, now }: SignedVisit): Promise<'corrige' | 'maintenu' | Rectified> {
    const outcome = oneOf(textOf(form, 'suite'), ['corrige', 'maintenu'] as const);
    try {
      await this.correcting.answer(by, id, { answer: textOf(form, 'rectificatif'), isCorrected: outcome && outcome === 'corrige' }, now);
      return outcome ?? 'corrige';
    } catch (refusal) {
      return { form, ...refusedCorrection(refusal, (pointer) => (pointer === '/answer' ? 'rectificatif' : 'suite')) };
    }
  }
}
