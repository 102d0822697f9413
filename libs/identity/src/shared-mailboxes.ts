import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound, type PersonActor, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { mayWriteIdentity } from './domain/policy.js';
import { isSharedMailbox } from './domain/shared-mailbox.js';

/** Mailboxes that several people read: proposed by their name, said by someone who reads them. */
@Injectable()
export class SharedMailboxes {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** One of hers that seems to be shared, and of which nobody has said anything; null when there is none. */
  async proposed({ personId }: PersonActor): Promise<{ id: string; email: string } | null> {
    const hers = await this.database.rows<{ id: string; email: string }>(
      `SELECT id, email FROM address
       WHERE person_id = $1 AND proven_at IS NOT NULL AND dead_at IS NULL AND shared IS NULL ORDER BY created_at, id`,
      [personId],
    );
    return hers.find(({ email }) => isSharedMailbox(email)) ?? null;
  }

  /** Of one of her own. */
  @Transactional()
  async say(by: PersonActor, addressId: string, shared: boolean, now: Date): Promise<void> {
    const hers =
      isUuid(addressId) &&
      (await this.database.row('SELECT FROM address WHERE id = $1 AND person_id = $2 AND proven_at IS NOT NULL', [addressId, by.personId]));
    if (!hers) throw new NotFound();
    await this.keep(by, addressId, shared, now);
  }

  /** By whoever reads it, as the caller has seen. */
  @Transactional()
  async saidBy(reader: Actor, by: Actor, { addressId, shared }: { addressId: string; shared: boolean }, now: Date): Promise<void> {
    permit(mayWriteIdentity(by));
    await this.keep(reader, addressId, shared, now);
  }

  private async keep(by: Actor, id: string, shared: boolean, now: Date): Promise<void> {
    await this.database.rows('UPDATE address SET shared = $2 WHERE id = $1', [id, shared]);
    await this.announcer.note(by, { name: 'MailboxSaid', subject: { kind: 'address', id }, payload: { shared } }, now);
  }
}
