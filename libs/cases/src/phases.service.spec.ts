import { ActsService } from '#identity';
import { Forbidden, later, NotFound, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { type Project, Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { CaseFrameService } from './case-frame.service.js';
import { contestTime } from './case-steps.js';
import { ContestsService } from './contests.service.js';
import type { PhasesService } from './phases.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const said = { by: 'Jean Roux, adjoint', on: '2026-11-20', how: 'deliberation' } as const;

/** Each in a commune of its own. */
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048', '38185', '33063', '69123', '13055', '35238', '44109'];

describe('the way of a project', () => {
  let services: RunningServices;
  let projects: Projects;
  let phases: PhasesService;
  let coordinator: PersonActor;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    phases = projects.phases;
    coordinator = await projects.community.with('coordinator', 'solene.marchetti@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    project = await projects.begun(`commune:${communes[turn]}`, `person-${'abcdefghijklm'[turn]}`);
    turn += 1;
  });

  const contests = () => services.app.get(ContestsService);
  const one = () => projects.cases.one(project.advisor, project.id, now);
  const rows = (sql: string, values: readonly unknown[] = []) => services.app.get(Database).rows<{ n: string }>(sql, values);
  const kinds = async () => (await phases.history(project.lead, project.id)).map(({ kind, to }) => `${kind} ${to}`);

  it('goes one step when one proposes and another confirms, and tells it', async () => {
    await projects.advance(project);
    expect(await one()).toMatchObject({ phase: 'framing', version: 3, proposedTo: null, waiting: 'collectivite' });
    expect(await kinds()).toEqual(['opened intention', 'propose framing', 'confirm framing']);
  });

  it('says what is missing, and which of it can be passed over with a reason', async () => {
    const { id, lead, advisor } = project;
    await phases.move(lead, id, { kind: 'propose', version: 1 }, now);
    const missing = ['wish', 'project_lead', 'elected_informed'];
    const refused = phases.move(advisor, id, { kind: 'confirm', version: 2 }, now);
    await expect(refused).rejects.toMatchObject({ code: 'move-refused', refused: 'evidence-missing', missing });
    await phases.move(advisor, id, { kind: 'confirm', version: 2, waived: missing, reason: 'Dit au téléphone.' }, now);
    expect((await phases.history(lead, id)).at(-1)).toMatchObject({ waived: missing, reason: 'Dit au téléphone.', to: 'framing' });
  });

  it('is taken no further by what is internal, and says the same to both sides', async () => {
    const { id, lead, advisor } = project;
    const wish = { code: 'wish', form: 'text', words: 'Vu entre nous.', visibility: 'internal' } as const;
    await projects.evidence.receive(advisor, id, wish, now);
    const missing = async (by: PersonActor) => (await phases.offers(by, id)).missing;
    expect(await missing(advisor)).toEqual(['wish', 'project_lead', 'elected_informed']);
    expect(await missing(lead)).toEqual(await missing(advisor));
    expect(await projects.evidence.received(lead, id)).toEqual([]);
  });

  it('is moved once by twelve who confirm at once; the others are told what came between', async () => {
    const { id, lead, advisor } = project;
    await projects.receive(lead, id, 'intention');
    await phases.move(lead, id, { kind: 'propose', version: 1 }, now);
    const tries = Array.from({ length: 12 }, () => phases.move(advisor, id, { kind: 'confirm', version: 2 }, now));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({
          code: 'case-moved-meanwhile',
          facts: { since: [{ kind: 'confirm', to: 'framing', version: 3 }] },
        });
    expect(await one()).toMatchObject({ phase: 'framing', version: 3 });
  });

  it('is for members to read, for the lead to propose, and for strangers not there', async () => {
    const { id, member } = project;
    await expect(phases.move(member, id, { kind: 'propose', version: 1 }, now)).rejects.toBeInstanceOf(Forbidden);
    expect(await phases.history(member, id)).toHaveLength(1);
    const stranger = await projects.community.with('lead', 'x.stranger@town.example', { territoryId: 'commune:75056' });
    await expect(phases.history(stranger, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('goes through what is bought by the authority’s own declaration, under the name its lead types', async () => {
    const { id, lead } = project;
    await services.app.get(CaseFrameService).deliver(lead, id, 'provider', now);
    for (let step = 0; step < 3; step += 1) await projects.advance(project);
    await projects.receive(lead, id, 'briefing');
    const { version } = await one();
    await expect(phases.move(lead, id, { kind: 'propose', version, typedName: 'Autre Nom' }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/typedName' }],
    });
    const declared = await phases.move(lead, id, { kind: 'propose', version, typedName: nameOf(turn - 1) }, now);
    expect(declared).toMatchObject({ phase: 'provider_selection', proposedTo: null });
    const acts = await services.app.get(ActsService).acts(lead, lead.standing?.organisationId ?? '');
    expect(acts).toMatchObject([{ kind: 'case_phase', words: expect.stringContaining('Le cahier des charges') }]);
    await expect(
      phases.move(coordinator, id, { kind: 'correct', to: 'design', reason: 'Erreur.', version: declared.version }, now),
    ).rejects.toMatchObject({ refused: 'authority-only' });
  });

  it('writes down the collectivité’s word, who says within a week that it is wrong: the last step is undone', async () => {
    const { id, advisor, lead } = project;
    await phases.move(advisor, id, { kind: 'propose', version: 1, said }, now);
    expect(await rows(`SELECT FROM outbox WHERE name = 'WordWrittenDown' AND payload ->> 'caseId' = $1`, [id])).toHaveLength(1);
    const [, step] = await phases.history(lead, id);
    expect(step).toMatchObject({ saidBy: said.by, saidHow: 'deliberation', contestableUntil: later(now, contestTime) });
    await expect(contests().contest(advisor, { caseId: id, stepId: step?.id ?? '' }, now)).rejects.toBeInstanceOf(NotFound);
    await expect(contests().contest(lead, { caseId: id, stepId: step?.id ?? '' }, later(now, contestTime))).rejects.toMatchObject({
      code: 'not-to-contest',
    });
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => contests().contest(lead, { caseId: id, stepId: step?.id ?? '' }, now)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await one()).toMatchObject({ phase: 'intention', proposedTo: null, version: 3 });
    expect((await phases.history(lead, id))[1]).toMatchObject({ contestedAt: now });
  });

  it('goes back with the word that one advisor alone built upon, when it is denied', async () => {
    const { id, advisor, lead } = project;
    const stepId = await builtAlone();
    await contests().contest(lead, { caseId: id, stepId }, now);
    expect(await one()).toMatchObject({ phase: 'intention', proposedTo: null, version: 4 });
    expect((await kinds()).at(-1)).toBe('contest intention');
    const again = phases.move(advisor, id, { kind: 'confirm', version: 4 }, now);
    await expect(again).rejects.toMatchObject({ refused: 'nothing-proposed' });
  });

  it('stays where the collectivité itself went on since; the word is marked', async () => {
    const { id, lead } = project;
    const stepId = await builtAlone();
    await phases.move(lead, id, { kind: 'propose', version: 3 }, now);
    await contests().contest(lead, { caseId: id, stepId }, now);
    expect(await one()).toMatchObject({ phase: 'framing', proposedTo: 'design', version: 4 });
    expect((await phases.history(lead, id))[1]).toMatchObject({ contestedAt: now });
  });

  /** The collectivité's word, written down and confirmed by the same advisor: two keys, one hand. */
  async function builtAlone(): Promise<string> {
    const { id, advisor } = project;
    await projects.receive(advisor, id, 'intention');
    await phases.move(advisor, id, { kind: 'propose', version: 1, said }, now);
    expect(await phases.move(advisor, id, { kind: 'confirm', version: 2 }, now)).toMatchObject({ phase: 'framing' });
    return (await phases.history(advisor, id))[1]?.id ?? '';
  }

  it('is suspended until a day to come, goes on where it stood, and ends before the action by two people', async () => {
    const { id, advisor } = project;
    const suspend = { kind: 'suspend', reason: 'Période électorale.', version: 1 } as const;
    await expect(phases.move(advisor, id, { ...suspend, reviewOn: '2026-11-23' }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/reviewOn' }],
    });
    const still = await phases.move(advisor, id, { ...suspend, reviewOn: '2027-01-04' }, now);
    expect(still).toMatchObject({ pause: 'suspended', reviewOn: '2027-01-04', pauseReason: 'Période électorale.', waiting: 'nobody' });
    await phases.move(advisor, id, { kind: 'resume', version: 2 }, now);
    await phases.move(advisor, id, { kind: 'close', reason: 'Le projet s’arrête.', version: 3 }, now);
    await expect(phases.move(advisor, id, { kind: 'confirm', version: 4 }, now)).rejects.toMatchObject({ refused: 'not-your-key' });
    expect(await phases.move(coordinator, id, { kind: 'confirm', version: 4 }, now)).toMatchObject({ phase: 'closed', closedAt: now });
  });

  it('is never rewritten, by whatever statement; words alone are forgotten', async () => {
    const { id, advisor, lead } = project;
    await projects.receive(lead, id, 'intention');
    await phases.move(advisor, id, { kind: 'propose', version: 1, said }, now);
    await contests().contest(lead, { caseId: id, stepId: (await phases.history(lead, id))[1]?.id ?? '' }, now);
    for (const sql of [
      `UPDATE case_step SET reason = 'x' WHERE case_id = '${id}'`,
      `UPDATE case_step SET said_by = 'x' WHERE case_id = '${id}'`,
      `DELETE FROM case_step WHERE case_id = '${id}'`,
      `UPDATE case_evidence SET visibility = 'public' WHERE case_id = '${id}'`,
      `UPDATE case_evidence SET words = '', visibility = 'public' WHERE case_id = '${id}'`,
      `DELETE FROM case_evidence WHERE case_id = '${id}'`,
      'DELETE FROM case_step_contest',
      'TRUNCATE case_step, case_evidence, case_step_contest CASCADE',
    ])
      await expect(rows(sql)).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
    await rows(`UPDATE case_step SET said_by = '' WHERE case_id = '${id}' AND said_by IS NOT NULL`);
    await rows(`UPDATE case_evidence SET words = '' WHERE case_id = '${id}'`);
    expect((await phases.history(lead, id))[1]).toMatchObject({ saidBy: '' });
  });

  it('keeps what is internal inside the cell', async () => {
    const { id, advisor, lead, member } = project;
    const secret = { code: 'risks', form: 'text', words: 'Le secret', visibility: 'internal' } as const;
    await projects.evidence.receive(advisor, id, secret, now);
    const auditor = await projects.community.with('auditor', 'b.octau@cellule.example');
    for (const by of [lead, member, auditor]) expect(JSON.stringify(await projects.evidence.evidence(by, id, now))).not.toContain('secret');
    expect(await projects.evidence.evidence(advisor, id, now)).toMatchObject([{ words: 'Le secret' }]);
    expect(await projects.evidence.received(lead, id)).toEqual([]);
    await expect(projects.evidence.receive(lead, id, secret, now)).rejects.toMatchObject({ errors: [{ pointer: '/visibility' }] });
  });
});

/** As `begun` named her. */
const nameOf = (turn: number): string => `odile person-${'abcdefghijklm'[turn]}`;
