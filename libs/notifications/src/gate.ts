import { Injectable } from '@nestjs/common';
import { hours, later } from '#kernel';
import { Database, type Letter, Transactional } from '#platform';
import { heldUntil, heldUntilMorning, type Mailed } from './domain/budget.js';
import { isOutsideBudget, isUnasked, type MessageKind } from './domain/kinds.js';
import type { Lease } from './leases.js';
import type { Reader } from './letters/written.js';
import type { Message } from './message.entity.js';

/** A letter as it could leave now. */
export interface Ready {
  readonly message: Message;
  readonly reader: Reader;
  readonly letter: Letter;
}

/** What an address was sent of late, and will be. */
interface Known {
  readonly mailed: (Mailed & { readonly id: string })[];
  readonly hoursBefore: Date[];
}

/** Longer than any day. */
const lately = hours(26);

/** Lets letters through to the mail server as far as the budget of their addresses goes, and holds the others back. */
@Injectable()
export class Gate {
  constructor(private readonly database: Database) {}

  /** Those that may leave; the others wait, and are anybody's then. */
  @Transactional()
  async letThrough(letters: readonly Ready[], lease: Lease, now: Date): Promise<Ready[]> {
    const known = await this.known(letters.filter(isCounted), now);
    const going: Ready[] = [];
    for (const one of letters) {
      const until = isCounted(one) ? judged(one, known.get(one.message.addressId ?? '') as Known, now) : null;
      if (until) await this.hold(one.message, lease, until);
      else going.push(one);
    }
    return this.release(going, lease, now);
  }

  /** Under a lock per address, taken in order, until the end of the transaction: two that are judged at once count each other. */
  private async known(letters: readonly Ready[], now: Date): Promise<Map<string, Known>> {
    const ids = [...new Set(letters.map(({ message }) => message.addressId as string))].sort();
    const known = new Map<string, Known>(ids.map((id) => [id, { mailed: [], hoursBefore: [] }]));
    if (ids.length === 0) return known;
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended(id, 6)) FROM unnest($1::text[]) AS address (id)', [ids]);
    const mailed = await this.database.rows<{ id: string; addressId: string; kind: MessageKind; at: Date }>(
      'SELECT id, address_id AS "addressId", kind, released_at AS at FROM message WHERE address_id = ANY($1) AND released_at > $2',
      [ids, later(now, -lately)],
    );
    for (const mail of mailed) known.get(mail.addressId)?.mailed.push(mail);
    for (const { addressId, at } of await this.hoursBefore(ids, now)) known.get(addressId)?.hoursBefore.push(at);
    return known;
  }

  private hoursBefore(addressIds: readonly string[], now: Date): Promise<{ addressId: string; at: Date }[]> {
    return this.database.rows(
      `SELECT address_id AS "addressId", due_at AS at FROM reminder
       WHERE address_id = ANY($1) AND kind = 'one_hour_before' AND settled_at IS NULL AND due_at <= $2
       UNION ALL SELECT address_id, made_at FROM message
       WHERE address_id = ANY($1) AND kind = 'one_hour_before' AND state = 'waiting' AND released_at IS NULL`,
      [addressIds, later(now, lately)],
    );
  }

  private async hold({ id }: Message, { owner }: Lease, until: Date): Promise<void> {
    await this.database.rows(
      'UPDATE message SET not_before = $3, lease_owner = NULL, lease_until = NULL WHERE id = $1 AND lease_owner = $2',
      [id, owner, until],
    );
  }

  /** A reminder counts on the day on which it leaves, anything else when it was first let through. */
  private async release(letters: readonly Ready[], { owner }: Lease, now: Date): Promise<Ready[]> {
    const released = await this.database.rows<{ id: string }>(
      `UPDATE message SET released_at = coalesce(CASE WHEN kind NOT IN ('two_days_before', 'one_hour_before', 'actions_due') THEN released_at END, $3)
       WHERE id = ANY($1) AND lease_owner = $2 RETURNING id`,
      [letters.map(({ message }) => message.id), owner, now],
    );
    const ours = new Set(released.map(({ id }) => id));
    return letters.filter(({ message }) => ours.has(message.id));
  }
}

/** Whether a budget is to be looked at: what has its place already keeps it, but a reminder has it for one day only. */
const isCounted = ({ message, reader }: Ready): boolean =>
  message.addressId !== null &&
  !isOutsideBudget(message.kind) &&
  (isUnasked(message.kind) || (!reader.proven && message.releasedAt === null));

/** Until when it waits, or null; what goes counts for those that are judged after it. */
function judged({ message: { id, kind }, reader }: Ready, { mailed, hoursBefore }: Known, now: Date): Date | null {
  const others = mailed.filter((mail) => mail.id !== id);
  const untils = [
    reader.proven ? null : heldUntil(kind, others, now),
    reader.timeZone && heldUntilMorning(kind, { timeZone: reader.timeZone, mailed: others, hoursBefore }, now),
  ].filter((until) => until instanceof Date);
  if (untils.length > 0) return new Date(Math.max(...untils.map((until) => until.getTime())));
  mailed.push({ id, kind, at: now });
  return null;
}
