import { Injectable } from '@nestjs/common';
import { ActsService } from '#identity';
import { type Actor, event, NotFound } from '#kernel';
import { Database, Transactional } from '#platform';
import type { CaseRead, CaseRow } from './case.read.js';
import { CaseSteps } from './case-steps.js';
import { CaseMovedMeanwhile, MoveRefused } from './cases.errors.js';
import { Cases, deskDay, factsOf, readOf } from './cases.js';
import { type After, type CaseState, judge, type Mover, reasonIn, saidIn, waivedIn } from './domain/moves.js';
import { isTurning, type Offer, offersTo, targets } from './domain/offers.js';
import { isSovereign, missingIn, type Phase, phaseOrder } from './domain/phases.js';
import { mayWrite, moverOf } from './domain/policy.js';
import { assertSaid, type MoveAsked } from './move-asked.js';
import { NoticesService } from './notices.service.js';
import { actWords } from './phases.fr.js';
import { receivedCodes, type StepRead, standsAt } from './phases.queries.js';

/** « De l’intention à l’action »: proposed by one, confirmed by another, and never forgotten. */
@Injectable()
export class PhasesService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly acts: ActsService,
    private readonly notices: NoticesService,
  ) {}

  /** Of two at once, one moves it; the other is told what came between. */
  @Transactional()
  async move(by: Actor, caseId: string, asked: MoveAsked, now: Date): Promise<CaseRead> {
    const found = await this.cases.writable(by, caseId);
    const mover = moverOf(by);
    if (!mover) throw new NotFound();
    if (found.version !== asked.version) throw new CaseMovedMeanwhile({ since: await this.steps.after(caseId, asked.version) });
    assertSaid(asked, deskDay(now));
    const received = await this.received(caseId);
    const after = judged(stateOf(found, Object.keys(received)), mover, asked);
    const actId = await this.spoken(by, mover, { found, asked, after }, now);
    await this.stand(found, asked, after, now);
    await this.write(by, { found, asked, after, actId, evidence: Object.values(received).flat() }, now);
    return readOf(await this.cases.readable(by, caseId), now);
  }

  /** From the first to the last. */
  async history(by: Actor, caseId: string): Promise<StepRead[]> {
    await this.cases.readable(by, caseId);
    return this.steps.after(caseId, 0);
  }

  /** What she may do with it now. */
  async offers(by: Actor, caseId: string): Promise<OffersRead> {
    return this.offersIn(by, await this.cases.readable(by, caseId));
  }

  /** With the case itself, read once. */
  async offered(by: Actor, caseId: string, now: Date): Promise<{ one: CaseRead; offered: OffersRead }> {
    const found = await this.cases.readable(by, caseId);
    return { one: readOf(found, now), offered: await this.offersIn(by, found) };
  }

  /** The same, and what moved it so far. */
  async open(by: Actor, caseId: string, now: Date): Promise<{ one: CaseRead; offered: OffersRead; history: StepRead[] }> {
    return { ...(await this.offered(by, caseId, now)), history: await this.steps.after(caseId, 0) };
  }

  private async offersIn(by: Actor, found: CaseRow): Promise<OffersRead> {
    const received = Object.keys(await this.received(found.id));
    const mover = mayWrite(by, factsOf(found)) === 'allowed' ? moverOf(by) : null;
    const state = stateOf(found, received);
    const offers = mover ? offersTo(state, mover) : [];
    const turns = mover ? offers.filter(isTurning).map((turn) => targets(state, mover, turn)) : [];
    const to = phaseOrder.filter((phase) => turns.some((phases) => phases.includes(phase)));
    return { writes: mover !== null, received, missing: missingIn(found.phase, received), offers, to };
  }

  /** What a lead declares where her collectivité alone decides, she declares under her own name. */
  private async spoken(by: Actor, mover: Mover, { found, asked, after }: Asked, now: Date): Promise<string | null> {
    const declares = mover.role === 'lead' && isSovereign(found.phase) && asked.kind === 'propose' && !asked.said;
    if (!declares || by.kind !== 'person') return null;
    const words = actWords(found.title, found.phase, after.phase);
    return this.acts.perform(by, { kind: 'case_phase', agrees: true, words, typedName: asked.typedName ?? '' }, now);
  }

  private async stand(found: CaseRow, asked: MoveAsked, after: After, now: Date): Promise<void> {
    const { to = null, personId = null } = after.proposal ?? {};
    const values = [found.id, after.phase, ...pauseOf(found, asked, after), to, personId, to && now, found.version + 1, now];
    await this.database.rows(standsAt, values);
  }

  private async write(by: Actor, { found, asked, after, actId, evidence }: Made, now: Date): Promise<void> {
    const { id: caseId, version } = found;
    const said = saidIn(asked);
    const stepId = await this.steps.keep(
      by,
      {
        ...{ caseId, version: version + 1, kind: asked.kind, from: found.phase, to: after.proposal?.to ?? after.phase },
        ...{ said, reason: reasonIn(asked), waived: waivedIn(asked), skipped: after.skipped, evidence, actId },
      },
      now,
    );
    const subject = { kind: 'case', id: caseId };
    await this.steps.tell(by, event('CaseMoved', subject, { caseId, stepId }), now);
    if (!said || moverOf(by)?.role === 'lead') return;
    await this.notices.issue(found, stepId, now);
    await this.steps.tell(by, event('WordWrittenDown', subject, { caseId, stepId }), now);
  }

  private async received(caseId: string): Promise<Record<string, string[]>> {
    const rows = await this.database.rows<{ code: string; ids: string[] }>(receivedCodes, [caseId]);
    return Object.fromEntries(rows.map(({ code, ids }) => [code, ids]));
  }
}

/** `writes`: she may write in it at all. `to`: where a turn may lead, back or otherwise. */
export interface OffersRead {
  readonly writes: boolean;
  readonly received: readonly string[];
  /** Still to be received in this phase. */
  readonly missing: readonly string[];
  readonly offers: readonly Offer[];
  readonly to: readonly Phase[];
}

interface Asked {
  readonly found: CaseRow;
  readonly asked: MoveAsked;
  readonly after: After;
}

interface Made extends Asked {
  readonly actId: string | null;
  /** What was received. */
  readonly evidence: readonly string[];
}

const stateOf = ({ phase, pause, delivery, proposedTo, proposedBy }: CaseRow, received: readonly string[]): CaseState => ({
  ...{ phase, pause, delivery, received },
  proposal: proposedTo && { to: proposedTo, personId: proposedBy },
});

function judged(state: CaseState, mover: Mover, asked: MoveAsked): After {
  const said = judge(state, mover, asked);
  if (said.refused !== null) throw new MoveRefused(said.refused, said.missing);
  return said.after;
}

/** How it stands still, why, and until when one looks again. */
function pauseOf(found: CaseRow, asked: MoveAsked, { pause }: After): (string | null)[] {
  if (pause === null) return [null, null, null];
  if (pause === found.pause) return [pause, found.pauseReason, found.reviewOn];
  return [pause, reasonIn(asked), asked.kind === 'suspend' ? (asked.reviewOn ?? null) : null];
}
