import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, NotFound, permit, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { bounceIn } from './domain/bounce.js';
import { mayTendMessages } from './domain/policy.js';
import { Message } from './message.entity.js';
import { byStableId } from './message-desk.queries.js';
import { AddressDead, MessageNotStuck, NotABounce } from './notifications.errors.js';
import { Outcomes } from './outcomes.js';

const asNotifications = system('notifications');

/** What a person does about messages that do not arrive by themselves. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly outcomes: Outcomes,
  ) {}

  /** A message that failed or was refused is sent again, as if for the first time; never to a dead address. */
  @Transactional()
  async again(by: Actor, id: string, now: Date): Promise<void> {
    permit(mayTendMessages(by));
    const message = await this.database.repository(Message).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!message) throw new NotFound();
    if (!message.mayBecome('waiting')) throw new MessageNotStuck();
    if (await this.isDead(message)) throw new AddressDead();
    await this.database.rows(
      `UPDATE message SET state = 'waiting', settled_at = NULL, tries = 0, not_before = NULL, made_at = $2 WHERE id = $1`,
      [id, now],
    );
  }

  /** Takes a notice of non-delivery (RFC 3464) as it came; says which message it was about. */
  @Transactional()
  async bounced(by: Actor, notice: string, now: Date): Promise<string> {
    permit(mayTendMessages(by));
    const bounce = bounceIn(notice);
    const found = bounce && (await this.database.row<{ id: string }>(byStableId, [bounce.stableId]));
    if (!found) throw new NotABounce();
    const message = await this.database.repository(Message).findOneOrFail({ where: { id: found.id } });
    if (message.mayBecome('refused'))
      await this.outcomes.bounced(message, { email: await this.emailOf(message), isDead: bounce.isDead }, now);
    return found.id;
  }

  private async isDead({ addressId, personId }: Message): Promise<boolean> {
    if (addressId) return (await this.identity.address(asNotifications, addressId)).deadAt !== null;
    return personId !== null && (await this.identity.person(asNotifications, personId)).email === '';
  }

  private async emailOf({ addressId, personId }: Message): Promise<string> {
    if (addressId) return (await this.identity.address(asNotifications, addressId)).email ?? '';
    return personId ? (await this.identity.person(asNotifications, personId)).email : '';
  }
}
