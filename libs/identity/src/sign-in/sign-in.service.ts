import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, later, NotFound, type PersonActor, permit, system } from '#kernel';
import { Announcer, config, Database, digest, Secret, Transactional } from '#platform';
import { normalised } from '../domain/address.js';
import { wrongInName } from '../domain/name.js';
import { mayEndSignInsOf, mayMakeLink, mayReadSignInLink } from '../domain/policy.js';
import { signInLimits } from '../domain/sign-in-limits.js';
import { LinkSpent } from '../identity.errors.js';
import { IdentityService } from '../identity.service.js';
import { refuseFields } from '../refused-fields.js';
import { addressThatMaySignIn, chooseStanding, endSignIn, keepLink, spendLink } from './sign-in.queries.js';
import type { SignInRead, StandingRead } from './sign-in.read.js';
import { newSecret, type Opened, SignIns } from './sign-ins.js';

/** A link by mail, as long as it can be used. */
export interface SignInLinkRead {
  readonly id: string;
  readonly addressId: string;
  readonly email: string;
  readonly expiresAt: Date;
  /** False while nobody has said whose address it is. */
  readonly isNamed: boolean;
}

const asSignIn = system('sign-in');

/** For whom a link is asked whose address we do not know. */
const nobody = '00000000-0000-0000-0000-000000000000';

const linkRead = `
  SELECT sign_in_link.id, address_id AS "addressId", email, expires_at AS "expiresAt", coalesce(person.last_name <> '', false) AS "isNamed"
  FROM sign_in_link JOIN address ON address.id = address_id LEFT JOIN person ON person.id = address.person_id`;
const usable = 'used_at IS NULL AND expires_at > $2';

/** Who comes in, by a link that was mailed to her, and in whose name she acts. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly signIns: SignIns,
    private readonly secret: Secret,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Says nothing of whether the address is known: a letter leaves, or none, at most three an hour. Not by the time it takes either:
   * the same statements are carried out, and something is written.
   */
  @Transactional()
  async askLink(by: Actor, email: string, now: Date): Promise<void> {
    const address = await this.database.row<{ id: string }>(addressThatMaySignIn, [normalised(email), now]);
    const subject = { kind: 'address', id: address?.id ?? nobody };
    const isDue = (await this.linksOf(subject.id, now)) < signInLimits.linksAnHour && address !== undefined;
    const { id } = await this.make(subject.id, now, isDue);
    if (isDue) await this.announcer.record(by, event('SignInLinkAsked', subject, { signInLinkId: id }), now);
    else await this.announcer.note(by, { name: 'SignInLinkWithheld', subject, payload: {} }, now);
  }

  /** A link for whoever runs the service to hand on: no letter leaves, but the journal knows. */
  @Transactional()
  async linkFor(by: Actor, addressId: string, now: Date): Promise<string> {
    permit(mayMakeLink(by));
    const link = await this.make(addressId, now);
    await this.announcer.record(by, event('SignInLinkHandedOut', { kind: 'address', id: addressId }, { signInLinkId: link.id }), now);
    return this.url(link);
  }

  /** What its page shows; null when it is unknown, used or expired. Looking changes nothing. */
  async openLink(_by: Actor, token: string, now: Date): Promise<SignInLinkRead | null> {
    const link = await this.database.row<SignInLinkRead>(`${linkRead} WHERE digest = $1 AND ${usable}`, [digest(token), now]);
    return link ?? null;
  }

  /** Spends the link, once whoever knocks; proves the address, and makes its person when it has none. */
  @Transactional()
  async signIn(by: Actor, token: string, now: Date, name?: { firstName: string; lastName: string }): Promise<Opened> {
    if (name) refuseFields(wrongInName(name), name);
    const spent = await this.database.row<{ addressId: string }>(spendLink, [digest(token), now]);
    if (!spent) throw new LinkSpent();
    const personId = await this.identity.own(asSignIn, spent.addressId, name ?? { firstName: '', lastName: '' }, now);
    if (await this.identity.prove(asSignIn, spent.addressId, now))
      await this.announcer.record(by, event('AddressProven', { kind: 'address', id: spent.addressId }, spent), now);
    return this.signIns.open(personId, { means: 'mail' }, now);
  }

  /** Whose browser it is; null for anyone's. One query. */
  actorOf(secret: string, now: Date): Promise<{ actor: PersonActor; signIn: SignInRead } | null> {
    return this.signIns.find(secret, now);
  }

  /** In whose name she could act: her open memberships. */
  standings(by: Actor, now: Date): Promise<StandingRead[]> {
    return by.kind === 'person' ? this.signIns.standings(by.personId, now) : Promise.resolve([]);
  }

  /** Acts in the name of that membership from now on, for herself with none; the secret before opens nothing any more. */
  @Transactional()
  async chooseContext(by: PersonActor, signInId: string, membershipId: string | null, now: Date): Promise<Opened> {
    const mine = await this.signIns.standings(by.personId, now);
    if (membershipId && !mine.some((standing) => standing.membershipId === membershipId)) throw new NotFound();
    const secret = newSecret();
    const idle = later(now, -signInLimits.idle);
    const chosen = await this.database.row(chooseStanding, [signInId, now, idle, by.personId, membershipId, digest(secret)]);
    if (!chosen) throw new NotFound();
    return this.signIns.opened(secret, now);
  }

  /** What the logout at the provider needs, if she came by one. Twice changes nothing. */
  @Transactional()
  async end(by: PersonActor, signInId: string, now: Date): Promise<{ idToken: string | null }> {
    const ended = await this.database.row<{ idToken: string | null }>(endSignIn, [signInId, now, by.personId]);
    if (ended) await this.announcer.record(by, event('SignedOut', { kind: 'person', id: by.personId }, { personId: by.personId }), now);
    return { idToken: ended?.idToken ?? null };
  }

  /** Everywhere at once: every browser of hers is signed out. */
  @Transactional()
  async endAll(by: Actor, personId: string, now: Date): Promise<void> {
    permit(mayEndSignInsOf(by, personId));
    await this.database.rows('UPDATE sign_in SET ended_at = $2, id_token = NULL WHERE person_id = $1 AND ended_at IS NULL', [
      personId,
      now,
    ]);
    await this.announcer.record(by, event('SignedOut', { kind: 'person', id: personId }, { personId }), now);
  }

  /** For its letter; null when it is used or expired. */
  async linkToMail(by: Actor, id: string, now: Date): Promise<(SignInLinkRead & { url: string }) | null> {
    permit(mayReadSignInLink(by));
    const link = await this.database.row<SignInLinkRead>(`${linkRead} WHERE sign_in_link.id = $1 AND ${usable}`, [id, now]);
    return link ? { ...link, url: this.url(link) } : null;
  }

  private async linksOf(addressId: string, now: Date): Promise<number> {
    const made = await this.database.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM sign_in_link WHERE address_id = $1 AND made_at > $2',
      [addressId, later(now, -3_600_000)],
    );
    return made?.count ?? 0;
  }

  private async make(addressId: string, now: Date, isDue = true): Promise<{ id: string }> {
    const id = randomUUID();
    await this.database.rows(keepLink, [id, addressId, digest(this.token(id)), now, later(now, signInLimits.link), isDue]);
    return { id };
  }

  private url({ id }: { readonly id: string }): string {
    return `${config().publicUrl}/connexion/${this.token(id)}`;
  }

  private token(id: string): string {
    return this.secret.linkToken('sign-in', id, 1);
  }
}
