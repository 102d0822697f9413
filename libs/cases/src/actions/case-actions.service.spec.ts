import { Forbidden, InvalidInput, later, NotFound, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { type Project, Projects } from '../../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { CaseContactsService } from '../case-contacts.service.js';
import { ActionListsService } from './action-lists.service.js';
import type { ActionWritten } from './actions.read.js';
import { CaseActionsService } from './case-actions.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const secret = 'Pangolin, à ne pas dire';

/** Each in a commune of its own. */
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048', '38185', '33063'];

describe('actions of a case', () => {
  let services: RunningServices;
  let projects: Projects;
  let actions: CaseActionsService;
  let lists: ActionListsService;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    [actions, lists] = [services.app.get(CaseActionsService), services.app.get(ActionListsService)];
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    project = await projects.begun(`commune:${communes[turn]}`, `act-${'abcdefghi'[turn]}`);
    turn += 1;
  });

  const rows = (sql: string, values: readonly unknown[] = []) => services.app.get(Database).rows(sql, values);
  const add = (by: PersonActor, more: Partial<ActionWritten> = {}, at = now) => actions.add(by, project.id, anAction(more), at);
  const names = async (by: PersonActor, limit = 100) => (await lists.toDo(by, project.id, { limit }, now)).items.map(({ what }) => what);
  const contact = () =>
    services.app
      .get(CaseContactsService)
      .addContact(project.advisor, project.id, { firstName: 'Jean', lastName: 'Roux', status: 'staff' }, now);

  it('are proposed to the other side, and under way for one’s own', async () => {
    const [theirs, ours] = [await add(project.advisor), await add(project.advisor, { side: 'cell' })];
    expect(await actions.one(project.lead, theirs, now)).toMatchObject({ state: 'proposed', ownerName: '', waitsFor: 'collectivite' });
    expect(await actions.one(project.lead, ours, now)).toMatchObject({
      state: 'in_progress',
      waitsFor: 'cell',
      ownerId: project.advisor.personId,
    });
    expect(await actions.one(project.lead, await add(project.lead), now)).toMatchObject({ state: 'in_progress' });
    await expect(add(project.lead, { side: 'cell' })).rejects.toBeInstanceOf(Forbidden);
    await expect(add(project.lead, { visibility: 'internal' })).rejects.toBeInstanceOf(Forbidden);
    await expect(add(project.member)).rejects.toBeInstanceOf(Forbidden);
  });

  it('have someone of the case, or a name; a day, or one counted back from the council', async () => {
    const jean = await contact();
    expect(await actions.one(project.lead, await add(project.advisor, { ownerId: jean }), now)).toMatchObject({ ownerName: 'Jean Roux' });
    const council = { on: '2026-12-15', weeks: 3 };
    const counted = await add(project.advisor, { ownerName: 'Le comité des fêtes', council });
    expect(await actions.one(project.lead, counted, now)).toMatchObject({
      ...{ ownerName: 'Le comité des fêtes', dueOn: '2026-11-24', councilOn: council.on, weeksBefore: 3, timing: 'soon' },
    });
    const wrong = {
      side: 'cell',
      what: ' ',
      ownerId: jean,
      dueOn: '31/12/2026',
      council: { on: 'x', weeks: 1 },
      visibility: 'with_minutes',
    } as const;
    await expect(add(project.advisor, wrong)).rejects.toMatchObject({
      errors: ['/what', '/owner', '/dueOn', '/council', '/visibility'].map((pointer) => ({ pointer })),
    });
  });

  it('are answered by either side, and taken up again; nothing of it is rewritten', async () => {
    const id = await add(project.advisor);
    await actions.answer(project.lead, id, { state: 'blocked', words: 'Le devis manque.', version: 1 }, later(now, 1));
    await actions.answer(project.advisor, id, { state: 'done', words: '', version: 2 }, later(now, 2));
    await expect(actions.answer(project.lead, id, { state: 'blocked', words: '', version: 3 }, now)).rejects.toBeInstanceOf(InvalidInput);
    expect(await names(project.lead)).toEqual([]);
    expect((await lists.over(project.lead, project.id, { limit: 1 }, now)).items).toMatchObject([
      { id, state: 'done', waitsFor: 'nobody' },
    ]);
    await actions.answer(project.lead, id, { state: 'in_progress', words: '', version: 3 }, later(now, 3));
    expect(await actions.moves(project.lead, id)).toMatchObject([
      { kind: 'add', state: 'proposed' },
      { kind: 'answer', state: 'blocked', words: 'Le devis manque.', author: expect.stringContaining('odile') },
      { kind: 'answer', state: 'done' },
      { kind: 'answer', state: 'in_progress' },
    ]);
    for (const sql of [
      `UPDATE case_action_move SET state = 'done' WHERE action_id = $1`,
      `UPDATE case_action_move SET words = 'Autre chose' WHERE action_id = $1`,
      'DELETE FROM case_action_move WHERE action_id = $1',
      'DELETE FROM case_action WHERE id = $1',
      `UPDATE case_action SET state = 'done' WHERE id = $1`,
    ])
      await expect(rows(sql, [id])).rejects.toThrow(/append-only|case_action_current|case_action_move_action/);
    await expect(rows('TRUNCATE case_action_move CASCADE')).rejects.toThrow(/append-only/);
  });

  it('of many who answer at once one passes; the others are told', async () => {
    const id = await add(project.advisor);
    const answers = ['done', 'blocked', 'in_progress', 'no_longer_relevant'] as const;
    const by = (i: number) => (i % 2 ? project.lead : project.advisor);
    const tries = Array.from({ length: 12 }, (_, i) =>
      i % 3
        ? actions.answer(by(i), id, { state: answers[i % 4] ?? 'done', words: '', version: 1 }, now)
        : actions.change(by(i), id, { ...anAction({ what: `Écrit ${i}` }), version: 1 }, now),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'action-changed-meanwhile' });
    expect(await actions.one(project.lead, id, now)).toMatchObject({ version: 2 });
  });

  it('go page by page, what is due first, and count what is listed', async () => {
    const due = [null, '2026-12-24', '2026-11-20', '2026-12-24', null] as const;
    for (const [i, dueOn] of due.entries()) await add(project.advisor, { what: `Action ${i}`, dueOn });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await lists.mine(project.lead, { after, limit: 2 }, now);
      seen.push(...page.items.map(({ what }) => what));
      after = page.next;
    } while (after);
    expect([seen[0], [...seen].sort()]).toEqual(['Action 2', due.map((_, i) => `Action ${i}`)]);
    expect(seen.slice(3).sort()).toEqual(['Action 0', 'Action 4']);
    expect([await lists.countMine(project.lead), await lists.countToDo(project.advisor, project.id)]).toEqual([5, 5]);
    expect(await lists.countMine(project.advisor)).toBe(0);
    expect((await lists.mine(project.lead, { limit: 1 }, now)).items).toMatchObject([{ timing: 'late' }]);
  });

  it('keep what is internal within the cell, in lists and counts and history', async () => {
    const id = await add(project.advisor, { what: secret, visibility: 'internal', ownerName: secret });
    await actions.answer(project.advisor, id, { state: 'blocked', words: secret, version: 1 }, now);
    for (const by of [project.lead, project.member]) {
      await expect(actions.one(by, id, now)).rejects.toBeInstanceOf(NotFound);
      await expect(actions.moves(by, id)).rejects.toBeInstanceOf(NotFound);
      await expect(actions.answer(by, id, { state: 'done', words: '', version: 2 }, now)).rejects.toBeInstanceOf(NotFound);
      expect([await names(by), await lists.countToDo(by, project.id), await lists.countMine(by)]).toEqual([[], 0, 0]);
    }
    expect([await names(project.advisor), await lists.countToDo(project.advisor, project.id)]).toEqual([[secret], 1]);
    await actions.change(project.advisor, id, { ...anAction({ what: 'Écrire aux habitants' }), version: 2 }, now);
    expect(await actions.moves(project.lead, id)).toMatchObject([{ number: 3, kind: 'share', words: null }]);
    expect(JSON.stringify([await names(project.lead), await actions.moves(project.lead, id)])).not.toContain(secret);
    expect(await actions.moves(project.advisor, id)).toHaveLength(3);
  });

  it('wait for nobody once the case is closed, and none is added there', async () => {
    const id = await add(project.advisor, { dueOn: '2026-11-01' });
    await rows(`UPDATE project_case SET phase = 'closed', closed_at = $2 WHERE id = $1`, [project.id, now]);
    expect(await actions.one(project.lead, id, now)).toMatchObject({ timing: null, waitsFor: 'nobody' });
    expect((await lists.mine(project.lead, { limit: 5 }, now)).items).toEqual([]);
    await expect(add(project.advisor)).rejects.toMatchObject({ errors: [{ pointer: '/what' }] });
  });
});

const anAction = (more: Partial<ActionWritten>): ActionWritten => ({
  ...{ side: 'collectivite', what: 'Envoyer la délibération', ownerId: null, ownerName: null, dueOn: null, council: null },
  ...{ visibility: 'shared', ...more },
});
