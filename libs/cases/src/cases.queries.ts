import type { ListScope } from '#kernel';
import { isAsked } from './awaited.queries.js';
import { beforeAction, type Phase } from './domain/phases.js';
import { answerTime, type Waiting } from './domain/waiting.js';

const open = (who: string) => `coalesce((SELECT array_agg(${who}) FROM case_access WHERE case_id = project_case.id AND ends_at IS NULL
    AND ${who} IS NOT NULL), '{}')`;

export const caseRows = `
  SELECT project_case.id, legacy_id AS "legacyId", title, summary, territory_id AS "territoryId", territory.label AS "territoryLabel",
    territory.departements, territory.time_zone AS "timeZone", organisation_id AS "leadId", referent_id AS "referentId",
    concat_ws(' ', referent.first_name, referent.last_name) AS "referentName", origin, agreed_by AS "agreedBy", agreed_on::text AS "agreedOn",
    agreed_how AS "agreedHow", kinds, themes, delivery, phase, pause, pause_reason AS "pauseReason", review_on::text AS "reviewOn",
    proposed_to AS "proposedTo", proposed_by AS "proposedBy", proposed_at AS "proposedAt", version, frame_version AS "frameVersion", opened_at AS "openedAt",
    active_at AS "activeAt", closed_at AS "closedAt", joined_into AS "joinedInto",
    EXISTS (SELECT FROM project_case part WHERE part.joined_into = project_case.id) AS "hasParts", ${isAsked} AS "isAsked", ${open('organisation_id')} AS "organisationIds", ${open('person_id')} AS "personIds"
  FROM project_case JOIN territory ON territory.id = territory_id JOIN person referent ON referent.id = referent_id`;

/** $1 kind, $2 thing: the case that it is in. */
export const caseOfThing = `${caseRows} WHERE project_case.id = (SELECT case_id FROM case_attachment WHERE kind = $1 AND thing_id = $2)`;

/** What of the register is wanted; everything unless told. */
export interface WantedCases {
  readonly phase?: Phase | undefined;
  readonly referentId?: string | undefined;
  /** Follows it, or is of its team. */
  readonly memberId?: string | undefined;
  readonly territoryId?: string | undefined;
  readonly waiting?: Waiting | undefined;
  readonly late?: true | undefined;
  /** Whose end is proposed, and coordination’s to confirm. */
  readonly ending?: true | undefined;
  /** Neither closed, given up nor directed elsewhere. */
  readonly open?: true | undefined;
  /** Those that go on, and whose referent receives no more at that instant. */
  readonly unfollowedAt?: Date | undefined;
}

/** As long as nothing is asked; the index `project_case_by_waiting` is made of it. */
const unasked = `CASE WHEN pause IS NOT NULL OR phase = 'closed' THEN 'nobody'
  WHEN proposed_at IS NOT NULL OR phase = 'intention' THEN 'cell' ELSE 'collectivite' END`;

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Written with `?`, numbered by `casesWithin`; a filter that is not wanted is not in the statement, so that its index serves. */
function wantedOnes(wanted: WantedCases, now: Date, today: string): Condition[] {
  const { late, ending, open: isOpen, unfollowedAt } = wanted;
  return [
    ...namedOnes(wanted),
    ...(wanted.waiting ? [waitingOnes(wanted.waiting)] : []),
    ...(late ? [lateOnes(now, today)] : []),
    ...(ending ? [{ sql: `proposed_to = 'closed' AND pause IS NULL AND phase = ANY (?)`, values: [beforeAction] }] : []),
    ...(isOpen ? [{ sql: `phase <> 'closed' AND (pause IS NULL OR pause = 'suspended')`, values: [] }] : []),
    ...(unfollowedAt ? [unfollowed(unfollowedAt)] : []),
  ];
}

const namedOnes = ({ phase, referentId, memberId, territoryId }: WantedCases): Condition[] =>
  (
    [
      ['phase = ?', phase],
      ['referent_id = ?', referentId],
      [memberOf, memberId],
      ['territory_id = ?', territoryId],
    ] as const
  ).flatMap(([sql, value]) => (value ? [{ sql, values: [value] }] : []));

const memberOf = 'project_case.id IN (SELECT case_id FROM case_access WHERE case_access.person_id = ? AND ends_at IS NULL)';

