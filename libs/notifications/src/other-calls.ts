import { Injectable } from '@nestjs/common';
import { ActionLinksService, type ActionsToCall, ExchangeReaders, type ExchangeToCall } from '#cases';
import { IdentityService } from '#identity';
import { openStates, type RequestRead, RequestsService } from '#intake';
import { system } from '#kernel';
import { Database } from '#platform';
import { otherCall, otherCalls } from './calls-to-make.queries.js';
import type { RequestCallKind } from './domain/kinds.js';

/** What no mail could tell of a request, of what someone has to do, or of a message of a case. */
export type OtherCall = { readonly messageId: string } & (
  | { readonly kind: RequestCallKind; readonly request: RequestRead }
  | { readonly kind: 'actions_due'; readonly toDo: ActionsToCall }
  | { readonly kind: 'exchange_to_call'; readonly exchange: ExchangeToCall }
);

/** And whose it is to say; null: the desk's. */
export interface Owed {
  readonly call: OtherCall;
  readonly callerId: string | null;
}

interface Row {
  readonly messageId: string;
  readonly kind: OtherCall['kind'];
  /** A request, the address to which a letter of actions goes, or a message of a case. */
  readonly subjectId: string;
}

const asNotifications = system('notifications');

/** Calls that are about no appointment: made by whoever answers a request or follows a case, as long as she receives. */
@Injectable()
export class OtherCalls {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly actions: ActionLinksService,
    private readonly exchanges: ExchangeReaders,
    private readonly identity: IdentityService,
  ) {}

  /** All that is still to be said. */
  async toMake(now: Date): Promise<Owed[]> {
    return this.owed(await this.database.rows<Row>(otherCalls, [openStates]), now);
  }

  /** One of them, said or not; undefined when it is none, or there is nothing to say any more. */
  async one(messageId: string, now: Date): Promise<Owed | undefined> {
    const [found] = await this.owed(await this.database.rows<Row>(otherCall, [messageId]), now);
    return found;
  }

  private async owed(rows: readonly Row[], now: Date): Promise<Owed[]> {
    if (rows.length === 0) return [];
    const subjects = (about: About) => rows.filter(({ kind }) => aboutOf(kind) === about).map(({ subjectId }) => subjectId);
    const requests = byId(await this.requests.many(asNotifications, subjects('request')));
    const toDo = await this.actions.toCall(asNotifications, subjects('actions_due'), now);
    const exchanges = byId(await this.exchanges.toCall(asNotifications, subjects('exchange_to_call')));
    const owed = rows.flatMap((row) => [...ofRequest(row, requests), ...ofActions(row, toDo), ...ofExchange(row, exchanges)]);
    const callers = owed.map(({ callerId }) => callerId).filter((id) => id !== null);
    const leavers = await this.identity.leavers(asNotifications, callers, now);
    return owed.map(({ call, callerId }) => ({ call, callerId: callerId && !leavers.has(callerId) ? callerId : null }));
  }
}

type About = 'request' | 'actions_due' | 'exchange_to_call';

const aboutOf = (kind: Row['kind']): About => (kind === 'actions_due' || kind === 'exchange_to_call' ? kind : 'request');

const byId = <T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));

function ofRequest({ messageId, kind, subjectId }: Row, requests: ReadonlyMap<string, RequestRead>): Owed[] {
  const request = requests.get(subjectId);
  if (!request || kind === 'actions_due' || kind === 'exchange_to_call') return [];
  return [{ call: { messageId, kind, request }, callerId: request.advisorId }];
}

function ofExchange({ messageId, kind, subjectId }: Row, all: ReadonlyMap<string, ExchangeToCall>): Owed[] {
  const exchange = all.get(subjectId);
  return exchange && kind === 'exchange_to_call' ? [{ call: { messageId, kind, exchange }, callerId: exchange.referentId }] : [];
}

function ofActions({ messageId, kind, subjectId }: Row, all: ReadonlyMap<string, ActionsToCall>): Owed[] {
  const toDo = all.get(subjectId);
  return toDo && kind === 'actions_due' ? [{ call: { messageId, kind, toDo }, callerId: toDo.referentId }] : [];
}
