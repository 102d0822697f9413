import { OrganisationsService } from '#identity';
import { type PersonActor, system } from '#kernel';
import { Projects } from '../../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { CaseTeamService } from '../case-team.service.js';
import { CasesService } from '../cases.service.js';
import { ActionHandovers } from './action-handovers.js';
import { ActionListsService } from './action-lists.service.js';
import type { ActionWritten } from './actions.read.js';
import { CaseActionsService } from './case-actions.service.js';

const now = new Date('2026-11-24T08:00:00Z');
const asSpec = system('spec');

describe('what an advisor had to do, once she has left', () => {
  let services: RunningServices;
  let projects: Projects;
  let coordinator: PersonActor;
  let stayer: PersonActor;
  let leaver: PersonActor;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    coordinator = await projects.community.with('coordinator', 'solene@cellule.example');
    stayer = await projects.community.with('advisor', 'yann@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    turn += 1;
    leaver = await projects.community.with('advisor', `amina-${turn}@cellule.example`);
  });

  const get = <T>(service: abstract new (...deps: never[]) => T): T => services.app.get(service as never);
  const add = (by: PersonActor, caseId: string, ownerId: string, what = 'Préparer la réunion') =>
    get(CaseActionsService).add(by, caseId, anAction({ ownerId, what }), now);
  const ownerOf = async (id: string) => (await get(CaseActionsService).one(asSpec, id, now)).ownerId;
  const toDo = async (by: PersonActor) => (await get(ActionListsService).mine(by, { limit: 20 }, now)).items.map(({ id }) => id);
  const endHerRole = () => get(OrganisationsService).remove(coordinator, leaver.standing?.membershipId ?? '', now);
  const assign = (id: string, to: PersonActor) => get(CaseTeamService).assign(coordinator, id, to.personId, now);
  const unfollowed = () => get(CasesService).count(coordinator, { unfollowedAt: now }, now);

  it('is the new referent’s in the act that names her, with its history; what is over stays hers', async () => {
    const id = await projects.open('commune:26063', leaver);
    const [open, done] = [await add(leaver, id, leaver.personId), await add(leaver, id, leaver.personId)];
    await get(CaseActionsService).answer(leaver, done, { state: 'done', words: '', version: 1 }, now);
    expect(await unfollowed()).toBe(0);
    await endHerRole();
    expect([await ownerOf(open), await unfollowed()]).toEqual([leaver.personId, 1]);
    await assign(id, stayer);
    expect([await ownerOf(open), await ownerOf(done), await unfollowed()]).toEqual([stayer.personId, leaver.personId, 0]);
    expect(await toDo(stayer)).toContain(open);
    const moves = await get(CaseActionsService).moves(stayer, open);
    expect(moves.map(({ number, kind }) => [number, kind])).toEqual([
      [1, 'add'],
      [2, 'change'],
    ]);
    expect((await projects.cases.one(asSpec, id, now)).referentId).toBe(stayer.personId);
    const stale = { ...anAction({ ownerId: stayer.personId, what: 'Autre' }), version: 1 };
    await expect(get(CaseActionsService).change(stayer, open, stale, now)).rejects.toMatchObject({ code: 'action-changed-meanwhile' });
  });

  it('stays hers when she only stops following the case, and is its referent’s when she is taken out', async () => {
    const id = await projects.open('commune:26063', leaver);
    const hers = await add(leaver, id, leaver.personId);
    await assign(id, stayer);
    expect(await ownerOf(hers)).toBe(leaver.personId);
    await get(CaseTeamService).leave(coordinator, id, leaver.personId, now);
    expect(await ownerOf(hers)).toBe(stayer.personId);
  });

  it('is at once that of whoever follows the case, where she only helped', async () => {
    const [helped, own] = [await projects.open('commune:26063', stayer), await projects.open('commune:26220', leaver)];
    await get(CaseTeamService).join(coordinator, helped, leaver.personId, now);
    const [there, here] = [await add(leaver, helped, leaver.personId), await add(leaver, own, leaver.personId)];
    const handOver = () => get(ActionHandovers).ofLeaver(asSpec, leaver.personId, now);
    await handOver();
    expect(await ownerOf(there)).toBe(leaver.personId);
    await endHerRole();
    await handOver();
    await handOver();
    expect([await ownerOf(there), await ownerOf(here)]).toEqual([stayer.personId, leaver.personId]);
    expect((await get(CaseActionsService).one(asSpec, there, now)).version).toBe(2);
    await assign(own, stayer);
    expect(await ownerOf(here)).toBe(stayer.personId);
  });
});

const anAction = (more: Partial<ActionWritten>): ActionWritten => ({
  ...{ side: 'cell', what: 'Préparer la réunion', ownerId: null, ownerName: null, dueOn: '2026-12-05', council: null },
  ...{ visibility: 'shared', ...more },
});