const unfollowed = (at: Date): Condition => ({
  sql: `phase <> 'closed' AND NOT EXISTS (SELECT FROM membership WHERE membership.person_id = referent_id
    AND role = 'advisor' AND starts_at <= ? AND (ends_at IS NULL OR ends_at > ?))`,
  values: [at, at],
});

/** The same as `waitingFor`. */
const waitingOnes = (whom: Waiting): Condition => ({
  sql:
    whom === 'cell'
      ? `(${unasked} = ? OR (phase <> 'closed' AND ${isAsked}))`
      : `(${unasked} = ? AND (phase = 'closed' OR NOT ${isAsked}))`,
  values: [whom],
});

/** The same as `isLate`. */
const lateOnes = (now: Date, today: string): Condition => ({
  sql: `phase <> 'closed' AND ((pause IS NULL AND proposed_at < ?) OR (pause = 'suspended' AND review_on < ?))`,
  values: [new Date(now.getTime() - answerTime), today],
});

/** What has joined another is met there. */
const stands: Condition = { sql: 'joined_into IS NULL', values: [] };

/** The rule that decides reading one, as a list says it. */
function scopeOf(scope: ListScope): Condition {
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'departement')
    return { sql: 'territory_id IN (SELECT territory.id FROM territory WHERE departements && ?::text[])', values: [scope.codes] };
  if (scope.kind === 'none' || !scope.organisationId) return { sql: 'false', values: [] };
  const sql = 'project_case.id IN (SELECT case_id FROM case_access WHERE case_access.organisation_id = ? AND ends_at IS NULL)';
  return { sql, values: [scope.organisationId] };
}

export interface Asked {
  readonly scope: ListScope;
  readonly wanted: WantedCases;
  readonly now: Date;
  /** The desk's date. */
  readonly today: string;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export function casesWithin(asked: Asked): { where: string; values: readonly unknown[] } {
  const { sql, values } = numbered(whichOnes(asked));
  return { where: sql, values };
}

/** How many there are of each of several kinds, in one reading: a column a kind. */
export function casesCounted(asked: Asked, kinds: Readonly<Record<string, WantedCases>>): Statement {
  const of = (wanted: WantedCases) => all(wantedOnes(wanted, asked.now, asked.today));
  const columns = Object.entries(kinds).map(([name, wanted]) => ({ ...of(wanted), name }));
  const filters = columns.map(({ sql, name }) => `count(*) FILTER (WHERE ${sql})::int AS "${name}"`).join(', ');
  const which = whichOnes(asked);
  return numbered({
    sql: `SELECT ${filters} FROM project_case WHERE ${which.sql}`,
    values: [...columns.flatMap(({ values }) => values), ...which.values],
  });
}

/** How many stand in each phase. */
export function casesByPhase(asked: Asked): Statement {
  const { sql, values } = whichOnes(asked);
  return numbered({ sql: `SELECT phase, count(*)::int AS count FROM project_case WHERE ${sql} GROUP BY phase`, values });
}

/** The latest so many of each phase. */
export function latestByPhase(asked: Asked, most: number): Statement {
  const { sql, values } = whichOnes(asked);
  return numbered({
    sql: `${caseRows} WHERE project_case.id IN (SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY phase ORDER BY active_at DESC, id DESC) AS nth FROM project_case WHERE ${sql}
      ) ranked WHERE nth <= ?) ORDER BY active_at DESC, project_case.id DESC`,
    values: [...values, most],
  });
}

const whichOnes = ({ scope, wanted, now, today }: Asked): Condition => all([scopeOf(scope), stands, ...wantedOnes(wanted, now, today)]);

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => sql).join(' AND ') || 'true',
  values: conditions.flatMap(({ values }) => values),
});

/** `?` becomes `$1`, `$2` … in their order. */
function numbered({ sql, values }: Condition): Statement {
  let place = 0;
  return { sql: sql.replace(/\?/g, () => `$${++place}`), values };
}

export const openCase = `
  INSERT INTO project_case (id, legacy_id, title, summary, territory_id, organisation_id, referent_id, origin, agreed_by, agreed_on, agreed_how,
    kinds, themes, phase, version, opened_at, active_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'intention', 1, $14, $14)`;

/** Nothing when it is in a case already. $1 kind, $2 thing, $3 case, $4 person, $5 now. */
export const attachThing = `
  INSERT INTO case_attachment (kind, thing_id, case_id, attached_by, attached_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (kind, thing_id) DO NOTHING RETURNING case_id`;
