import { Injectable } from '@nestjs/common';
import { type Actor, event, isUuid, listScope, NotFound, type PersonActor, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import type { CaseRead, CaseRow } from '../case.read.js';
import { CaseSteps } from '../case-steps.js';
import { CaseMovedMeanwhile } from '../cases.errors.js';
import { assertStands, Cases, deskDay, factsOf, readOf } from '../cases.js';
import { caseRows, casesWithin } from '../cases.queries.js';
import { isRelated, mayGoOn } from '../domain/joinings.js';
import { isOfCell, mayJoin, mayRead } from '../domain/policy.js';
import { standsAt } from '../phases.queries.js';
import { refuseFields } from '../refused-fields.js';
import { type Both, Carried } from './carried.js';
import { besides, joinableAfter, outlookOf, standsIn } from './joinings.queries.js';

/** What goes over to the other case, and who is new to what: names, as the page says them. */
export interface JoinOutlook {
  readonly part: CaseRead;
  readonly whole: CaseRead;
  readonly appointments: number;
  readonly actions: number;
  /** Of these, those that the collectivité does not read. */
  readonly internalActions: number;
  readonly contacts: readonly string[];
  /** Partners that are only named. */
  readonly named: readonly string[];
  /** Collectivités that read the other case from then on. */
  readonly newcomers: readonly string[];
  /** Collectivités of the other case that did not read this one. */
  readonly readers: readonly string[];
  /** Those of its team who are not of this one's. */
  readonly advisors: readonly string[];
  readonly hasMayorLinks: boolean;
}

export interface JoinAsked {
  readonly intoId: string;
  readonly reason: string;
  /** As both were read. */
  readonly version: number;
  readonly intoVersion: number;
}

/** As one meets it from the other. */
export type JoinedCase = Pick<CaseRead, 'id' | 'title' | 'territoryLabel'>;

/** As many as one chooses from. */
const most = 20;

/** Two open cases turn out to be one project: one joins the other, and nothing of it is lost. */
@Injectable()
export class CaseJoiningsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly carried: Carried,
  ) {}

  /** Whether she could join it to another, for the page that says so. */
  mayBegin(by: Actor, one: CaseRead, writes: boolean): boolean {
    return isOfCell(by) && writes && one.joinedInto === null && mayGoOn(one);
  }

  /** Those that go on, that she writes in, of the same collectivité first, then of the same département. `words`: of their title or collectivité. */
  async choices(by: PersonActor, caseId: string, words: string, now: Date): Promise<{ items: CaseRead[]; hasMore: boolean }> {
    const part = await this.joinable(by, caseId);
    const { where, values } = casesWithin({ scope: listScope(by, 'case'), wanted: { open: true }, now, today: deskDay(now) });
    const whose = by.standing?.role === 'coordinator' ? null : by.personId;
    const own = [part.id, part.territoryId, part.departements, whose, words.slice(0, 120), most + 1];
    const found = await this.database.rows<CaseRow>(`${caseRows} WHERE ${where} ${joinableAfter(values.length)}`, [...values, ...own]);
    const hers = found.filter((row) => mayJoin(by, factsOf(row)) === 'allowed');
    return { items: hers.slice(0, most).map((row) => readOf(row, now)), hasMore: found.length > most };
  }

  /** What would happen; nothing when that case is not to be chosen. */
  async outlook(by: PersonActor, caseId: string, intoId: string, now: Date): Promise<JoinOutlook | null> {
    const part = await this.joinable(by, caseId);
    const whole = isUuid(intoId) && intoId !== caseId ? await this.joinable(by, intoId).catch(absent) : null;
    if (!whole || !isRelated(part, whole) || !mayGoOn(whole)) return null;
    const facts = await this.database.row<Omit<JoinOutlook, 'part' | 'whole'>>(outlookOf, [caseId, intoId]);
    if (!facts) throw new NotFound();
    return { ...facts, part: readOf(part, now), whole: readOf(whole, now) };
  }

  /** Of two at once, one joins; the other is told what came between. */
  @Transactional()
  async join(by: PersonActor, caseId: string, asked: JoinAsked, now: Date): Promise<void> {
    const both = await this.both(by, caseId, asked);
    const { part, whole } = both;
    await this.assertUnmoved(part, asked.version);
    await this.assertUnmoved(whole, asked.intoVersion);
    assertStands(part);
    assertSound(both, asked.reason);
    await this.carried.over(by, both, now);
    const version = part.version + 1;
    const stepId = await this.steps.keep(by, { caseId, version, kind: 'join', from: part.phase, to: 'closed', reason: asked.reason }, now);
    await this.database.rows(standsAt, [caseId, 'closed', null, null, null, null, null, null, version, now]);
    await this.steps.tell(by, event('CaseMoved', { kind: 'case', id: caseId }, { caseId, stepId }), now);
    await this.database.rows(standsIn, [caseId, whole.id]);
    await this.steps.tell(by, event('CaseJoined', { kind: 'case', id: caseId }, { caseId, intoId: whole.id }), now);
    await this.steps.changed(by, whole.id, now);
  }

  /** The one that it has joined, and those that have joined it, as far as she may read them. */
  async around(by: Actor, { id, joinedInto, hasParts }: CaseRead): Promise<{ whole: JoinedCase | null; parts: JoinedCase[] }> {
    if (joinedInto === null && !hasParts) return { whole: null, parts: [] };
    const found = await this.database.rows<CaseRow>(`${caseRows} WHERE ${besides}`, [id, joinedInto]);
    const met = found.filter((row) => mayRead(by, factsOf(row)) === 'allowed');
    return { whole: met.find((one) => one.id === joinedInto) ?? null, parts: met.filter((one) => one.joinedInto === id) };
  }

  private async joinable(by: Actor, id: string): Promise<CaseRow> {
    const row = await this.cases.row(id);
    permit(mayJoin(by, factsOf(row)));
    return row;
  }

  /** In the order of their identifiers, so that two who join them at once wait for each other. */
  private async both(by: Actor, caseId: string, { intoId }: JoinAsked): Promise<Both> {
    permit(mayJoin(by, factsOf(await this.cases.row(caseId))));
    refuseFields([[!isUuid(intoId) || intoId === caseId, 'joinInto']]);
    for (const id of [caseId, intoId].sort()) await this.cases.locked(id);
    return { part: await this.joinable(by, caseId), whole: await this.joinable(by, intoId) };
  }

  private async assertUnmoved({ id, version }: CaseRow, read: number): Promise<void> {
    if (version !== read) throw new CaseMovedMeanwhile({ caseId: id, since: await this.steps.after(id, read) });
  }
}

function assertSound({ part, whole }: Both, reason: string): void {
  refuseFields([
    [!isRelated(part, whole) || whole.joinedInto !== null || !mayGoOn(whole), 'joinInto'],
    [!mayGoOn(part), 'joinOver'],
    [part.hasParts, 'joinTaken'],
    [part.isAsked, 'joinAsked'],
    [reason.trim() === '' || reason.length > 1000, 'reason'],
  ]);
}

/** A case that she may not know of, or not write in, is none to choose. */
const absent = (): null => null;
