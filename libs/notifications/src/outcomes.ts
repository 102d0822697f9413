import { Injectable, Logger } from '@nestjs/common';
import { IdentityService } from '#identity';
import { TriageService } from '#intake';
import { system } from '#kernel';
import { Database, Transactional } from '#platform';
import { Calls } from './calls.js';
import { nextTry } from './domain/backoff.js';
import type { Verdict } from './domain/verdict.js';
import type { Ready } from './gate.js';
import type { Lease } from './leases.js';
import type { Message } from './message.entity.js';

const asNotifications = system('notifications');

/** One attempt, beside what it changes: $1 message, $2 now, $3 how it ended, $4 the server's code. */
const tried = 'WITH tried AS (INSERT INTO attempt (message_id, at, outcome, smtp_code) VALUES ($1, $2, $3, $4))';

const settledAs = (state: string) => `state = '${state}', settled_at = $2, tries = tries + 1, lease_owner = NULL, lease_until = NULL`;

/** Notes how each sending ended, and does what follows from it. */
@Injectable()
export class Outcomes {
  private readonly log = new Logger(Outcomes.name);

  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly calls: Calls,
    private readonly triage: TriageService,
  ) {}

  async note({ message, reader }: Ready, lease: Lease, verdict: Verdict, now: Date): Promise<void> {
    if (verdict.outcome === 'accepted') await this.accept(message, verdict, now);
    else if (verdict.outcome === 'deferred') await this.defer(message, lease, verdict, now);
    else await this.refuse(message, verdict, reader.email, now);
  }

  /** It is with the mail server: that is true whoever holds the lease by now. */
  @Transactional()
  private async accept({ id, kind, subjectId }: Message, { outcome, smtpCode }: Verdict, now: Date): Promise<void> {
    await this.database.rows(`${tried} UPDATE message SET ${settledAs('sent')} WHERE id = $1 AND state = 'waiting'`, [
      id,
      now,
      outcome,
      smtpCode,
    ]);
    if (kind === 'request_received') await this.triage.acknowledge(asNotifications, subjectId, now);
  }

  /** Later again, or never when that was often enough. */
  async defer({ id, kind, tries }: Message, { owner }: Lease, { smtpCode }: Pick<Verdict, 'smtpCode'>, now: Date): Promise<void> {
    const again = nextTry(tries + 1, now, Math.random());
    if (!again) this.log.error(`message ${id} (${kind}) could not be delivered: ${smtpCode ?? 'no answer'}`);
    const change = again ? 'tries = tries + 1, not_before = $6, lease_owner = NULL, lease_until = NULL' : settledAs('failed');
    await this.database.rows(
      `${tried} UPDATE message SET ${change} WHERE id = $1 AND state = 'waiting' AND lease_owner = $5`,
      again ? [id, now, 'deferred', smtpCode, owner, again] : [id, now, 'deferred', smtpCode, owner],
    );
  }

  /** For good: a dead mailbox is never written to again, and somebody calls. */
  @Transactional()
  private async refuse(message: Message, { outcome, smtpCode, isDead }: Verdict, sentTo: string, now: Date): Promise<void> {
    this.log.error(`message ${message.id} (${message.kind}) was refused: ${smtpCode}`);
    await this.database.rows(`${tried} UPDATE message SET ${settledAs('refused')} WHERE id = $1 AND state = 'waiting'`, [
      message.id,
      now,
      outcome,
      smtpCode,
    ]);
    if (isDead) await this.identity.bury(asNotifications, sentTo, now);
    await this.calls.ask(message, isDead, now);
  }

  /** There is nowhere to send it: the address is dead, or nobody gave one. */
  @Transactional()
  async withhold(message: Message, lease: Lease, now: Date): Promise<void> {
    await this.settle([message], 'refused', lease, now);
    await this.calls.ask(message, false, now);
  }

  /** Without having been tried. */
  async settle(messages: readonly Message[], state: 'superseded' | 'refused', { owner }: Lease, now: Date): Promise<void> {
    await this.database.rows(
      `UPDATE message SET state = $2, settled_at = $3, lease_owner = NULL, lease_until = NULL
       WHERE id = ANY($1) AND state = 'waiting' AND lease_owner = $4`,
      [messages.map(({ id }) => id), state, now, owner],
    );
  }

  /** Days later the mail server of its reader sent it back (RFC 3464). */
  @Transactional()
  async bounced(message: Message, { email, isDead }: { email: string; isDead: boolean }, now: Date): Promise<void> {
    await this.database.rows(`${tried} UPDATE message SET state = 'refused', settled_at = $2 WHERE id = $1`, [
      message.id,
      now,
      'bounced',
      null,
    ]);
    if (isDead) await this.identity.bury(asNotifications, email, now);
    await this.calls.ask(message, isDead, now);
  }
}
