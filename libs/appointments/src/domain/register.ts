import type { ListScope } from '#kernel';

/** What of the register is wanted. Instants are half-open. */
export interface Wanted {
  /** Among these. */
  readonly ids?: readonly string[] | undefined;
  readonly advisorId?: string | undefined;
  readonly territoryId?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly statuses?: readonly string[] | undefined;
  /** Still to be held at that instant, or being held. */
  readonly upcomingAt?: Date | undefined;
  /** Held, missed or cancelled by then. */
  readonly overAt?: Date | undefined;
  /** To come at that instant, when whoever was to receive is no longer an advisor, or will not be by then. */
  readonly unattendedAt?: Date | undefined;
  /** By their start; the earliest first unless said. */
  readonly latestFirst?: boolean | undefined;
}

export interface Clause {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** The rule that decides reading one, as a list says it: the same facts, in SQL. */
export function withinScope(scope: ListScope, wanted: Wanted): Clause {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  return { where: [scopeOf(scope, bind), ...wantedOf(wanted, bind)].join(' AND '), values };
}

type Bind = (value: unknown) => string;

function scopeOf(scope: ListScope, bind: Bind): string {
  if (scope.kind === 'all') return 'true';
  if (scope.kind === 'none') return 'false';
  if (scope.kind === 'departement') return `territory_id IN (SELECT id FROM territory WHERE departements && ${bind(scope.codes)}::text[])`;
  if (scope.territoryId) return `territory_id = ${bind(scope.territoryId)}`;
  return scope.organisationId
    ? `advisor_id = ${bind(scope.personId)}`
    : `address_id IN (SELECT id FROM address WHERE person_id = ${bind(scope.personId)} AND proven_at IS NOT NULL)`;
}

function wantedOf({ ids, advisorId, territoryId, from, until, statuses, upcomingAt, overAt, unattendedAt }: Wanted, bind: Bind): string[] {
  const parts: [unknown, (place: string) => string][] = [
    [ids, (place) => `id = ANY(${place}::uuid[])`],
    [advisorId, (place) => `advisor_id = ${place}::uuid`],
    [territoryId, (place) => `territory_id = ${place}`],
    [from, (place) => `start_at >= ${place}`],
    [until, (place) => `start_at < ${place}`],
    [statuses, (place) => `status = ANY(${place}::text[])`],
    [upcomingAt, upcoming],
    [overAt, (place) => `(end_at <= ${place} OR status NOT IN ('requested', 'confirmed'))`],
    [unattendedAt, unattended],
  ];
  return parts.filter(([value]) => value !== undefined).map(([value, clause]) => clause(bind(value)));
}

/** None lasts a day (`appointment_lasts`): so the index of their starts serves. */
const upcoming = (at: string): string =>
  `(end_at > ${at} AND start_at > ${at}::timestamptz - interval '24 hours' AND status IN ('requested', 'confirmed'))`;

const unattended = (at: string): string =>
  `(status = 'confirmed' AND start_at > ${at} AND NOT EXISTS (SELECT FROM membership WHERE membership.person_id = advisor_id
    AND role = 'advisor' AND starts_at <= ${at} AND (ends_at IS NULL OR ends_at >= end_at)))`;
