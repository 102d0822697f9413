const standingColumns = `
  membership.id AS "membershipId", organisation.id AS "organisationId", organisation.kind AS "organisationKind",
  organisation.name AS "organisationName", membership.role, membership.national, membership.departements, organisation.territory_id AS "territoryId"`;

const open = 'membership.starts_at <= $2 AND (membership.ends_at IS NULL OR membership.ends_at > $2)';

const live = 'ended_at IS NULL AND expires_at > $2 AND seen_at > $3';

/**
 * On the clock of the collectivité for which she acts, else on her own. $1 digest, $2 now, $3 seen after which it is not idle, $4 seen
 * before which it is noted again.
 */
export const signedIn = `
  WITH noted AS (UPDATE sign_in SET seen_at = $2 WHERE secret_digest = $1 AND ${live} AND seen_at <= $4)
  SELECT sign_in.id, sign_in.person_id AS "personId", person.first_name AS "firstName", person.last_name AS "lastName",
    coalesce(territory.time_zone, person.time_zone) AS "timeZone", sign_in.means, sign_in.opened_at AS "openedAt", sign_in.expires_at AS "expiresAt",
    greatest(sign_in.seen_at, CASE WHEN sign_in.seen_at <= $4 THEN $2::timestamptz END) AS "seenAt", ${standingColumns}
  FROM sign_in JOIN person ON person.id = sign_in.person_id
    LEFT JOIN membership ON membership.id = sign_in.membership_id AND membership.person_id = sign_in.person_id AND ${open}
    LEFT JOIN organisation ON organisation.id = membership.organisation_id
    LEFT JOIN territory ON territory.id = organisation.territory_id
  WHERE secret_digest = $1 AND ${live}`;

/** $1 person, $2 now. */
export const openStandings = `
  SELECT ${standingColumns}, membership.starts_at AS since, membership.mandate_ends_on::text AS "mandateEndsOn"
  FROM membership JOIN organisation ON organisation.id = membership.organisation_id
  WHERE membership.person_id = $1 AND ${open} ORDER BY organisation.name, membership.role, membership.id`;

/** The address that a link may be sent to: proven, or of someone with an open membership; locked. $1 address as spelled, $2 now. */
export const addressThatMaySignIn = `
  SELECT id FROM address WHERE email = $1 AND dead_at IS NULL AND (proven_at IS NOT NULL OR EXISTS (
    SELECT FROM membership WHERE person_id = address.person_id AND ${open})) FOR UPDATE`;

/** $1 its id, $2 address, $3 digest, $4 now, $5 until when, $6 false: as much work, and no link. */
export const keepLink = `
  INSERT INTO sign_in_link (id, address_id, digest, made_at, expires_at)
  SELECT $1::uuid, $2::uuid, $3::text, $4::timestamptz, $5::timestamptz WHERE $6::boolean`;

/** $1 digest, $2 now: once, in time. */
export const spendLink = `
  UPDATE sign_in_link SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND expires_at > $2 RETURNING address_id AS "addressId"`;

/** $1 sign-in, $2 now, $3 seen after which it is not idle, $4 person, $5 membership or null, $6 the new digest. */
export const chooseStanding = `
  UPDATE sign_in SET membership_id = $5, secret_digest = $6, seen_at = $2 WHERE id = $1 AND person_id = $4 AND ${live} RETURNING id`;

/** $1 sign-in, $2 now, $3 person. What the provider's logout needs is given out one last time. */
export const endSignIn = `
  WITH before AS (SELECT id, id_token FROM sign_in WHERE id = $1 AND person_id = $3 AND ended_at IS NULL FOR UPDATE)
  UPDATE sign_in SET ended_at = $2, id_token = NULL FROM before WHERE sign_in.id = before.id RETURNING before.id_token AS "idToken"`;
