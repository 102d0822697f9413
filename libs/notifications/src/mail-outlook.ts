import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, hours, later, permit, system } from '#kernel';
import { Database } from '#platform';
import { heldUntil } from './domain/budget.js';
import type { MessageKind } from './domain/kinds.js';
import { mayTendMessages } from './domain/policy.js';

/** A mail that an act has promised to an address. */
export interface PromisedMail {
  readonly kind: 'booked' | 'moved' | 'cancelled' | 'request_received';
  readonly subjectId: string;
  readonly sequence: number;
  readonly addressId: string;
}

interface Known {
  readonly kind: MessageKind;
  readonly subjectId: string;
  readonly sequence: number;
  readonly isWaiting: boolean;
  readonly releasedAt: Date | null;
  readonly notBefore: Date | null;
}

const asNotifications = system('notifications');

/** $1 address, $2 a day ago, $3 subject: what it was sent of late, what waits for it, and what it hears about that. */
const knownOf = `
  SELECT kind, subject_id AS "subjectId", sequence, state = 'waiting' AS "isWaiting", released_at AS "releasedAt", not_before AS "notBefore"
  FROM message WHERE address_id = $1 AND (released_at > $2 OR subject_id = $3 OR (released_at IS NULL AND state = 'waiting'))`;

/** What a page can say of a mail before it has left: the budget of its address may hold it back. */
@Injectable()
export class MailOutlook {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
  ) {}

  /** From when it leaves; null when it leaves at once, or has left. */
  async heldUntil(by: Actor, mail: PromisedMail, now: Date): Promise<Date | null> {
    permit(mayTendMessages(by));
    if ((await this.identity.address(asNotifications, mail.addressId)).provenAt) return null;
    const known = await this.database.rows<Known>(knownOf, [mail.addressId, later(now, -hours(24)), mail.subjectId]);
    const own = known.find(
      ({ kind, subjectId, sequence }) => kind === mail.kind && subjectId === mail.subjectId && sequence === mail.sequence,
    );
    if (own && (own.releasedAt || !own.isWaiting)) return null;
    if (own?.notBefore && own.notBefore > now) return own.notBefore;
    return heldUntil(mail.kind, countedBefore(mail, known, now), now);
  }
}

/** What was let through, and what leaves first; an older word on the same thing gives way to this one. */
const countedBefore = ({ subjectId }: PromisedMail, known: readonly Known[], now: Date) =>
  known
    .filter((one) => one.releasedAt !== null || (one.subjectId !== subjectId && (one.notBefore === null || one.notBefore <= now)))
    .map(({ kind, releasedAt }) => ({ kind, at: releasedAt ?? now }));
