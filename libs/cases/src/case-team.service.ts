import { Injectable } from '@nestjs/common';
import { CaseAccess } from '#identity';
import { type Actor, NotFound, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { ActionHandovers } from './actions/action-handovers.js';
import { CaseSteps } from './case-steps.js';
import { Cases } from './cases.js';
import { refuseFields } from './refused-fields.js';

const asCases = system('cases');

/** Who of the cell answers for a case, and who helps: coordination says so. */
@Injectable()
export class CaseTeamService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly access: CaseAccess,
    private readonly steps: CaseSteps,
    private readonly handovers: ActionHandovers,
  ) {}

  /** Who answers for it from now on; who did before stays in its team, unless she has left the cell: then what she had to do is handed over. */
  @Transactional()
  async assign(by: Actor, caseId: string, personId: string, now: Date): Promise<void> {
    const { referentId } = await this.cases.assignable(by, caseId);
    if (referentId === personId) return;
    await this.assertReceives(personId, now);
    if (await this.access.canRefer(asCases, referentId, now))
      await this.access.give(asCases, caseId, { personId: referentId, role: 'advisor' }, now);
    else await this.access.end(asCases, caseId, referentId, now);
    await this.access.give(asCases, caseId, { personId, role: 'referent' }, now);
    await this.database.rows('UPDATE project_case SET referent_id = $2 WHERE id = $1', [caseId, personId]);
    await this.handovers.toReferent(by, caseId, now);
    await this.steps.changed(by, caseId, now);
  }

  /** Someone who helps: she writes in it from now on. */
  @Transactional()
  async join(by: Actor, caseId: string, personId: string, now: Date): Promise<void> {
    const { personIds } = await this.cases.assignable(by, caseId);
    if (personIds.includes(personId)) return;
    await this.assertReceives(personId, now);
    await this.access.give(asCases, caseId, { personId, role: 'advisor' }, now);
    await this.steps.changed(by, caseId, now);
  }

  /** What she had to do is then whoever answers for it's, who is not taken out so: someone else follows her. */
  @Transactional()
  async leave(by: Actor, caseId: string, personId: string, now: Date): Promise<void> {
    const { personIds, referentId } = await this.cases.assignable(by, caseId);
    if (personId === referentId || !personIds.includes(personId)) throw new NotFound();
    await this.access.end(asCases, caseId, personId, now);
    await this.handovers.toReferent(by, caseId, now);
    await this.steps.changed(by, caseId, now);
  }

  private async assertReceives(personId: string, now: Date): Promise<void> {
    refuseFields([[!(await this.access.canRefer(asCases, personId, now)), 'referent']]);
  }
}
