import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, hours, later, NotFound, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import { Address } from './address.entity.js';
import { normalised } from './domain/address.js';
import { mayReadPersons, mayWriteIdentity } from './domain/policy.js';
import { isOpen } from './organisations/organisations.queries.js';
import { Presence } from './organisations/presence.js';
import { Person } from './person.entity.js';

export interface PersonRead {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty when no mail arrives there any more. */
  readonly email: string;
  readonly timeZone: string;
  /** Null for someone of a collectivité. */
  readonly workplaceId: string | null;
  /** « Cayenne »; empty where none is known. */
  readonly place: string;
}

/** An advisor, who works somewhere. */
export interface NewPerson extends Omit<PersonRead, 'id'> {
  readonly workplaceId: string;
}

export interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

export interface AddressRead {
  readonly id: string;
  /** Null: she asked by telephone and has none. */
  readonly email: string | null;
  readonly provenAt: Date | null;
  readonly deadAt: Date | null;
  /** What its reader said; null: nothing. Ask `readBySeveral`. */
  readonly shared: boolean | null;
}

const addressColumns = 'id, email, proven_at AS "provenAt", dead_at AS "deadAt", shared';

/** $1 an identifier for a new one, $2 the address, $3 now. */
const knownOrNewAddress = `
  WITH known AS (SELECT * FROM address WHERE email = $2), made AS (
    INSERT INTO address (id, email, created_at) SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM known)
    ON CONFLICT (email) DO NOTHING RETURNING *
  )
  SELECT ${addressColumns} FROM known UNION ALL SELECT ${addressColumns} FROM made`;

@Injectable()
export class IdentityService {
  constructor(
    private readonly database: Database,
    private readonly presence: Presence,
  ) {}

  async person(by: Actor, id: string): Promise<PersonRead> {
    const [person] = await this.persons(by, [id]);
    if (!person) throw new NotFound();
    return person;
  }

  async persons(by: Actor, ids: readonly string[]): Promise<PersonRead[]> {
    permit(mayReadPersons(by));
    return this.database.rows<PersonRead>(
      `SELECT p.id, p.first_name AS "firstName", p.last_name AS "lastName", p.time_zone AS "timeZone",
              p.workplace_id AS "workplaceId", coalesce(p.place, '') AS place, coalesce(a.email, '') AS email
       FROM person p LEFT JOIN LATERAL (SELECT email FROM address WHERE person_id = p.id AND dead_at IS NULL ORDER BY created_at, id LIMIT 1) a ON true
       WHERE p.id = ANY($1) ORDER BY p.id`,
      [ids],
    );
  }

