/** $1 case. */
export const contactsOf = `
  SELECT id, first_name AS "firstName", last_name AS "lastName", status, function, mandate_ends_on::text AS "mandateEndsOn", email, phone
  FROM case_contact WHERE case_id = $1 AND removed_at IS NULL ORDER BY added_at, id`;

/** Members of the case, then those only named. $1 case. */
export const partnersOf = `
  SELECT organisation.id::text, organisation.name, true AS "isMember", starts_at AS since
  FROM case_access JOIN organisation ON organisation.id = organisation_id WHERE case_id = $1 AND role = 'partner' AND ends_at IS NULL
  UNION ALL SELECT id::text, name, false, added_at FROM case_partner WHERE case_id = $1 AND removed_at IS NULL
  ORDER BY 3 DESC, since, 1`;

/** $1 case. */
export const peopleOf = `
  SELECT coalesce(organisation.name, concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''))) AS name, case_access.role,
    case_access.starts_at AS "from", case_access.ends_at AS "to"
  FROM case_access LEFT JOIN organisation ON organisation.id = organisation_id LEFT JOIN person ON person.id = person_id
  WHERE case_id = $1 ORDER BY case_access.starts_at, name`;
