import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseAccess, OrganisationsService } from '#identity';
import {
  type Actor,
  event,
  Forbidden,
  isUuid,
  listScope,
  type Page,
  type PageAsked,
  pageOf,
  pageSize,
  permit,
  positionOf,
  system,
} from '#kernel';
import { Database, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import type { CaseRead, CaseRow } from './case.read.js';
import { CaseSteps } from './case-steps.js';
import { InAnotherCase } from './cases.errors.js';
import { Cases, deskDay, factsOf, type NextAppointment, readOf } from './cases.js';
import { attachThing, caseOfThing, caseRows, casesWithin, openCase, type WantedCases } from './cases.queries.js';
import { mayAssign, mayOpen, mayOpenSomewhere, mayRead, mayWrite, tellsCouncil } from './domain/policy.js';
import { type AgreementHow, agreementHows, type Origin, origins, type ParticipationKind, type Theme } from './domain/vocabulary.js';
import { isPastDay, refuseFields } from './refused-fields.js';

export interface NewCase {
  readonly territoryId: string;
  readonly title: string;
  readonly summary: string;
  /** Of the executive or the general management, in one line; the day as `YYYY-MM-DD`. */
  readonly agreement: { readonly by: string; readonly on: string; readonly how: AgreementHow };
  readonly referentId: string;
  readonly origin: Origin;
  readonly requestId?: string | null;
  readonly legacyId?: string | null;
  readonly kinds?: readonly ParticipationKind[];
  readonly themes?: readonly Theme[];
}

/** What belongs to a case, and lives with a neighbour. */
export interface Attached {
  readonly kind: 'request' | 'appointment';
  readonly id: string;
}

/** Enough to say « a un dossier ouvert, suivi par … ». */
export type OpenCase = Pick<CaseRead, 'id' | 'title' | 'phase' | 'referentId' | 'referentName'>;

const asCases = system('cases');

@Injectable()
export class CasesService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
    private readonly organisations: OrganisationsService,
    private readonly access: CaseAccess,
    private readonly steps: CaseSteps,
    private readonly cases: Cases,
  ) {}

  /** With the agreement of the executive or the general management, for a territory of the list. Answers its identifier. */
  @Transactional()
  async open(by: Actor, order: NewCase, now: Date): Promise<string> {
    const territory = await this.territories.one(by, order.territoryId);
    permit(mayOpen(by, territory.departements));
    await this.assertSound(by, order, now);
    const lead = await this.organisations.collectiviteOf(asCases, territory.id, now);
    const id = randomUUID();
    const { title, summary, agreement, referentId, origin, legacyId = null, kinds = [], themes = [] } = order;
    const place = [territory.id, lead.id, referentId, origin];
    const words = [agreement.by.trim(), agreement.on, agreement.how, kinds, themes, now];
    await this.database.rows(openCase, [id, legacyId, title.trim(), summary.trim(), ...place, ...words]);
    await this.access.give(asCases, id, { organisationId: lead.id, role: 'lead' }, now);
    await this.access.give(asCases, id, { personId: referentId, role: 'referent' }, now);
    await this.steps.begin(by, id, now);
    if (order.requestId) await this.put(by, id, { kind: 'request', id: order.requestId }, now);
    return id;
  }

  /** Everything that is wrong with what was written, whatever the place. */
  async assertSound(by: Actor, { title, summary, agreement, origin, referentId }: NewCase, now: Date): Promise<void> {
    permit(mayOpenSomewhere(by));
    refuseFields([
      [title.trim() === '' || title.trim().length > 120, 'title'],
      [summary.trim().length > 5000, 'summary'],
      [agreement.by.trim() === '' || agreement.by.length > 200, 'agreedBy'],
      [!isPastDay(agreement.on, deskDay(now)), 'agreedOn'],
      [!agreementHows.includes(agreement.how), 'agreedHow'],
      [!origins.includes(origin), 'origin'],
      [!(await this.access.canRefer(asCases, referentId, now)), 'referent'],
    ]);
  }

  /** Those of a territory that go on, the latest first. */
  async openOf(by: Actor, territoryId: string, now: Date): Promise<OpenCase[]> {
    return (await this.found(by, { territoryId, open: true }, { limit: 100 }, now)).map(
      ({ id, title, phase, referentId, referentName }) => ({
        ...{ id, title, phase, referentId, referentName },
      }),
    );
  }

  /** Harmless when it is there already; a thing is never in two. */
  @Transactional()
  async attach(by: Actor, caseId: string, thing: Attached, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    await this.put(by, caseId, thing, now);
    await this.steps.touch(caseId, now);
  }

  /** The case of a request or an appointment, when she may see it. */
  async caseOf(by: Actor, { kind, id }: Attached, now: Date): Promise<CaseRead | null> {
    const found = isUuid(id) && (await this.database.row<CaseRow>(caseOfThing, [kind, id]));
    return found && mayRead(by, factsOf(found)) === 'allowed' ? readOf(found, now) : null;
  }

  /** Itself, or the case that it has joined, when she may read that one. */
  async goingOn(by: Actor, one: CaseRead, now: Date): Promise<CaseRead | null> {
    if (one.joinedInto === null) return one;
    const whole = await this.cases.row(one.joinedInto);
    return mayRead(by, factsOf(whole)) === 'allowed' ? readOf(whole, now) : null;
  }

  /** In the order in which they came. */
  async attached(by: Actor, caseId: string): Promise<Attached[]> {
    await this.cases.readable(by, caseId);
    return this.database.rows<Attached>('SELECT kind, thing_id AS id FROM case_attachment WHERE case_id = $1 ORDER BY attached_at', [
      caseId,
    ]);
  }

  async one(by: Actor, id: string, now: Date): Promise<CaseRead> {
    return readOf(await this.cases.readable(by, id), now);
  }

  /** The same, for the council of the collectivité that leads it, with the next appointment of that one. */
  async forCouncil(by: Actor, id: string, now: Date): Promise<{ one: CaseRead; next: NextAppointment | null }> {
    const one = await this.one(by, id, now);
    if (!tellsCouncil(by, one)) throw new Forbidden();
    return { one, next: await this.cases.nextAppointment(id, now) };
  }

  /** Whether she may write in it, for the pages that show it. */
  async writes(by: Actor, id: string): Promise<boolean> {
    return mayWrite(by, factsOf(await this.cases.readable(by, id))) === 'allowed';
  }

  /** Whether she says who follows it, and which collectivité leads it. */
  async assigns(by: Actor, id: string): Promise<boolean> {
    return mayAssign(by, factsOf(await this.cases.readable(by, id))) === 'allowed';
  }

  /** Before anything is said of what was typed. */
  async assertWrites(by: Actor, id: string): Promise<void> {
    await this.cases.assertWrites(by, id);
  }

  /** The latest activity first. */
  async list(by: Actor, wanted: WantedCases, asked: PageAsked, now: Date): Promise<Page<CaseRead>> {
    const found = await this.found(by, wanted, asked, now);
    return pageOf(
      found.map((row) => readOf(row, now)),
      pageSize(asked),
      ({ activeAt, id }) => ({ at: activeAt, id }),
    );
  }

  async count(by: Actor, wanted: WantedCases, now: Date): Promise<number> {
    const { where, values } = casesWithin({ scope: listScope(by, 'case'), wanted, now, today: deskDay(now) });
    const counted = await this.database.row<{ count: number }>(`SELECT count(*)::int AS count FROM project_case WHERE ${where}`, values);
    return counted?.count ?? 0;
  }

  /** One more than the page holds. */
  private found(by: Actor, wanted: WantedCases, asked: PageAsked, now: Date): Promise<CaseRow[]> {
    const { where, values } = casesWithin({ scope: listScope(by, 'case'), wanted, now, today: deskDay(now) });
    const [position, n] = [positionOf(asked.after), values.length];
    return this.database.rows<CaseRow>(
      `${caseRows} WHERE ${where} AND ($${n + 1}::timestamptz IS NULL OR (active_at, project_case.id) < ($${n + 1}, $${n + 2}::uuid))
       ORDER BY active_at DESC, project_case.id DESC LIMIT $${n + 3}`,
      [...values, position?.at ?? null, position?.id ?? null, pageSize(asked) + 1],
    );
  }

  private async put(by: Actor, caseId: string, { kind, id }: Attached, now: Date): Promise<void> {
    const put = await this.database.rows(attachThing, [kind, id, caseId, by.kind === 'person' ? by.personId : null, now]);
    if (put.length > 0) return this.steps.tell(by, event('CaseAttached', { kind: 'case', id: caseId }, { caseId, kind, thingId: id }), now);
    const sql = 'SELECT FROM case_attachment WHERE kind = $1 AND thing_id = $2 AND case_id = $3';
    if (!(await this.database.row(sql, [kind, id, caseId]))) throw new InAnotherCase();
  }
}
