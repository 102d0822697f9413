import { randomUUID } from 'node:crypto';
import { type PersonActor, system } from '#kernel';
import { type Project, Projects } from '../../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { ActionListsService } from '../actions/action-lists.service.js';
import { CaseActionsService } from '../actions/case-actions.service.js';
import { CaseContactsService } from '../case-contacts.service.js';
import { CaseFolderService } from '../case-folder.service.js';
import { CaseNotesService } from '../case-notes.service.js';
import { CaseStoryService } from '../case-story.service.js';
import { CaseTeamService } from '../case-team.service.js';
import { CasesService } from '../cases.service.js';
import { ExchangesService } from '../exchanges.service.js';
import { MayorLinksService } from '../mayor/mayor-links.service.js';
import { CaseJoiningsService } from './case-joinings.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const [buis, nyons, lille] = ['commune:26063', 'commune:26220', 'commune:59350'];
const all = { limit: 100 };
const why = { reason: 'C’est le même projet.', version: 1, intoVersion: 1 };
const secret = 'Zibeline-9917';

describe('two cases that are one project', () => {
  let services: RunningServices;
  let projects: Projects;
  let joinings: CaseJoiningsService;
  let coordinator: PersonActor;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    joinings = services.app.get(CaseJoiningsService);
    coordinator = await projects.community.with('coordinator', 'solene.marchetti@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    turn += 1;
    project = await projects.begun(buis, `join-${'abcdefghijklmnopqrstuvwxyz'[turn]}`);
  });

  const another = (territoryId = buis) => projects.open(territoryId, project.advisor, { title: 'La même assemblée' });
  const join = (id: string, intoId: string, by = project.advisor) => joinings.join(by, id, { ...why, intoId }, now);
  const read = (id: string, by: PersonActor = project.advisor) => projects.cases.one(by, id, now);
  const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email: 'jean@orange.example' } as const;
  const toDo = { side: 'collectivite', what: 'Écrire au conseil', ownerId: null, ownerName: null, dueOn: null, council: null } as const;

  it.each([
    ['advisor of both', 'allowed'],
    ['advisor of the first', 'forbidden'],
    ['advisor of the second', 'forbidden'],
    ['advisor of none', 'forbidden'],
    ['coordinator', 'allowed'],
    ['lead', 'forbidden'],
    ['member', 'forbidden'],
    ['partner', 'forbidden'],
    ['auditor', 'forbidden'],
    ['stranger', 'not-found'],
  ])('are joined by %s: %s', async (who, said) => {
    const { app } = services;
    const [first, second] = [project.id, await another()];
    const one = `${'abcdefghijklmnopqrstuvwxyz'[turn]}.joiner@cellule.example`;
    const helping = async (...ids: string[]) => {
      const by = await projects.community.with('advisor', one);
      for (const id of ids) await app.get(CaseTeamService).join(coordinator, id, by.personId, now);
      return by;
    };
    const near = async () => {
      await app.get(CaseFolderService).addPartner(project.advisor, first, nyons, now);
      return projects.community.with('lead', `lead.${one}`, { territoryId: nyons });
    };
    const people: Record<string, () => Promise<PersonActor>> = {
      'advisor of both': () => helping(first, second),
      'advisor of the first': () => helping(first),
      'advisor of the second': () => helping(second),
      'advisor of none': () => helping(),
      coordinator: async () => coordinator,
      lead: async () => project.lead,
      member: async () => project.member,
      partner: near,
      auditor: () => projects.community.with('auditor', `audit.${one}`),
      stranger: () => projects.community.with('lead', `lille.${one}`, { territoryId: lille }),
    };
    const by = (await people[who]?.()) as PersonActor;
    const offered = await joinings.choices(by, first, '', now).then(
      ({ items }) => items.some(({ id }) => id === second),
      () => false,
    );
    const outcome = await join(first, second, by).then(
      () => 'allowed',
      (error: { code?: string }) => error.code,
    );
    expect(outcome).toBe(said);
    expect([offered, (await read(first)).joinedInto]).toEqual([said === 'allowed', said === 'allowed' ? second : null]);
  });

  it('are chosen among those that go on nearby and that she writes in, by words', async () => {
    const [same, near] = [await another(), await projects.open(nyons, project.advisor, { title: 'Un jardin' })];
    const [far, over] = [await another(lille), await another()];
    await projects.phases.move(project.advisor, over, { kind: 'abandon', reason: 'Plus rien.', version: 1 }, now);
    const ids = async (by: PersonActor, words = '') => (await joinings.choices(by, project.id, words, now)).items.map(({ id }) => id);
    expect(await ids(project.advisor)).toEqual([same, near]);
    expect(await ids(project.advisor, 'jardin')).toEqual([near]);
    expect(await ids(project.advisor, 'NYONS')).toEqual([near]);
    for (const other of [far, over, project.id, randomUUID(), 'x'])
      expect(await joinings.outlook(project.advisor, project.id, other, now)).toBeNull();
    await expect(join(project.id, far)).rejects.toMatchObject({ errors: [{ pointer: '/joinInto' }] });
    await expect(joinings.join(project.advisor, project.id, { ...why, intoId: same, reason: ' ' }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/reason' }],
    });
  });

  it('go on in the other: contacts, partners, what is to do, links; what is past stays where it was', async () => {
    const { app } = services;
    const { id, advisor, lead } = project;
    const whole = await projects.open(nyons, advisor, { title: 'L’assemblée des deux communes' });
    const other = await projects.community.with('lead', `maire.nyons-${turn}@town.example`, { territoryId: nyons });
    const contact = await app.get(CaseContactsService).addContact(advisor, id, jean, now);
    await app.get(CaseFolderService).namePartner(advisor, id, 'Le comité des fêtes', now);
    const actions = app.get(CaseActionsService);
    const hers = await actions.add(advisor, id, { ...toDo, ownerId: contact, visibility: 'shared' }, now);
    const theirs = await actions.add(advisor, id, { ...toDo, visibility: 'shared' }, now);
    const over = await actions.add(advisor, id, { ...toDo, visibility: 'shared' }, now);
    await actions.answer(advisor, over, { state: 'done', words: '', version: 1 }, now);
    await app.get(CaseNotesService).write(advisor, id, { words: secret, visibility: 'internal' }, now);
    const outlook = await joinings.outlook(advisor, id, whole, now);
    expect(outlook).toMatchObject({ actions: 2, internalActions: 0, contacts: ['Jean Roux'], named: ['Le comité des fêtes'] });
    expect([outlook?.newcomers, outlook?.readers].map((names) => names?.length)).toEqual([1, 1]);
    await join(id, whole);
    const [there] = await app.get(CaseContactsService).contacts(other, whole);
    expect(there).toMatchObject(jean);
    expect(await app.get(CaseContactsService).contacts(lead, id)).toMatchObject([{ id: contact }]);
    expect(await actions.one(other, hers, now)).toMatchObject({ caseId: whole, ownerId: there?.id, version: 2 });
    expect((await actions.one(other, theirs, now)).ownerName).toMatch(/Buis/);
    expect(await actions.one(lead, over, now)).toMatchObject({ caseId: id, state: 'done' });
    await expect(actions.one(other, over, now)).rejects.toMatchObject({ code: 'not-found' });
    const { partners } = await app.get(CaseFolderService).people(lead, whole);
    expect(partners.map(({ isMember }) => isMember)).toEqual([true, false]);
    // each reads what she read, the other's past excepted
    await expect(read(id, other)).rejects.toMatchObject({ code: 'not-found' });
    expect((await joinings.around(other, await read(whole, other))).parts).toEqual([]);
    expect((await joinings.around(lead, await read(whole, lead))).parts).toMatchObject([{ id }]);
    expect((await joinings.around(lead, await read(id, lead))).whole).toMatchObject({ id: whole });
    const story = async (by: PersonActor, of: string) =>
      (await app.get(CaseStoryService).story(by, of, all, now)).items.map(({ kind, code }) => `${kind} ${code}`);
    expect(await story(lead, id)).toEqual(expect.arrayContaining(['step join', 'contact added']));
    expect(await story(other, whole)).toContain('joined taken');
    expect(JSON.stringify(await app.get(CaseStoryService).story(other, whole, all, now))).not.toContain(secret);
  });

  it('keep what is internal to those who read it, but what is still to do and was named', async () => {
    const { app } = services;
    const { id, advisor, lead } = project;
    const whole = await projects.open(nyons, advisor);
    const [helper, other] = [
      await projects.community.with('advisor', `aide.${turn}x@cellule.example`),
      await projects.community.with('lead', `internal.nyons-${turn}@town.example`, { territoryId: nyons }),
    ];
    await app.get(CaseTeamService).join(coordinator, whole, helper.personId, now);
    for (const one of [id, whole]) await app.get(CaseNotesService).write(advisor, one, { words: secret, visibility: 'internal' }, now);
    await app.get(CaseActionsService).add(advisor, id, { ...toDo, what: `Relancer ${secret}`, visibility: 'internal' }, now);
    const outlook = await joinings.outlook(advisor, id, whole, now);
    expect([outlook?.internalActions, outlook?.advisors]).toEqual([1, [`aide ${turn}x`]]);
    await join(id, whole);
    const seen = async (by: PersonActor, one: string) =>
      JSON.stringify([
        await app.get(CaseNotesService).notes(by, one, all, now),
        await app.get(CaseStoryService).story(by, one, all, now),
        await app.get(ActionListsService).toDo(by, one, all, now),
      ]);
    for (const [by, one] of [
      [lead, whole],
      [lead, id],
      [other, whole],
      [helper, id],
    ] as const)
      expect((await seen(by, one)).includes(secret)).toBe(false);
    expect(await seen(helper, whole)).toContain(`Relancer ${secret}`);
  });

  it('count for one from then on, and the one that joined takes nothing more, whoever writes', async () => {
    const { app } = services;
    const { id, advisor, lead } = project;
    const [whole, before] = [await another(), await projects.cases.count(coordinator, {}, now)];
    await join(id, whole);
    expect(await projects.cases.count(coordinator, {}, now)).toBe(before - 1);
    expect((await projects.cases.openOf(advisor, buis, now)).map((one) => one.id)).not.toContain(id);
    expect(await read(id)).toMatchObject({ phase: 'closed', waiting: 'nobody', isLate: false, quietness: null, version: 2 });
    expect([await projects.cases.writes(advisor, id), await projects.cases.assigns(coordinator, id)]).toEqual([false, false]);
    const joined = { code: 'case-joined', facts: { into: whole } };
    const link = { name: 'Hélène Barral', function: 'maire' };
    const refused: (() => Promise<unknown>)[] = [
      () => projects.phases.move(advisor, id, { kind: 'reopen', to: 'framing', reason: 'x', version: 2 }, now),
      () => app.get(CaseNotesService).write(advisor, id, { words: 'x', visibility: 'internal' }, now),
      () => app.get(ExchangesService).write(lead, id, 'Bonjour', now),
      () => app.get(CaseContactsService).addContact(lead, id, jean, now),
      () => app.get(CaseFolderService).addPartner(advisor, id, nyons, now),
      () => app.get(CaseFolderService).changeLead(coordinator, id, nyons, now),
      () => app.get(CaseTeamService).join(coordinator, id, coordinator.personId, now),
      () => app.get(MayorLinksService).make(advisor, id, link, now),
      () => app.get(CaseActionsService).add(advisor, id, { ...toDo, visibility: 'shared' }, now),
      () => app.get(CasesService).assertWrites(lead, id),
      () => app.get(CaseFolderService).assertAssigns(coordinator, id),
      () => projects.cases.attach(system('spec'), id, { kind: 'request', id: randomUUID() }, now),
      () => projects.evidence.receive(lead, id, { code: 'wish', form: 'text', words: 'x', visibility: 'shared' }, now),
      () => joinings.join(advisor, id, { ...why, intoId: whole, version: 2 }, now),
    ];
    for (const write of refused) await expect(write()).rejects.toMatchObject(joined);
  });

  it('wait for the answer that the collectivité is owed', async () => {
    const whole = await another();
    await services.app.get(ExchangesService).write(project.lead, project.id, 'Où en est-on\u202f?', now);
    await expect(join(project.id, whole)).rejects.toMatchObject({ errors: [{ pointer: '/joinAsked' }] });
  });

  it('leave the mayor’s link to open the project where it goes on, for the collectivité that leads it', async () => {
    const links = services.app.get(MayorLinksService);
    const [whole, elsewhere] = [await another(), await projects.open(nyons, project.advisor)];
    const second = await another();
    const made = async (id: string) => {
      const link = await links.make(project.advisor, id, { name: 'Hélène Barral', function: 'maire' }, now);
      return { link, token: (await links.url(project.advisor, id, link, now))?.split('/').at(-1) ?? '' };
    };
    const [kept, gone] = [await made(project.id), await made(second)];
    await join(project.id, whole);
    await join(second, elsewhere);
    expect((await links.byToken(kept.token, now)).link).toMatchObject({ caseId: whole });
    expect(await links.living(project.lead, whole, now)).toMatchObject([{ id: kept.link }]);
    await links.revoke(project.advisor, whole, kept.link, now);
    for (const { token } of [kept, gone]) await expect(links.byToken(token, now)).rejects.toMatchObject({ code: 'not-found' });
  });
});
