import { Injectable } from '@nestjs/common';
import { AwaitedAnswers } from '#cases';
import { PromisesService, RequestRegister } from '#intake';
import { decideAnywhere } from '#kernel';
import type { DaySection } from '#views';
import type { SignedVisit } from '../signed.js';
import { awaitedCard, awaitedWords, shownAtMost as limit, newRequestCard, newRequestWords } from './awaited.fr.js';

/** Who waits for an advisor's word; sections only where someone does. */
@Injectable()
export class DayAwaited {
  constructor(
    private readonly awaited: AwaitedAnswers,
    private readonly requests: RequestRegister,
    private readonly promises: PromisesService,
  ) {}

  /** Of those whose case she follows. */
  async answers({ by, now, signIn }: SignedVisit): Promise<DaySection[]> {
    const { items, hasMore } = await this.awaited.of(by, limit, now);
    const { heading, intro, more } = awaitedWords;
    const cards = items.map((one) => awaitedCard(one, signIn.timeZone));
    return cards.length > 0 ? [{ heading, intro, cards, nothing: '', more: hasMore ? more : null }] : [];
  }

  /** For whoever may answer them: those that wait for us, the oldest first. */
  async newRequests({ by, now }: SignedVisit): Promise<DaySection[]> {
    if (decideAnywhere(by, 'request', 'decide') !== 'allowed') return [];
    const wanted = { waitingFor: 'cell' } as const;
    const { items, next } = await this.requests.list(by, wanted, { limit });
    if (items.length === 0) return [];
    const count = next ? await this.requests.count(by, wanted) : items.length;
    const promised = await this.promises.of(by, items, now);
    const { heading, intro, more } = newRequestWords;
    const cards = items.map((request) => newRequestCard(request, promised.get(request.id)));
    return [{ heading, intro: intro(count), cards, nothing: '', more: next ? more : null }];
  }
}
