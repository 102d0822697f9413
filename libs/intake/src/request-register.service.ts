import { Injectable } from '@nestjs/common';
import { type Actor, type ListScope, listScope, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { Request } from './request.entity.js';
import type { RequestRead } from './requests.service.js';

/** What of the register is wanted. */
export interface WantedRequests {
  readonly territoryId?: string | undefined;
  readonly reason?: RequestRead['reason'] | undefined;
  /** Those that wait, or those that were answered; both unless said. */
  readonly answered?: boolean | undefined;
}

/** The requests that someone may read, the oldest first: for coordination, the queue of what is to be answered. */
@Injectable()
export class RequestRegister {
  constructor(private readonly database: Database) {}

  async list(by: Actor, wanted: WantedRequests, asked: PageAsked): Promise<Page<RequestRead>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const found = await this.within(by, wanted)
      .andWhere('(:at::timestamptz IS NULL OR (received_at, id) > (:at, :id::uuid))', {
        at: position?.at ?? null,
        id: position?.id ?? null,
      })
      .orderBy('received_at')
      .addOrderBy('id')
      .limit(most + 1)
      .getMany();
    return pageOf(found, most, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  }

  count(by: Actor, wanted: WantedRequests): Promise<number> {
    return this.within(by, wanted).getCount();
  }

  private within(by: Actor, { territoryId = null, reason = null, answered = null }: Nullable<WantedRequests>) {
    const scope = listScope(by, 'request');
    return this.database
      .repository(Request)
      .createQueryBuilder('request')
      .where(scopeOf(scope), { ...scope })
      .andWhere('(:wantedTerritory::text IS NULL OR territory_id = :wantedTerritory)', { wantedTerritory: territoryId })
      .andWhere('(:reason::text IS NULL OR reason = :reason)', { reason })
      .andWhere(answered === null ? 'true' : `answered_at IS ${answered ? 'NOT ' : ''}NULL`);
  }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

/** The rule that decides reading one, as a list says it. */
function scopeOf(scope: ListScope): string {
  if (scope.kind === 'all') return 'true';
  if (scope.kind === 'departement') return 'territory_id IN (SELECT territory.id FROM territory WHERE departements && :codes::text[])';
  if (scope.kind === 'none' || (scope.organisationId && !scope.territoryId)) return 'false';
  return scope.territoryId
    ? 'territory_id = :territoryId'
    : 'address_id IN (SELECT address.id FROM address WHERE person_id = :personId AND proven_at IS NOT NULL)';
}
