import { Injectable } from '@nestjs/common';
import { ActionLinksService, type ActionsToCall } from '#cases';
import { IdentityService } from '#identity';
import { openStates, type RequestRead, RequestsService } from '#intake';
import { system } from '#kernel';
import { Database } from '#platform';
import { otherCall, otherCalls } from './calls-to-make.queries.js';
import type { RequestCallKind } from './domain/kinds.js';

/** What no mail could tell of a request, or of what someone has to do. */
export type OtherCall = { readonly messageId: string } & (
  | { readonly kind: RequestCallKind; readonly request: RequestRead }
  | { readonly kind: 'actions_due'; readonly toDo: ActionsToCall }
);

/** And whose it is to say; null: the desk's. */
export interface Owed {
  readonly call: OtherCall;
  readonly callerId: string | null;
}

interface Row {
  readonly messageId: string;
  readonly kind: OtherCall['kind'];
  /** A request, or the address to which a letter of actions goes. */
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
    const subjects = (isMeant: (row: Row) => boolean) => rows.filter(isMeant).map(({ subjectId }) => subjectId);
    const requests = await this.requests.many(asNotifications, subjects(isAboutRequest));
    const toDo = await this.actions.toCall(
      asNotifications,
      subjects((row) => !isAboutRequest(row)),
      now,
    );
    const requestById = new Map(requests.map((request) => [request.id, request]));
    const owed = rows.flatMap((row) => [...ofRequest(row, requestById), ...ofActions(row, toDo)]);
    const callers = owed.map(({ callerId }) => callerId).filter((id) => id !== null);
    const leavers = await this.identity.leavers(asNotifications, callers, now);
    return owed.map(({ call, callerId }) => ({ call, callerId: callerId && !leavers.has(callerId) ? callerId : null }));
  }
}

const isAboutRequest = ({ kind }: Row): boolean => kind !== 'actions_due';

function ofRequest({ messageId, kind, subjectId }: Row, requests: ReadonlyMap<string, RequestRead>): Owed[] {
  const request = requests.get(subjectId);
  return request && kind !== 'actions_due' ? [{ call: { messageId, kind, request }, callerId: request.advisorId }] : [];
}

function ofActions({ messageId, kind, subjectId }: Row, all: ReadonlyMap<string, ActionsToCall>): Owed[] {
  const toDo = all.get(subjectId);
  return toDo && kind === 'actions_due' ? [{ call: { messageId, kind, toDo }, callerId: toDo.referentId }] : [];
}
