import { Injectable } from '@nestjs/common';
import { type Actor, event, NotFound } from '#kernel';
import { Database, Transactional } from '#platform';
import type { CaseRow } from './case.read.js';
import { CaseSteps } from './case-steps.js';
import { NotToContest } from './cases.errors.js';
import { assertStands, Cases } from './cases.js';
import { backTo } from './domain/contests.js';
import { NoticesService } from './notices.service.js';
import { type StepRead, standsAt } from './phases.queries.js';

/** Who says that it is not exact: one of our people, or someone without an account, by the name she is known by. */
type Contester = { readonly personId: string } | { readonly saidBy: string };

/** « Ce n’est pas exact »: said within seven days by those whose word it was, from their space or from their mail, with the same effect. */
@Injectable()
export class ContestsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly notices: NoticesService,
  ) {}

  /** In the space: by whoever leads the collectivité whose project it is. */
  @Transactional()
  async contest(by: Actor, { caseId, stepId }: { caseId: string; stepId: string }, now: Date): Promise<void> {
    const found = await this.cases.writable(by, caseId);
    if (by.kind !== 'person' || found.leadId !== by.standing?.organisationId) throw new NotFound();
    await this.contested(by, { found, stepId, who: by }, now);
  }

  /** From the mail: by whoever reads the mailbox to which it went; `reader` as she named herself where several read it. */
  @Transactional()
  async contestByToken(token: string, reader: string | null, now: Date): Promise<void> {
    const { notice, by } = await this.notices.byToken(token, now);
    if (!(await this.notices.mayContest(notice, now))) throw new NotToContest();
    const found = await this.cases.locked(notice.caseId);
    assertStands(found);
    const known = notice.personId ? { personId: notice.personId } : { saidBy: notice.contactName };
    await this.contested(by, { found, stepId: notice.stepId, who: reader ? { saidBy: reader } : known }, now);
  }

  /** What a lead declared is an act of hers, contested as such by `contest`: then the case no longer stands on it. */
  @Transactional()
  async contestAct(by: Actor, actId: string, contest: () => Promise<void>, now: Date): Promise<void> {
    const sql = 'SELECT id, case_id AS "caseId" FROM case_step WHERE act_id::text = $1';
    const declared = await this.database.row<{ id: string; caseId: string }>(sql, [actId]);
    // the case before the collectivité, as whoever declares
    const found = declared && (await this.cases.locked(declared.caseId));
    await contest();
    if (declared && found) await this.follow(by, found, await this.steps.one(declared.caseId, declared.id), now);
  }

  private async contested(by: Actor, { found, stepId, who }: { found: CaseRow; stepId: string; who: Contester }, now: Date): Promise<void> {
    const step = await this.steps.one(found.id, stepId);
    if (step.contestedAt || !step.contestableUntil || !(now < step.contestableUntil)) throw new NotToContest();
    const [personId, saidBy] = 'personId' in who ? [who.personId, null] : [null, who.saidBy];
    await this.database.rows(
      'INSERT INTO case_step_contest (step_id, contestable_until, person_id, said_by, at) VALUES ($1, $2, $3, $4, $5)',
      [stepId, step.contestableUntil, personId, saidBy, now],
    );
    await this.follow(by, found, step, now);
  }

  private async follow(by: Actor, found: CaseRow, step: StepRead, now: Date): Promise<void> {
    const subject = { kind: 'case', id: found.id };
    await this.steps.tell(by, event('StepContested', subject, { caseId: found.id, stepId: step.id }), now);
    // what has joined another stays as it was: the word is marked
    if (found.joinedInto) return;
    const since = await this.steps.after(found.id, step.version);
    const to = backTo(found.phase, step, since);
    if (to) await this.undo(by, { found, step, to }, now);
  }

  /** A pause goes on; a proposal that was made from there goes with it. */
  private async undo(by: Actor, { found, step, to }: { found: CaseRow; step: StepRead; to: StepRead['from'] }, now: Date): Promise<void> {
    const { id: caseId, phase, pause, pauseReason, reviewOn } = found;
    const version = found.version + 1;
    await this.database.rows(standsAt, [caseId, to, pause, pauseReason, reviewOn, null, null, null, version, now]);
    await this.steps.keep(by, { caseId, version, kind: 'contest', from: phase, to, contests: step.id }, now);
  }
}
