import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type Actor, type ListScope, listScope, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { openStates, type RequestState } from './domain/lifecycle.js';
import { answeredWithin } from './domain/promise.js';
import { deskZone, PromisesService } from './promises.service.js';
import { Request } from './request.entity.js';
import { isLateInSql } from './request-moves.queries.js';
import { isStoodFor } from './requests.queries.js';
import type { RequestRead } from './requests.service.js';

/** What of the register is wanted; all of it unless said. */
export interface WantedRequests {
  readonly territoryId?: string | undefined;
  readonly reason?: RequestRead['reason'] | undefined;
  readonly state?: RequestState | 'open' | undefined;
  /** Those whose promised day has passed at that instant. */
  readonly lateAt?: Date | undefined;
  /** For whom those that are open wait: for the cell's answer, or for what we asked of whoever asked. */
  readonly waitingFor?: 'cell' | 'requester' | undefined;
  /** Its code. */
  readonly departement?: string | undefined;
  readonly advisorId?: string | undefined;
  /** Those for whom no appointment was made since: neither by the cell nor by whoever asked herself. */
  readonly appointment?: 'none' | undefined;
}

/** The requests that someone may read, the oldest first: for the cell, the queue of what is to be answered. */
@Injectable()
export class RequestRegister {
  constructor(
    private readonly database: Database,
    private readonly promises: PromisesService,
  ) {}

  async list(by: Actor, wanted: WantedRequests, asked: PageAsked): Promise<Page<RequestRead>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const within = await this.within(by, wanted);
    if (position) within.andWhere('(received_at, id) > (:at, :id::uuid)', { at: position.at, id: position.id });
    const found = await within
      .orderBy('received_at')
      .addOrderBy('id')
      .limit(most + 1)
      .getMany();
    return pageOf(found, most, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  }

  async count(by: Actor, wanted: WantedRequests): Promise<number> {
    return (await this.within(by, wanted)).getCount();
  }

  private async within(by: Actor, { lateAt, ...wanted }: WantedRequests): Promise<SelectQueryBuilder<Request>> {
    const scope = listScope(by, 'request');
    const query = this.database
      .repository(Request)
      .createQueryBuilder('request')
      .where(scopeOf(scope), { ...scope });
    for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.andWhere(...conditionOf(name as Condition, value));
    return lateAt ? query.andWhere(`${isUnanswered} AND ${isLateInSql}`, await this.lateOn(by, lateAt)) : query;
  }

  private async lateOn(by: Actor, at: Date) {
    return { ...(await this.promises.calendar(by, at)), deskZone, within: answeredWithin };
  }
}

type Condition = Exclude<keyof WantedRequests, 'lateAt'>;

/** As its index says it. */
const isUnanswered = `state IN (${openStates.map((state) => `'${state}'`).join(', ')})`;

function conditionOf(name: Condition, value: string): [sql: string, values?: Record<string, string>] {
  if (name === 'state' && value === 'open') return [isUnanswered];
  if (name === 'waitingFor') return [`${isUnanswered} AND asked_number IS ${value === 'requester' ? 'NOT ' : ''}NULL`];
  if (name === 'appointment') return [hasNoAppointment];
  return [conditions[name], { [`${name}Wanted`]: value }];
}

/** In a mailbox that several people read, another's appointment is not hers. */
const hasNoAppointment = `NOT EXISTS (SELECT FROM following JOIN appointment ON appointment.id = appointment_id
    WHERE request_id = request.id AND status <> 'cancelled')
  AND NOT EXISTS (SELECT FROM appointment WHERE appointment.address_id = request.address_id AND created_at >= request.received_at
    AND status <> 'cancelled' AND lower(requester_last_name) = lower(request.last_name))`;

const conditions: Record<Exclude<Condition, 'waitingFor' | 'appointment'>, string> = {
  territoryId: 'territory_id = :territoryIdWanted',
  reason: 'reason = :reasonWanted',
  state: 'state = :stateWanted',
  departement: 'territory_id IN (SELECT territory.id FROM territory WHERE departements && ARRAY[:departementWanted])',
  advisorId: 'advisor_id = :advisorIdWanted',
};

const isHers = 'address_id IN (SELECT address.id FROM address WHERE person_id = :personId AND proven_at IS NOT NULL)';

/** The rule that decides reading one, as a list says it. */
function scopeOf(scope: ListScope): string {
  if (scope.kind === 'all') return 'true';
  if (scope.kind === 'departement') return 'territory_id IN (SELECT territory.id FROM territory WHERE departements && :codes::text[])';
  if (scope.kind === 'none' || (scope.organisationId && !scope.territoryId)) return 'false';
  return scope.territoryId ? `territory_id = :territoryId AND (${isHers} OR ${isStoodFor})` : isHers;
}
