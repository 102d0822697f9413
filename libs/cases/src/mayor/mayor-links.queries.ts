/** Those that are not revoked, of the collectivité that leads; `case_id`: where the project goes on, when the case has joined another. */
export const openMayorLinks = `(
    SELECT case_mayor_link.id, whole.id AS case_id, name, function, link_version, link_digest, made_at
    FROM case_mayor_link JOIN project_case part ON part.id = case_id JOIN project_case whole ON whole.id = coalesce(part.joined_into, part.id)
    WHERE revoked_at IS NULL AND case_mayor_link.organisation_id = whole.organisation_id
  ) case_mayor_link WHERE true`;

const columns = 'id, case_id AS "caseId", name, function, link_version AS "linkVersion", made_at AS "madeAt"';

/** $1 case, with those that have joined it. */
const ofIt = 'case_id IN (SELECT id FROM project_case WHERE id = $1 OR joined_into = $1)';

/** In the order of names. $1 case, $2 the instant after which one counts. */
export const livingMayorLinks = `SELECT ${columns} FROM ${openMayorLinks} AND case_id = $1 AND made_at > $2 ORDER BY lower(name)`;

/** $1 digest, $2 the instant after which one counts. */
export const mayorLinkByDigest = `SELECT ${columns} FROM ${openMayorLinks} AND link_digest = $1 AND made_at > $2`;

/** $1 identifier, $2 the instant after which one counts. */
export const mayorLinkById = `SELECT ${columns} FROM ${openMayorLinks} AND id = $1 AND made_at > $2`;

/** $1 case, $2 name, $3 now: the former of that person. */
export const replaceMayorLink = `
  UPDATE case_mayor_link SET revoked_at = greatest($3, made_at) WHERE ${ofIt} AND lower(name) = lower($2) AND revoked_at IS NULL`;

/** $1 identifier, $2 case, $3 collectivité, $4 name, $5 function, $6 digest, $7 now. */
export const keepMayorLink = `
  INSERT INTO case_mayor_link (id, case_id, organisation_id, name, function, link_version, link_digest, made_at)
  VALUES ($1, $2, $3, $4, $5, 0, $6, $7)`;

/** $1 case, $2 link, $3 now. */
export const revokeMayorLink = `
  UPDATE case_mayor_link SET revoked_at = greatest($3, made_at) WHERE ${ofIt} AND id = $2 AND revoked_at IS NULL RETURNING id`;
