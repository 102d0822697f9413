import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { event, later, type PersonActor } from '#kernel';
import { Announcer, Database, digest } from '#platform';
import { signInLimits } from '../domain/sign-in-limits.js';
import { openStandings, signedIn } from './sign-in.queries.js';
import {
  type Means,
  readSignIn,
  type SignInRead,
  type SignInRow,
  type StandingRead,
  type StandingRow,
  standingOf,
} from './sign-in.read.js';

/** What the browser keeps, said once, and what it stands for. */
export interface Opened {
  readonly secret: string;
  readonly actor: PersonActor;
  readonly signIn: SignInRead;
}

export interface ByMeans {
  readonly means: Means;
  readonly acr?: string;
  readonly idToken?: string;
}

/** The rows of those who are signed in. Their secrets are 256 random bits, of which a row keeps the digest. */
@Injectable()
export class SignIns {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** In the caller's transaction; whoever has one membership acts in its name at once, whoever has several chooses. */
  async open(personId: string, { means, acr = null, idToken = null }: Nullable<ByMeans> & { means: Means }, now: Date): Promise<Opened> {
    const standings = await this.standings(personId, now);
    const [id, secret] = [randomUUID(), newSecret()];
    await this.database.rows(
      `INSERT INTO sign_in (id, person_id, membership_id, secret_digest, means, acr, id_token, opened_at, seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
      [id, personId, onlyOne(standings), digest(secret), means, acr, idToken, now, later(now, signInLimits.absolute)],
    );
    const opened = await this.opened(secret, now);
    await this.announcer.record(opened.actor, event('SignedIn', { kind: 'person', id: personId }, { signInId: id }), now);
    return opened;
  }

  /** Whose secret it is; null when it is nobody's, ended, idle or too old. One query, which notes at most once a minute that she is there. */
  async find(secret: string, now: Date): Promise<{ actor: PersonActor; signIn: SignInRead } | null> {
    const row = await this.database.row<SignInRow>(signedIn, [
      digest(secret),
      now,
      later(now, -signInLimits.idle),
      later(now, -signInLimits.noted),
    ]);
    return row ? readSignIn(row) : null;
  }

  async opened(secret: string, now: Date): Promise<Opened> {
    const found = await this.find(secret, now);
    if (!found) throw new Error('a sign-in that was just opened is not there');
    return { secret, ...found };
  }

  async standings(personId: string, now: Date): Promise<StandingRead[]> {
    const rows = await this.database.rows<StandingRow & Pick<StandingRead, 'organisationName' | 'since' | 'mandateEndsOn'>>(openStandings, [
      personId,
      now,
    ]);
    return rows.flatMap((row) => {
      const standing = standingOf(row);
      const { organisationName, since, mandateEndsOn } = row;
      return standing ? [{ ...standing, organisationName, since, mandateEndsOn }] : [];
    });
  }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

/** 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const onlyOne = (standings: readonly StandingRead[]): string | null =>
  standings.length === 1 ? (standings[0]?.membershipId ?? null) : null;
