import { Injectable } from '@nestjs/common';
import { type RequestAct, RequestChanged, TriageService } from '#intake';
import type { Actor } from '#kernel';
import type { Fault, Following } from '#views';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { RequestStory, type Story } from './request-story.js';

/** A form that came back, and is shown again with all that was typed. */
export interface Returned {
  readonly status: number;
  readonly typed: string;
  readonly faults: readonly Fault[];
  readonly shown: number | null;
}

interface Asked {
  readonly by: Actor;
  readonly now: Date;
}

/** What whoever asked does with a request, in a space or by the mailed link. */
@Injectable()
export class OwnMoves {
  constructor(
    private readonly triage: TriageService,
    private readonly story: RequestStory,
  ) {}

  async following(
    { request, open, question }: Story,
    { base, csrf, by }: { base: string; csrf: string; by: Actor },
    back?: Returned,
  ): Promise<Following> {
    return {
      ...{ base, csrf, version: request.version, typed: back?.typed ?? '', faults: back?.faults ?? [] },
      question: open.includes('complete') ? question : null,
      mayWithdraw: open.includes('withdraw'),
      meanwhile: back?.shown ? await this.story.since(by, request.id, back.shown) : [],
    };
  }

  /** Null when it is done. */
  async make(id: string, move: 'complete' | 'withdraw', form: Fields, { by, now }: Asked): Promise<Returned | null> {
    const [typed, version] = [textOf(form, 'mots'), Number(textOf(form, 'version'))];
    const act: RequestAct = { move, words: typed };
    try {
      await this.triage.make(by, id, { ...act, version }, now);
      return null;
    } catch (refusal) {
      return returned(refusal, typed, version);
    }
  }
}

function returned(refusal: unknown, typed: string, version: number): Returned {
  if (refusal instanceof RequestChanged) return { status: 412, typed, faults: [], shown: version };
  return { status: 400, typed, faults: faultsFrom(refusal, () => 'mots'), shown: null };
}
