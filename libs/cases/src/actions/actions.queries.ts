import { openStates } from '../domain/actions.js';

const opened = `case_action.state IN (${openStates.map((state) => `'${state}'`).join(', ')})`;
const nameOf = (who: string): string => `nullif(concat_ws(' ', nullif(${who}.first_name, ''), nullif(${who}.last_name, '')), '')`;

/** Of each action what is always known of it; `more` columns of other tables, `joined` to it. */
export const actionRows = (more = '', joined = ''): string => `
  SELECT ${more && `${more}, `}case_action.id, case_action.case_id AS "caseId", title, territory.label AS "territoryLabel", phase, appointment_id AS "appointmentId", side,
    what, coalesce(owner_person_id, owner_contact_id) AS "ownerId", coalesce(${nameOf('person')}, ${nameOf('case_contact')}, owner_name, '') AS "ownerName",
    state, due_on::text AS "dueOn", council_on::text AS "councilOn", weeks_before AS "weeksBefore", visibility, case_action.version,
    made_at AS "madeAt", moved_at AS "movedAt"
  FROM case_action JOIN project_case ON project_case.id = case_action.case_id JOIN territory ON territory.id = project_case.territory_id
    LEFT JOIN person ON person.id = owner_person_id LEFT JOIN case_contact ON case_contact.id = owner_contact_id ${joined}`;
const rows = actionRows();

/** $1 action. */
export const actionOf = `${rows} WHERE case_action.id = $1`;

/** $1 appointment: in the order in which they were decided. */
export const actionsOfAppointment = `${rows} WHERE appointment_id = $1 ORDER BY made_at, case_action.id`;

/** What is due first comes first. */
const dueAfter = (first: number): string =>
  `($${first}::date IS NULL OR (due_rank, case_action.id) > ($${first}, $${first + 1}::uuid)) ORDER BY due_rank, case_action.id LIMIT $${first + 2}`;

const seen = 'case_action.case_id = $1 AND visibility = ANY ($2)';

/** $1 case, $2 visibilities, $3 and $4 after which day and identifier, $5 how many. */
export const actionsToDo = `${rows} WHERE ${seen} AND ${opened} AND ${dueAfter(3)}`;

/** The latest first. $1 case, $2 visibilities, $3 and $4 after which instant and identifier, $5 how many. */
export const actionsOver = `${rows} WHERE ${seen} AND case_action.state IN ('done', 'no_longer_relevant', 'already_done')
  AND ($3::timestamptz IS NULL OR (moved_at, case_action.id) < ($3, $4::uuid)) ORDER BY moved_at DESC, case_action.id DESC LIMIT $5`;

/** Those of cases that are closed wait for nobody. */
const going = `phase <> 'closed' AND ${opened}`;

const ofPerson = `owner_person_id = $1 AND ${going}`;
const ofCollectivite = `case_action.case_id IN (SELECT case_id FROM case_access WHERE case_access.organisation_id = $1 AND role = 'lead' AND ends_at IS NULL)
  AND side = 'collectivite' AND visibility = 'shared' AND ${going}`;

/** $1 person, $2 and $3 after which day and identifier, $4 how many. */
export const actionsOfPerson = `${rows} WHERE ${ofPerson} AND ${dueAfter(2)}`;

/** $1 organisation, $2 and $3 after which day and identifier, $4 how many. */
export const actionsOfCollectivite = `${rows} WHERE ${ofCollectivite} AND ${dueAfter(2)}`;

const counted = (where: string): string =>
  `SELECT count(*)::int AS count FROM case_action JOIN project_case ON project_case.id = case_action.case_id WHERE ${where}`;

/** $1 person. */
export const countOfPerson = counted(ofPerson);

/** $1 organisation. */
export const countOfCollectivite = counted(ofCollectivite);

/** $1 case, $2 visibilities. */
export const countToDo = counted(`${seen} AND ${opened}`);

export const keepAction = `
  INSERT INTO case_action (id, case_id, appointment_id, side, what, owner_person_id, owner_contact_id, owner_name, state, due_on, council_on,
    weeks_before, visibility, version, made_at, moved_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $14)`;

export const changeAction = `
  UPDATE case_action SET side = $2, what = $3, owner_person_id = $4, owner_contact_id = $5, owner_name = $6, due_on = $7, council_on = $8,
    weeks_before = $9, visibility = $10, version = version + 1, moved_at = $11 WHERE id = $1`;

/** Who of the cell has something to do there. $1 case. */
export const ownersToDo = `SELECT DISTINCT owner_person_id AS id FROM case_action WHERE case_id = $1 AND owner_person_id IS NOT NULL AND ${opened}`;

/** Of cases that someone else follows, in order. $1 person. */
export const casesToHandOver = `
  SELECT DISTINCT project_case.id FROM case_action JOIN project_case ON project_case.id = case_id
  WHERE owner_person_id = $1 AND referent_id <> $1 AND ${going} ORDER BY project_case.id`;

/** $1 case, $2 whose they were, $3 whose they are, $4 now. */
export const handOver = `
  UPDATE case_action SET owner_person_id = $3, version = version + 1, moved_at = $4
  WHERE case_id = $1 AND owner_person_id = ANY ($2) AND ${opened} RETURNING id, version AS number, state`;

export const keepMove = `
  INSERT INTO case_action_move (action_id, number, kind, state, role, person_id, said_by, words, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** In their order. $1 action. */
export const movesOf = `
  SELECT number, kind, state, coalesce(${nameOf('person')}, said_by, '') AS author, words, at
  FROM case_action_move LEFT JOIN person ON person.id = person_id WHERE action_id = $1 ORDER BY number`;
