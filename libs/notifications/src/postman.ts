import { Injectable, Logger } from '@nestjs/common';
import { IdentityService } from '#identity';
import { days, later, system } from '#kernel';
import { config, Database, type Letter, Mail, Transactional } from '#platform';
import { heldUntil, type Mailed } from './domain/budget.js';
import { sendings } from './domain/sendings.js';
import { type Verdict, verdictOn } from './domain/verdict.js';
import { Letters } from './letters.js';
import { Message } from './message.entity.js';
import type { Reader } from './written.js';

const asNotifications = system('notifications');

/** Brings one message to the mail server: reads, decides and writes first, sends with no transaction open, then notes how it went. */
@Injectable()
export class Postman {
  private readonly log = new Logger(Postman.name);

  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly letters: Letters,
    private readonly mail: Mail,
  ) {}

  /** `again`: the server was away or put it off, and it is worth another try. */
  async deliver(messageId: string, now: Date): Promise<'done' | 'again'> {
    const letter = await this.prepare(messageId, now);
    return letter ? this.note(messageId, await this.send(letter), now) : 'done';
  }

  /** Null when it is settled, held back, or has nothing to say any more. */
  @Transactional()
  private async prepare(messageId: string, now: Date): Promise<Letter | null> {
    const message = await this.locked(messageId);
    if (message?.state !== 'waiting') return null;
    const reader = await this.reader(message);
    if (!reader) return this.settled(message, 'failed', now);
    const letter = await this.letters.letter(message, reader, now);
    if (!letter) return this.settled(message, 'superseded', now);
    const until = await this.budget(message, reader, now);
    if (until) message.hold(until);
    else message.release(now);
    await this.database.repository(Message).save(message);
    return until ? null : letter;
  }

  private async send(letter: Letter): Promise<Verdict> {
    try {
      return { outcome: 'accepted', smtpCode: await this.mail.send(letter) };
    } catch (error) {
      return verdictOn(error);
    }
  }

  @Transactional()
  private async note(messageId: string, { outcome, smtpCode }: Verdict, now: Date): Promise<'done' | 'again'> {
    const message = await this.locked(messageId);
    await this.database.rows('INSERT INTO attempt (message_id, at, outcome, smtp_code) VALUES ($1, $2, $3, $4)', [
      messageId,
      now,
      outcome,
      smtpCode,
    ]);
    if (message?.state !== 'waiting') return 'done';
    if (outcome === 'deferred' && (await this.attempts(messageId)) < sendings.most) return 'again';
    if (outcome !== 'accepted') this.log.error(`message ${messageId} (${message.kind}) could not be delivered: ${smtpCode ?? 'no answer'}`);
    await this.settled(message, outcome === 'accepted' ? 'sent' : 'failed', now);
    return 'done';
  }

  /** Null when nothing is sent there: the address is dead, or nobody gave one. */
  private async reader({ recipient }: Message): Promise<Reader | null> {
    if (recipient.kind === 'desk') return { email: config().desk.email, proven: true };
    if (recipient.kind === 'person') {
      const { email } = await this.identity.person(asNotifications, recipient.id);
      return email ? { email, proven: true } : null;
    }
    const { email, provenAt, deadAt } = await this.identity.address(asNotifications, recipient.id);
    return deadAt ? null : { email, proven: provenAt !== null };
  }

  /** Until when it waits; what was let through once has its place already. */
  private async budget({ kind, addressId, releasedAt }: Message, { proven }: Reader, now: Date): Promise<Date | null> {
    if (proven || releasedAt) return null;
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [addressId]);
    const mailed = await this.database.rows<Mailed>(
      'SELECT kind, released_at AS at FROM message WHERE address_id = $1 AND released_at > $2',
      [addressId, later(now, -days(1))],
    );
    return heldUntil(kind, mailed, now);
  }

  private async settled(message: Message, state: 'sent' | 'failed' | 'superseded', now: Date): Promise<null> {
    message.settle(state, now);
    await this.database.repository(Message).save(message);
    return null;
  }

  private async attempts(messageId: string): Promise<number> {
    const made = await this.database.row<{ count: number }>('SELECT count(*)::int AS count FROM attempt WHERE message_id = $1', [
      messageId,
    ]);
    return made?.count ?? 0;
  }

  private locked(id: string): Promise<Message | null> {
    return this.database.repository(Message).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }
}
