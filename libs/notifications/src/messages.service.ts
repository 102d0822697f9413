import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CarriedEvent, Database, Outbox, Transactional } from '#platform';
import { MailRhythms } from './daily/mail-rhythms.service.js';
import { canWait, urgencyOf } from './domain/kinds.js';
import type { Told } from './domain/told.js';
import type { About, Plan } from './plan.js';
import { Plans } from './plans.js';
import { RemindersService } from './reminders/reminders.service.js';

/** Turns each event into the messages it promises, once, whatever the number of times it comes. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly plans: Plans,
    private readonly reminders: RemindersService,
    private readonly rhythms: MailRhythms,
  ) {}

  /** The event counts as handled from the moment its messages, and the reminders that follow, are rows. */
  @Transactional()
  async file(event: CarriedEvent, now: Date): Promise<void> {
    const plan = await this.plans.of(event, now);
    if (plan) await this.promiseAll(plan, now);
    if (event.name === 'AddressProven') await this.letGo((event as CarriedEvent<'AddressProven'>).payload);
    if (plan?.appointment) await this.reminders.keep([plan.appointment], now);
    await this.outbox.handled(event.outboxId, now);
  }

  /** To whoever wants one mail a day, what can wait is told in that. */
  private async promiseAll(plan: Plan, now: Date): Promise<void> {
    const waiting = plan.told.flatMap(({ kind, recipient }) => (canWait(kind) && recipient.kind === 'person' ? [recipient.id] : []));
    const dues = await this.rhythms.dues(waiting, now);
    for (const one of plan.told) {
      const due = canWait(one.kind) && one.recipient.kind === 'person' ? dues.get(one.recipient.id) : undefined;
      await this.promise(plan, one, now, due);
    }
  }

  /** What the budget held back from an address leaves once it is proven: the gate judges it anew. */
  private async letGo({ addressId }: { addressId: string }): Promise<void> {
    await this.database.rows(
      `UPDATE message SET not_before = NULL
       WHERE address_id = $1 AND released_at IS NULL AND state = 'waiting' AND not_before IS NOT NULL AND lease_owner IS NULL`,
      [addressId],
    );
  }

  /** Once, in the caller's transaction. `due`: when the mail of the day in which it is told leaves; without it, it leaves by itself. */
  async promise({ subjectId, sequence, facts }: About, { kind, recipient }: Told, now: Date, due: Date | null = null): Promise<void> {
    const [addressId, personId] = [recipient.kind === 'address' ? recipient.id : null, recipient.kind === 'person' ? recipient.id : null];
    await this.database.rows(
      `INSERT INTO message (id, kind, subject_id, address_id, person_id, sequence, facts, state, not_before, made_at, urgency)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $10::timestamptz IS NULL THEN 'waiting' ELSE 'gathered' END, $10, $8, $9) ON CONFLICT ON CONSTRAINT message_once DO NOTHING`,
      [randomUUID(), kind, subjectId, addressId, personId, sequence, facts, now, urgencyOf(kind), due],
    );
  }
}
