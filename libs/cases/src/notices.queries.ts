/** $1 identifier, $2 step, $3 person, $4 contact, $5 address, $6 digest of the link, $7 now. */
export const keepNotice = `
  INSERT INTO case_notice (id, step_id, person_id, contact_id, address_id, link_version, link_digest, at)
  VALUES ($1, $2, $3, $4, $5, 0, $6, $7)`;

const notices = `
  SELECT case_notice.id, case_notice.step_id AS "stepId", case_step.case_id AS "caseId", project_case.title, territory.label AS "territoryLabel",
    project_case.organisation_id AS "leadId", case_notice.person_id AS "personId", case_notice.address_id AS "addressId",
    case_notice.link_version AS "linkVersion", concat_ws(' ', case_contact.first_name, case_contact.last_name) AS "contactName",
    case_contact.removed_at IS NOT NULL AS "isGone"
  FROM case_notice JOIN case_step ON case_step.id = case_notice.step_id JOIN project_case ON project_case.id = case_step.case_id
    JOIN territory ON territory.id = project_case.territory_id LEFT JOIN case_contact ON case_contact.id = case_notice.contact_id`;

/** $1 digest, $2 the instant after which the week must not have ended. */
export const noticeByLink = `${notices} WHERE link_digest = $1 AND case_step.contestable_until > $2`;

/** $1 step, $2 person, $3 address: one of both. */
export const noticeTo = `${notices} WHERE step_id = $1 AND (case_notice.person_id = $2 OR case_notice.address_id = $3)`;
