import { Injectable } from '@nestjs/common';
import { type ActRead, ActsService } from '#identity';
import {
  type Actor,
  isUuid,
  type ListScope,
  listScope,
  NotFound,
  type Page,
  type PageAsked,
  type PersonActor,
  pageOf,
  pageSize,
  permit,
  positionOf,
} from '#kernel';
import { Database } from '#platform';
import { mayDecideSummary, mayReadSummary } from './domain/policy.js';
import { summaryActs } from './intake.fr.js';

/** When, what about, in which state, with whom. Nothing that anyone typed, and nobody's name but the advisor's. */
export interface SummaryRead {
  readonly id: string;
  readonly kind: 'appointment' | 'request';
  readonly reference: string;
  readonly territoryLabel: string;
  readonly departements: readonly string[];
  readonly timeZone: string;
  readonly typeTitle: string;
  /** An appointment's status, or a request's state. */
  readonly state: string;
  readonly askedAt: Date;
  /** Null for a request, which has no date yet; so is its advisor. */
  readonly start: Date | null;
  readonly end: Date | null;
  readonly advisor: string | null;
}

const columns = `id, kind, reference, label AS "territoryLabel", departements, time_zone AS "timeZone", type_title AS "typeTitle", state,
  asked_at AS "askedAt", start_at AS start, end_at AS "end", advisor`;

/** What préfectures see of the collectivités that agree, and that agreement. The view `summary` holds nothing of the others. */
@Injectable()
export class SummariesService {
  constructor(
    private readonly database: Database,
    private readonly acts: ActsService,
  ) {}

  /** The latest first. */
  async list(by: Actor, asked: PageAsked): Promise<Page<SummaryRead>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const { where, values } = within(listScope(by, 'summary'));
    const found = await this.database.rows<SummaryRead>(
      `SELECT ${columns} FROM summary WHERE ${where} AND ($2::timestamptz IS NULL OR (asked_at, id) < ($2, $3::uuid))
       ORDER BY asked_at DESC, id DESC LIMIT $4`,
      [...values, position?.at ?? null, position?.id ?? null, most + 1],
    );
    return pageOf(found, most, ({ askedAt, id }) => ({ at: askedAt, id }));
  }

  async count(by: Actor): Promise<number> {
    const { where, values } = within(listScope(by, 'summary'));
    const counted = await this.database.row<{ count: number }>(`SELECT count(*)::int AS count FROM summary WHERE ${where}`, values);
    return counted?.count ?? 0;
  }

  /** Without agreement it is not there. */
  async summary(by: Actor, id: string): Promise<SummaryRead> {
    const found = isUuid(id) && (await this.database.row<SummaryRead>(`SELECT ${columns} FROM summary WHERE id = $1`, [id]));
    if (!found) throw new NotFound();
    permit(mayReadSummary(by, found));
    return found;
  }

  /** What her collectivité says now; null when it never agreed. */
  async agreement(by: PersonActor): Promise<ActRead | null> {
    const organisationId = standingIn(by);
    permit(mayDecideSummary(by, organisationId));
    return this.acts.standing(by, organisationId, 'prefecture_summary');
  }

  /** Agrees, or takes it back: an act in the name of her collectivité, under her own name. */
  async decide(by: PersonActor, agrees: boolean, typedName: string, now: Date): Promise<void> {
    permit(mayDecideSummary(by, standingIn(by)));
    const words = agrees ? summaryActs.yes : summaryActs.no;
    await this.acts.perform(by, { kind: 'prefecture_summary', agrees, words, typedName }, now);
  }
}

function standingIn({ standing }: PersonActor): string {
  if (!standing) throw new NotFound();
  return standing.organisationId;
}

/** The rule that decides reading one, as a list says it: a summary is nobody's own. */
const within = (scope: ListScope): { where: string; values: readonly unknown[] } => {
  if (scope.kind === 'departement') return { where: 'departements && $1::text[]', values: [scope.codes] };
  return { where: '$1::text[] IS NULL', values: [scope.kind === 'all' ? null : []] };
};
