import { Injectable } from '@nestjs/common';
import { ActionListsService, AwaitedAnswers } from '#cases';
import { PromisesService, RequestRegister } from '#intake';
import { decideAnywhere } from '#kernel';
import type { DaySection, Link } from '#views';
import { actionCard, actionWords } from '../actions/actions.fr.js';
import type { SignedVisit } from '../signed.js';
import { awaitedCard, awaitedWords, shownAtMost as limit, newRequestCard, newRequestWords } from './awaited.fr.js';
import { ToWrite } from './to-write.js';
import { writingWords } from './writing.fr.js';

/** What of a stretch of work is hers: its sections, and where the others of them are. */
interface Waiting {
  readonly sections: readonly DaySection[];
  readonly links: readonly Link[];
}

/** What waits for an advisor: minutes to write, answers, actions, new requests; the first of each. */
@Injectable()
export class DayWaiting {
  constructor(
    private readonly toWrite: ToWrite,
    private readonly awaited: AwaitedAnswers,
    private readonly actions: ActionListsService,
    private readonly requests: RequestRegister,
    private readonly promises: PromisesService,
  ) {}

  async of(visit: SignedVisit): Promise<Waiting> {
    const [minutes, count] = [await this.toWrite.list(visit, { limit }), await this.toWrite.count(visit)];
    const actions = await this.actions.mine(visit.by, { limit }, visit.now);
    return {
      sections: [
        { heading: writingWords.list, cards: minutes.items, nothing: writingWords.nothing },
        ...(await this.answers(visit)),
        { heading: actionWords.mine, cards: actions.items.map((one) => actionCard(one, 'cell', false)), nothing: actionWords.nothing },
        ...(await this.newRequests(visit)),
      ],
      links: [
        ...(minutes.next ? [{ text: writingWords.all(count), href: '/agenda/comptes-rendus' }] : []),
        ...(actions.next ? [{ text: actionWords.all, href: '/actions' }] : []),
      ],
    };
  }

  private async answers({ by, now, signIn }: SignedVisit): Promise<DaySection[]> {
    const { items, hasMore } = await this.awaited.of(by, limit, now);
    const { heading, intro, more } = awaitedWords;
    const cards = items.map((one) => awaitedCard(one, signIn.timeZone));
    return cards.length > 0 ? [{ heading, intro, cards, nothing: '', more: hasMore ? more : null }] : [];
  }

  /** For whoever may answer them: those that wait for us, the oldest first. */
  private async newRequests({ by, now }: SignedVisit): Promise<DaySection[]> {
    if (decideAnywhere(by, 'request', 'decide') !== 'allowed') return [];
    const wanted = { waitingFor: 'cell' } as const;
    const { items, next } = await this.requests.list(by, wanted, { limit });
    if (items.length === 0) return [];
    const [count, promised] = [await this.requests.count(by, wanted), await this.promises.of(by, items, now)];
    const { heading, intro, more } = newRequestWords;
    const cards = items.map((request) => newRequestCard(request, promised.get(request.id)));
    return [{ heading, intro: intro(count), cards, nothing: '', more: next ? more : null }];
  }
}
