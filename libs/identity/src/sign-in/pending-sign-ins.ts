import { Injectable } from '@nestjs/common';
import { type Actor, later, minutes } from '#kernel';
import { Database, digest, type PendingSignIn } from '#platform';

/** A browser that was sent to the identity provider: what its answer is judged by, and where she wanted to go. */
export interface Awaited extends PendingSignIn {
  readonly next: string;
}

const patience = minutes(10);

/** Those who are with the identity provider. A row is used once, by the browser that was sent there. */
@Injectable()
export class PendingSignIns {
  constructor(private readonly database: Database) {}

  async keep(_by: Actor, { state, nonce, verifier, mfa, next }: Awaited, browserKey: string, now: Date): Promise<void> {
    await this.database.rows('DELETE FROM pending_sign_in WHERE expires_at <= $1', [now]);
    await this.database.rows(
      `INSERT INTO pending_sign_in (state_digest, browser_digest, nonce, verifier, multi_factor, next, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [digest(state), digest(browserKey), nonce, verifier, mfa, next, later(now, patience)],
    );
  }

  /** Null when nobody waits for it: it was used, took too long, or began in another browser. */
  async take(_by: Actor, state: string, browserKey: string, now: Date): Promise<Awaited | null> {
    const taken = await this.database.row<Omit<Awaited, 'state'>>(
      `DELETE FROM pending_sign_in WHERE state_digest = $1 AND browser_digest = $2 AND expires_at > $3
       RETURNING nonce, verifier, multi_factor AS mfa, next`,
      [digest(state), digest(browserKey), now],
    );
    return taken ? { state, ...taken } : null;
  }
}
