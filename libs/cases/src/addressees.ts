import { Injectable } from '@nestjs/common';
import { IdentityService, type MemberRead, OrganisationsService } from '#identity';
import { type Role, system } from '#kernel';
import { Database } from '#platform';

/** Whom a mail reaches: someone who acts for the collectivité; else a contact, at the address that was given for her. */
export interface ToldAt {
  readonly personId: string | null;
  readonly addressId: string | null;
}

export interface Addressee extends ToldAt {
  readonly contactId: string | null;
}

const asCases = system('cases');

/** Of these contacts those who can be written to, each address once, but for those who are told already. $1 contacts, $2 their addresses, $3 persons. */
const contactsToTell = `
  SELECT DISTINCT ON (address.id) NULL AS "personId", given.contact_id AS "contactId", address.id AS "addressId"
  FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS given (contact_id, address_id, place) JOIN address ON address.id = given.address_id
  WHERE dead_at IS NULL AND (address.person_id IS NULL OR address.person_id <> ALL ($3::uuid[])) ORDER BY address.id, place`;

/** Those of a collectivité to whom a case writes. */
@Injectable()
export class Addressees {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Its people of these roles who have an address. */
  async members(organisationId: string, roles: readonly Role[], now: Date): Promise<MemberRead[]> {
    const members = await this.organisations.members(asCases, organisationId, now);
    return members.filter(({ role, email }) => roles.includes(role) && email !== '');
  }

  async people(organisationId: string, roles: readonly Role[], now: Date): Promise<string[]> {
    return (await this.members(organisationId, roles, now)).map(({ personId }) => personId);
  }

  /** Its people of these roles, and the contacts of the case who have an address; each once. */
  async of({ id, leadId }: { id: string; leadId: string }, roles: readonly Role[], now: Date): Promise<Addressee[]> {
    const people = await this.people(leadId, roles, now);
    const persons = people.map((personId) => ({ personId, contactId: null, addressId: null }));
    return [...persons, ...(await this.contacts(id, people, now))];
  }

  /** The names of those people and contacts, for whoever writes to them. */
  async names({ id, leadId }: { id: string; leadId: string }, roles: readonly Role[], now: Date): Promise<string[]> {
    const people = await this.members(leadId, roles, now);
    const emails = people.map(({ email }) => email.toLowerCase());
    const sql = `SELECT concat_ws(' ', first_name, last_name) AS name FROM case_contact
      WHERE case_id = $1 AND removed_at IS NULL AND email IS NOT NULL AND lower(email) <> ALL ($2) ORDER BY added_at, id`;
    const contacts = await this.database.rows<{ name: string }>(sql, [id, emails]);
    return [...people.map(({ firstName, lastName }) => `${firstName} ${lastName}`), ...contacts.map(({ name }) => name)];
  }

  private async contacts(caseId: string, told: readonly string[], now: Date): Promise<Addressee[]> {
    const sql = 'SELECT id, email FROM case_contact WHERE case_id = $1 AND removed_at IS NULL AND email IS NOT NULL ORDER BY added_at, id';
    const given = await this.database.rows<{ id: string; email: string }>(sql, [caseId]);
    const addressIds: string[] = [];
    for (const { email } of given) addressIds.push((await this.identity.addressFor(asCases, email, now)).id);
    return this.database.rows(contactsToTell, [given.map(({ id }) => id), addressIds, told]);
  }
}
