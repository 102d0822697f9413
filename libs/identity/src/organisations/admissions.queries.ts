import type { AdmissionWay } from './admission.entity.js';
import { isOpen } from './organisations.queries.js';

/** A membership that waits for an answer. */
export interface AdmissionRead {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly way: AdmissionWay;
  readonly role: 'member' | 'lead';
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly addressId: string | null;
  readonly personId: string | null;
  /** Who invites, leaves or asks. */
  readonly saidBy: { readonly id: string; readonly firstName: string; readonly lastName: string };
  /** What she says that she does there. */
  readonly function: string | null;
  /** The SIRET of her ProConnect account says that she works there. */
  readonly attested: boolean;
  readonly saidAt: Date;
  readonly expiresAt: Date;
}

const admissions = `
  SELECT admission.id, admission.organisation_id AS "organisationId", organisation.name AS "organisationName", admission.way, admission.role,
    admission.first_name AS "firstName", admission.last_name AS "lastName", address.email, admission.address_id AS "addressId",
    admission.person_id AS "personId", admission.function, admission.attested, admission.said_at AS "saidAt", admission.expires_at AS "expiresAt",
    jsonb_build_object('id', said_by.id, 'firstName', said_by.first_name, 'lastName', said_by.last_name) AS "saidBy"
  FROM admission JOIN organisation ON organisation.id = admission.organisation_id JOIN person said_by ON said_by.id = admission.said_by
    LEFT JOIN address ON address.id = admission.address_id`;

const waiting = 'admission.answered_at IS NULL AND admission.expires_at > $2';

/** $1 digest, $2 now. */
export const offerByLink = `${admissions} WHERE admission.link_digest = $1 AND ${waiting}`;

/** $1 identifier, $2 now. */
export const offerById = `${admissions} WHERE admission.id = $1 AND admission.link_digest IS NOT NULL AND ${waiting}`;

/** $1 organisation, $2 now. */
export const offered = `${admissions} WHERE admission.organisation_id = $1 AND ${waiting} ORDER BY admission.said_at, admission.id`;

/** $1 identifier: answered or not. */
export const admissionById = `${admissions} WHERE admission.id = $1`;

/** What someone asked and nobody has answered yet. $1 person, $2 now. */
export const askedBy = `${admissions} WHERE admission.way = 'asked' AND admission.person_id = $1 AND ${waiting} ORDER BY admission.said_at, admission.id`;

/** Asked where nobody leads: the cell's to answer. $1 départements, null: the whole country; $2 now. */
export const askedOfCell = `${admissions} JOIN territory ON territory.id = organisation.territory_id
  WHERE admission.way = 'asked' AND ${waiting} AND ($1::text[] IS NULL OR territory.departements && $1)
    AND NOT EXISTS (SELECT FROM membership WHERE membership.organisation_id = organisation.id AND role = 'lead' AND ${isOpen('membership', '$2')})`;
