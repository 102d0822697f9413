import { later, minutes, type PersonActor } from '#kernel';
import { type Project, Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { AwaitedAnswers } from './awaited-answers.service.js';
import { CaseNotesService } from './case-notes.service.js';
import { ContestsService } from './contests.service.js';
import type { Waiting } from './domain/waiting.js';
import { ExchangesService } from './exchanges.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const minute = (count: number) => later(now, minutes(count));
const said = { by: 'Jean Roux, adjoint', on: '2026-11-20', how: 'by_phone' } as const;

/** Each in a commune of its own. */
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048'];

describe('what waits for the answer of whoever follows a case', () => {
  let services: RunningServices;
  let projects: Projects;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    project = await projects.begun(`commune:${communes[turn]}`, `asked-${'abcdefg'[turn]}`);
    await projects.receive(project.advisor, project.id, 'intention');
    turn += 1;
  });

  const awaited = async (by: PersonActor = project.advisor) => (await services.app.get(AwaitedAnswers).of(by, 5, minute(60))).items;
  const kinds = async () => (await awaited()).map(({ kind }) => kind);
  const writes = (by: PersonActor, words: string, at: Date) => services.app.get(ExchangesService).write(by, project.id, words, at);
  const notes = (visibility: 'internal' | 'shared', at: Date) =>
    services.app.get(CaseNotesService).write(project.advisor, project.id, { words: 'Rappelée.', visibility }, at);

  /** As the case says it, and as the list that is asked for it does. */
  async function waitsFor(whom: Waiting): Promise<void> {
    const one = await projects.cases.one(project.advisor, project.id, now);
    expect(one.waiting).toBe(whom);
    for (const waiting of ['cell', 'collectivite', 'nobody'] as const) {
      const { items } = await projects.cases.list(project.advisor, { waiting, territoryId: one.territoryId }, { limit: 5 }, now);
      expect([waiting, items.map(({ id }) => id)]).toEqual([waiting, waiting === whom ? [project.id] : []]);
    }
  }

  it('is a message of the collectivité, until the cell writes back', async () => {
    await projects.advance(project);
    await waitsFor('collectivite');
    await writes(project.advisor, 'Où en êtes-vous ?', minute(1));
    expect(await kinds()).toEqual([]);
    await waitsFor('collectivite');
    await writes(project.lead, 'Le conseil est d’accord.', minute(2));
    await writes(project.lead, 'Et le maire aussi.', minute(3));
    await waitsFor('cell');
    expect(await awaited()).toMatchObject([{ kind: 'message', caseId: project.id, at: minute(2), who: expect.stringContaining('odile') }]);
    await writes(project.advisor, 'Merci.', minute(4));
    expect(await kinds()).toEqual([]);
    await waitsFor('collectivite');
  });

  it('is answered by a note that the collectivité reads as well, and by no other', async () => {
    await projects.advance(project);
    await writes(project.lead, 'Rappelez-moi.', minute(1));
    await notes('internal', minute(2));
    await waitsFor('cell');
    await notes('shared', minute(3));
    await waitsFor('collectivite');
    expect(await kinds()).toEqual([]);
  });

  it('is asked also while the project stands still, and no more once it is over', async () => {
    await projects.advance(project);
    const { id, advisor } = project;
    await projects.phases.move(advisor, id, { kind: 'abandon', reason: 'Élections.', version: 3 }, now);
    await waitsFor('nobody');
    await writes(project.lead, 'Nous reprenons.', minute(1));
    await waitsFor('cell');
    await projects.phases.move(advisor, id, { kind: 'reopen', to: 'framing', reason: 'Ils reprennent.', version: 4 }, now);
    await waitsFor('cell');
  });

  it('is a word that is denied, until the case is moved', async () => {
    const { id, advisor, lead } = project;
    await projects.phases.move(advisor, id, { kind: 'propose', version: 1, said }, now);
    expect(await awaited()).toMatchObject([{ kind: 'proposal', who: said.by, to: 'framing' }]);
    await projects.phases.move(advisor, id, { kind: 'confirm', version: 2 }, now);
    expect(await kinds()).toEqual([]);
    const step = (await projects.phases.history(lead, id))[1];
    await services.app.get(ContestsService).contest(lead, { caseId: id, stepId: step?.id ?? '' }, minute(1));
    expect(await awaited()).toMatchObject([{ kind: 'denied', to: 'framing', stepKind: 'propose', who: expect.stringContaining('odile') }]);
    await waitsFor('cell');
    await projects.phases.move(lead, id, { kind: 'propose', version: 4 }, minute(2));
    expect(await awaited()).toMatchObject([{ kind: 'proposal', who: expect.stringContaining('odile'), at: minute(2) }]);
  });

  it('is a proposal that hers is the key to, and not her own, nor an end that coordination confirms', async () => {
    const { id, advisor, lead } = project;
    await projects.phases.move(advisor, id, { kind: 'propose', version: 1 }, now);
    expect(await kinds()).toEqual([]);
    await projects.phases.move(lead, id, { kind: 'decline', reason: 'Pas encore.', version: 2 }, now);
    await projects.phases.move(advisor, id, { kind: 'close', reason: 'Le projet s’arrête.', version: 3 }, now);
    expect(await kinds()).toEqual([]);
    const coordinator = await projects.community.with('coordinator', 'solene.marchetti@cellule.example');
    expect(await projects.cases.count(coordinator, { ending: true }, now)).toBe(1);
  });

  it('is that of her own cases alone, the oldest first, and says when there is more', async () => {
    const { id, advisor, lead } = project;
    await writes(lead, 'Une question.', minute(1));
    await projects.phases.move(lead, id, { kind: 'propose', version: 1 }, now);
    expect(await kinds()).toEqual(['proposal', 'message']);
    const colleague = await projects.community.with('advisor', 'yann.le-goff@cellule.example');
    expect(await awaited(colleague)).toEqual([]);
    expect(await services.app.get(AwaitedAnswers).of(advisor, 1, now)).toMatchObject({ items: [{ kind: 'proposal' }], hasMore: true });
  });
});