  /** Those of them who received for the cell and no longer do. */
  async leavers(by: Actor, ids: readonly string[], now: Date): Promise<Set<string>> {
    permit(mayReadPersons(by));
    const rows = await this.database.rows<{ id: string }>(
      `SELECT person_id AS id FROM membership WHERE person_id = ANY($1) AND role = 'advisor'
       GROUP BY person_id HAVING NOT bool_or(${isOpen('membership', '$2')})`,
      [ids, now],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** A person whose address is known to be theirs from the start: an advisor of the cell. */
  async enrol(by: Actor, { email, ...person }: NewPerson, now: Date): Promise<PersonRead> {
    permit(mayWriteIdentity(by));
    const id = randomUUID();
    await this.database.repository(Person).insert({ id, ...person, createdAt: now });
    const address = await this.addressFor(by, email, now);
    await this.database.repository(Address).update({ id: address.id }, { personId: id, provenAt: now });
    return { id, email: address.email ?? '', ...person };
  }

  /** Whose address it is; makes that person when it is nobody's. In the caller's transaction, which has seen that she reads it. */
  async own(by: Actor, addressId: string, name: Name, now: Date): Promise<string> {
    permit(mayWriteIdentity(by));
    const address = await this.database.row<{ personId: string | null }>(
      'SELECT person_id AS "personId" FROM address WHERE id = $1 AND email IS NOT NULL FOR UPDATE',
      [addressId],
    );
    if (!address) throw new NotFound();
    if (address.personId) return this.named(address.personId, name);
    const id = randomUUID();
    const nowhere = { timeZone: 'Europe/Paris', workplaceId: null, place: null };
    await this.database.repository(Person).insert({ id, ...name, ...nowhere, createdAt: now });
    await this.database.rows('UPDATE address SET person_id = $2 WHERE id = $1', [addressId, id]);
    return id;
  }

  async address(by: Actor, id: string): Promise<AddressRead> {
    permit(mayReadPersons(by));
    const address = await this.database.repository(Address).findOne({ where: { id } });
    if (!address) throw new NotFound();
    return address;
  }

  /** The row of an address as typed, made on first sight; it never changes or attaches a person. */
  async addressFor(by: Actor, email: string, now: Date): Promise<AddressRead> {
    permit(mayWriteIdentity(by));
    const spelled = normalised(email);
    const row = await this.database.row<AddressRead>(knownOrNewAddress, [randomUUID(), spelled, now]);
    // someone else may have made it since this statement began to look
    return row ?? this.database.repository(Address).findOneOrFail({ where: { email: spelled } });
  }

  /** The row of someone on the telephone who has no mailbox, hers alone: nothing merges two callers. */
  async addressOfCaller(by: Actor, now: Date): Promise<AddressRead> {
    permit(mayWriteIdentity(by));
    const caller = { id: randomUUID(), email: null, provenAt: null, deadAt: now, shared: null };
    await this.database.repository(Address).insert({ ...caller, createdAt: now });
    return caller;
  }

  async addresses(by: Actor, ids: readonly string[]): Promise<AddressRead[]> {
    permit(mayReadPersons(by));
    return this.database.rows<AddressRead>(`SELECT ${addressColumns} FROM address WHERE id = ANY($1) ORDER BY id`, [ids]);
  }

  async findAddress(by: Actor, email: string): Promise<AddressRead | null> {
    permit(mayReadPersons(by));
    return this.database.repository(Address).findOne({ where: { email: normalised(email) } });
  }

  /** Whoever had no name yet gets this one; nobody loses hers. */
  private async named(id: string, { firstName, lastName }: Name): Promise<string> {
    await this.database.rows(
      `UPDATE person SET first_name = $2, last_name = $3 WHERE id = $1 AND first_name = '' AND last_name = '' AND $2 || $3 <> ''`,
      [id, firstName, lastName],
    );
    return id;
  }

  /** False when it was proven before. */
  async prove(by: Actor, addressId: string, now: Date): Promise<boolean> {
    permit(mayWriteIdentity(by));
    const proven = await this.database.rows('UPDATE address SET proven_at = $2 WHERE id = $1 AND proven_at IS NULL RETURNING id', [
      addressId,
      now,
    ]);
    return proven.length > 0;
  }

  /** The mailbox refused a mail for good: nothing is sent there any more. Answers its id; null when it was dead, or is not ours to know. */
  @Transactional()
  async bury(by: Actor, email: string, now: Date): Promise<string | null> {
    permit(mayWriteIdentity(by));
    const buried = await this.database.row<{ id: string }>(
      'UPDATE address SET dead_at = $2 WHERE email = $1 AND dead_at IS NULL RETURNING id',
      [normalised(email), now],
    );
    if (buried) await this.presence.lookAfter(buried.id, now);
    return buried?.id ?? null;
  }

  /** At most once an hour: false when the links left a short while ago, or when the address is dead. */
  async claimLinks(by: Actor, addressId: string, now: Date): Promise<boolean> {
    permit(mayWriteIdentity(by));
    const claimed = await this.database.rows(
      `UPDATE address SET links_sent_at = $2
       WHERE id = $1 AND dead_at IS NULL AND (links_sent_at IS NULL OR links_sent_at <= $3) RETURNING id`,
      [addressId, now, later(now, -hours(1))],
    );
    return claimed.length > 0;
  }
}
