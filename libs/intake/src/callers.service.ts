import { Injectable } from '@nestjs/common';
import type { Order } from '#appointments';
import { InvalidInput, type PersonActor, permit } from '#kernel';
import { Idempotency, type KeyedBody, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { mayBookFor, mayBookThere } from './domain/policy.js';
import { wrongIn } from './domain/requester.js';
import { callerSentences } from './intake.fr.js';
import { IntakeService } from './intake.service.js';

/** What is asked of someone on the telephone who has no mailbox. */
export interface Caller extends Pick<Order, 'territory' | 'type' | 'start' | 'advisorId'> {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
}

/** Someone of the cell books for whoever calls: by telephone too, since nothing can be mailed. */
@Injectable()
export class CallersService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly territories: TerritoriesService,
    private readonly intake: IntakeService,
  ) {}

  /** The form that was shown makes one appointment, however often it is sent. Answers its identifier. */
  @Transactional()
  async book(by: PersonActor, caller: Caller, shown: string, now: Date): Promise<string> {
    permit(mayBookFor(by));
    const key = this.keyed(by, caller, shown);
    const before = await this.idempotency.takeInTurn(key, now);
    if (before) return String(before.facts.id);
    const territory = await this.territories.one(by, caller.territory);
    permit(mayBookThere(by, territory.departements));
    const { id } = await this.intake.make(by, orderOf(caller), now);
    await this.idempotency.store(key, { status: 201, facts: { id } }, now);
    return id;
  }

  /** Everything that is wrong with what is known of her, before an hour is found. */
  assertSound(caller: Caller): void {
    const errors = wrongIn(orderOf(caller), callerSentences);
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  private keyed({ personId }: PersonActor, caller: Caller, shown: string): KeyedBody {
    return this.idempotency.keyed(`caller:${personId}:${shown}`, { ...caller, start: caller.start.toISOString() });
  }
}

const orderOf = ({ territory, type, start, advisorId, ...person }: Caller): Order => ({
  ...{ territory, type, start, advisorId, modality: 'phone' },
  requester: { ...person, email: null, status: null },
});
