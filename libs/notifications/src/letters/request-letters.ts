import { Injectable } from '@nestjs/common';
import { IdentityService, readBySeveral } from '#identity';
import { type MoveRead, PromisesService, RequestLinks, type RequestRead, RequestsService, TriageService } from '#intake';
import { system } from '#kernel';
import { config, Database } from '#platform';
import type { RequestKind } from '../domain/kinds.js';
import {
  type RequestFacts,
  requestDecided,
  requestQuestion,
  requestReceived,
  requestToAnswer,
  requestUnreachable,
} from '../mails/request.fr.js';
import { fullName, type Wording } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Written } from './written.js';

const asNotifications = system('notifications');

type Words = (facts: RequestFacts) => Wording | null;

/** To the desk; the others go to whoever asked. */
const toDesk: Partial<Record<RequestKind, Words>> = { request_to_answer: requestToAnswer, request_unreachable: requestUnreachable };

const toRequester: Partial<Record<RequestKind, Words>> = {
  ...{ request_received: requestReceived, request_question: requestQuestion, request_decided: requestDecided },
};

/** $1 request, $2 before which of its answers. */
const toldBefore = `SELECT id FROM message WHERE kind = 'request_decided' AND subject_id = $1 AND sequence < $2 AND state = 'sent' LIMIT 1`;

/** Writes what is about a request, from what is true of it at sending. */
@Injectable()
export class RequestLetters {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly triage: TriageService,
    private readonly promises: PromisesService,
    private readonly links: RequestLinks,
    private readonly identity: IdentityService,
  ) {}

  /** Null when there is nothing to say any more. */
  async write({ subjectId, sequence }: Message, kind: RequestKind, now: Date): Promise<Written | null> {
    const request = await this.requests.request(asNotifications, subjectId);
    const facts = await this.factsOf(request, now);
    if (kind === 'request_decided' && !(await this.stillAnswers(request, facts, sequence))) return null;
    const wording = (toDesk[kind] ?? toRequester[kind])?.(facts) ?? null;
    return wording && { name: kind in toDesk ? facts.desk.name : fullName(request), wording };
  }

  /** An answer that was undone meanwhile is not told; that it was undone, only to whoever was told it. */
  private async stillAnswers({ id, version }: RequestRead, { outcome }: RequestFacts, sequence: number): Promise<boolean> {
    if (sequence !== 0 && sequence !== version) return false;
    return outcome?.move !== 'reopen' || (await this.database.row(toldBefore, [id, sequence])) !== undefined;
  }

  private async factsOf(request: RequestRead, now: Date): Promise<RequestFacts> {
    const { moves, arrival } = await this.triage.opened(asNotifications, request.id);
    const promised = (await this.promises.of(asNotifications, [request], now)).get(request.id);
    const last = moves.at(-1);
    const address = await this.identity.address(asNotifications, request.addressId);
    return {
      ...request,
      desk: config().desk,
      promisedOn: promised?.on ?? null,
      followUrl: request.linkDigest ? this.links.of(request.id) : null,
      addressProven: address.provenAt !== null,
      sharedMailbox: readBySeveral(address),
      byPrefecture: arrival?.door === 'prefecture',
      question: moves.find(({ number }) => number === request.askedNumber)?.words ?? null,
      outcome: last ? { move: last.move, words: last.words, referredTo: last.referredTo, advisor: await this.advisorOf(last) } : null,
    };
  }

  private async advisorOf({ advisorId }: MoveRead): Promise<string | null> {
    return advisorId && fullName(await this.identity.person(asNotifications, advisorId));
  }
}
