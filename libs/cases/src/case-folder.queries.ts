/** $1 case. */
export const contactsOf = `
  SELECT id, first_name AS "firstName", last_name AS "lastName", status, function, mandate_ends_on::text AS "mandateEndsOn", email, phone
  FROM case_contact WHERE case_id = $1 AND removed_at IS NULL ORDER BY added_at, id`;

/** As they were added. $1 case, $2 and $3 after which instant and identifier, $4 how many. */
export const contactsInOrder = `
  SELECT id, first_name AS "firstName", last_name AS "lastName", status, function, mandate_ends_on::text AS "mandateEndsOn", email, phone,
    added_at AS "addedAt"
  FROM case_contact WHERE case_id = $1 AND removed_at IS NULL AND ($2::timestamptz IS NULL OR (added_at, id) > ($2, $3::uuid))
  ORDER BY added_at, id LIMIT $4`;

/** Members of the case, then those only named. $1 case. */
export const partnersOf = `
  SELECT organisation.id::text, organisation.name, true AS "isMember", starts_at AS since
  FROM case_access JOIN organisation ON organisation.id = organisation_id WHERE case_id = $1 AND role = 'partner' AND ends_at IS NULL
  UNION ALL SELECT id::text, name, false, added_at FROM case_partner WHERE case_id = $1 AND removed_at IS NULL
  ORDER BY 3 DESC, since, 1`;

/** Members and named ones together, as they came. $1 case, $2 and $3 after which instant and identifier, $4 how many. */
export const partnersInOrder = `
  SELECT id, name, "isMember", since FROM (
    (SELECT organisation.id, organisation.name, true AS "isMember", starts_at AS since
     FROM case_access JOIN organisation ON organisation.id = organisation_id
     WHERE case_id = $1 AND role = 'partner' AND ends_at IS NULL AND ($2::timestamptz IS NULL OR (starts_at, organisation.id) > ($2, $3::uuid))
     ORDER BY starts_at, organisation.id LIMIT $4)
    UNION ALL
    (SELECT id, name, false, added_at FROM case_partner
     WHERE case_id = $1 AND removed_at IS NULL AND ($2::timestamptz IS NULL OR (added_at, id) > ($2, $3::uuid))
     ORDER BY added_at, id LIMIT $4)
  ) partners ORDER BY since, id LIMIT $4`;

/** As they had it, from the first. $1 case, $2 and $3 after which instant and identifier, $4 how many. */
export const partsInOrder = `
  SELECT case_access.id, coalesce(organisation.name, concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''))) AS name, case_access.role,
    case_access.starts_at AS "from", case_access.ends_at AS "to", person_id AS "personId"
  FROM case_access LEFT JOIN organisation ON organisation.id = organisation_id LEFT JOIN person ON person.id = person_id
  WHERE case_id = $1 AND ($2::timestamptz IS NULL OR (case_access.starts_at, case_access.id) > ($2, $3::uuid))
  ORDER BY case_access.starts_at, case_access.id LIMIT $4`;
