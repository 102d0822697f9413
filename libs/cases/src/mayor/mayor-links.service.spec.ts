import { type Actor, anonymous, days, later, NotFound, system } from '#kernel';
import { Database } from '#platform';
import { type Project, Projects } from '../../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { ActionListsService } from '../actions/action-lists.service.js';
import { CaseActionsService } from '../actions/case-actions.service.js';
import { CaseContactsService } from '../case-contacts.service.js';
import { CaseFolderService } from '../case-folder.service.js';
import { CaseNotesService } from '../case-notes.service.js';
import { CaseSightsService } from '../case-sights.service.js';
import { CaseStoryService } from '../case-story.service.js';
import { EvidenceService } from '../evidence.service.js';
import { ExchangesService } from '../exchanges.service.js';
import { MayorLinksService } from './mayor-links.service.js';
import { MayorScreenService } from './mayor-screen.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const barral = { name: 'Hélène Barral', function: 'maire' };
const [buis, nyons] = ['commune:26063', 'commune:26220'];
const all = { limit: 10 };

describe('a link for the mayor', () => {
  let running: RunningServices;
  let links: MayorLinksService;
  let projects: Projects;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    links = running.app.get(MayorLinksService);
    projects = new Projects(running.app, now);
  }, 60_000);
  afterAll(() => running?.close());
  beforeEach(async () => {
    turn += 1;
    project = await projects.begun(buis, `mayor${'abcdefghijklmnop'[turn]}`);
  });

  const made = async (who = barral, at = now) => {
    const id = await links.make(project.advisor, project.id, who, at);
    return { id, token: (await links.url(project.lead, project.id, id, at))?.split('/projet/')[1] ?? '' };
  };
  const opens = (token: string, at = now) =>
    links.byToken(token, at).then(
      () => true,
      () => false,
    );
  const rows = (sql: string, values: readonly unknown[] = []) => running.app.get(Database).rows(sql, values);

  it('opens for ninety days to the second, then nothing', async () => {
    const { token } = await made();
    expect([await opens(token), await opens(token, later(now, days(90) - 1)), await opens(token, later(now, days(90)))]).toEqual([
      ...[true, true, false],
    ]);
    expect((await links.living(project.member, project.id, now))[0]).toMatchObject({ ...barral, until: later(now, days(90)) });
    expect(await links.living(project.member, project.id, later(now, days(90)))).toEqual([]);
  });

  it('is one for each person: made again it closes the former, however the name is written', async () => {
    const [former, other] = [await made(), await made({ name: 'Paul Aubry', function: 'premier adjoint' })];
    const latter = await made({ name: ' hélène  barral ', function: 'maire' });
    expect([await opens(former.token), await opens(latter.token), await opens(other.token)]).toEqual([false, true, true]);
    const again = await made(barral, later(now, days(91)));
    expect(await opens(again.token, later(now, days(91)))).toBe(true);
  });

  it('is one for each person in PostgreSQL too, of twenty that are made at once', async () => {
    const makers = Array.from({ length: 20 }, (_, one) => (one % 2 === 0 ? project.lead : project.advisor));
    await Promise.all(makers.map((by) => links.make(by, project.id, barral, now)));
    expect(await links.living(project.lead, project.id, now)).toHaveLength(1);
    const copy = `INSERT INTO case_mayor_link SELECT gen_random_uuid(), case_id, organisation_id, upper(name), function, 0, repeat('a', 64), made_at
      FROM case_mayor_link WHERE case_id = $1 AND revoked_at IS NULL`;
    await expect(rows(copy, [project.id])).rejects.toMatchObject({ driverError: { constraint: 'case_mayor_link_living' } });
  });

  it('closes at once when it is revoked, and is told in the journal', async () => {
    const { id, token } = await made();
    await links.revoke(project.lead, project.id, id, now);
    expect(await opens(token)).toBe(false);
    await expect(links.revoke(project.lead, project.id, id, now)).rejects.toBeInstanceOf(NotFound);
    expect(await links.url(project.lead, project.id, id, now)).toBeNull();
    const told = `SELECT name, actor FROM journal WHERE payload ->> 'linkId' = $1 ORDER BY id`;
    expect(await rows(told, [id])).toEqual([
      { name: 'MayorLinkMade', actor: `person:${project.advisor.personId}` },
      { name: 'MayorLinkRevoked', actor: `person:${project.lead.personId}` },
    ]);
  });

  it.each([
    ['opened again', 'revoked_at = NULL'],
    ['given to someone else', `name = 'Paul Aubry'`],
    ['kept longer', `made_at = made_at + interval '1 day'`],
  ])('is never %s', async (_what, change) => {
    const { id } = await made();
    await links.revoke(project.lead, project.id, id, now);
    const changed = rows(`UPDATE case_mayor_link SET ${change} WHERE id = $1`, [id]);
    await expect(changed).rejects.toMatchObject({ driverError: { constraint: 'case_mayor_link_stays' } });
  });

  it('is made and revoked by those who write in the case alone, and of that case', async () => {
    const { id } = await made();
    const [stranger, partner] = [
      await projects.community.with('lead', `maire${turn}@nyons.example`, { territoryId: nyons }),
      await projects.community.with('member', `membre${turn}@nyons.example`, { territoryId: nyons }),
    ];
    const refusals = async (by: Actor) =>
      Promise.all(
        [
          () => links.make(by, project.id, barral, now),
          () => links.revoke(by, project.id, id, now),
          () => links.url(by, project.id, id, now),
          () => links.living(by, project.id, now),
        ].map((act) =>
          act().then(
            () => 'done',
            ({ code }: { code: string }) => code,
          ),
        ),
      );
    for (const by of [anonymous, stranger]) expect(await refusals(by)).toEqual(Array(4).fill('not-found'));
    expect(await refusals(project.member)).toEqual([...Array(3).fill('forbidden'), 'done']);
    await running.app.get(CaseFolderService).addPartner(project.advisor, project.id, nyons, now);
    expect(await refusals(partner)).toEqual(Array(4).fill('forbidden'));
    const elsewhere = await projects.open(buis, project.advisor);
    expect(await links.url(project.advisor, elsewhere, id, now)).toBeNull();
    await expect(links.revoke(project.advisor, elsewhere, id, now)).rejects.toBeInstanceOf(NotFound);
  });

  it('opens that screen and nothing else, to its holder alone', async () => {
    const { app } = running;
    const [{ token }, other] = [await made(), await made({ name: 'Paul Aubry', function: 'adjoint' })];
    const { link, by } = await links.byToken(token, now);
    expect(await app.get(MayorScreenService).screen(by, link, now)).toMatchObject({ one: { title: 'Une assemblée ouverte' } });
    const { link: theirs } = await links.byToken(other.token, now);
    for (const who of [anonymous, project.lead, system('spec'), { ...by, purpose: 'action' } as Actor])
      await expect(app.get(MayorScreenService).screen(who, link, now)).rejects.toBeInstanceOf(NotFound);
    await expect(app.get(MayorScreenService).screen(by, theirs, now)).rejects.toBeInstanceOf(NotFound);
    const id = project.id;
    const shared = { side: 'collectivite', what: 'Écrire', ownerId: null, ownerName: null, dueOn: null, council: null } as const;
    for (const act of [
      () => projects.cases.one(by, id, now),
      () => projects.phases.history(by, id),
      () => projects.phases.move(by, id, { kind: 'propose', version: 1 }, now),
      () => app.get(EvidenceService).evidence(by, id, now),
      () => app.get(CaseNotesService).notes(by, id, all, now),
      () => app.get(ExchangesService).exchanges(by, id, all),
      () => app.get(CaseStoryService).story(by, id, all, now),
      () => app.get(CaseSightsService).sights(by, id),
      () => app.get(CaseContactsService).contacts(by, id),
      () => app.get(ActionListsService).toDo(by, id, all, now),
      () => app.get(CaseActionsService).add(by, id, { ...shared, visibility: 'shared' }, now),
      () => links.living(by, id, now),
      () => links.make(by, id, barral, now),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('opens nothing once another collectivité leads the project', async () => {
    const { token } = await made();
    const coordinator = await projects.community.with('coordinator', `coordination${turn}@cellule.example`);
    await running.app.get(CaseFolderService).changeLead(coordinator, project.id, nyons, now);
    expect([await opens(token), await links.living(project.advisor, project.id, now)]).toEqual([false, []]);
  });

  it('counts among the links that live', async () => {
    const { id } = await made();
    const counted = async (at: Date) => running.app.get(CaseSightsService).links(project.lead, project.id, at);
    expect(await counted(now)).toEqual([{ kind: 'mayor', name: 'Hélène Barral', count: 1, until: later(now, days(90)) }]);
    expect(await counted(later(now, days(90)))).toEqual([]);
    await links.revoke(project.advisor, project.id, id, now);
    expect(await counted(now)).toEqual([]);
  });

  it('asks for a name and a function, and for no more people than one reads', async () => {
    const wrong = (who: typeof barral) => links.make(project.advisor, project.id, who, now);
    await expect(wrong({ name: ' ', function: '' })).rejects.toMatchObject({
      errors: [{ pointer: '/mayorName' }, { pointer: '/mayorFunction' }],
    });
    for (let one = 0; one < 20; one += 1) await made({ name: `Élue ${one}`, function: 'adjointe' });
    await expect(wrong(barral)).rejects.toMatchObject({ errors: [{ pointer: '/mayorLinks' }] });
    await made({ name: 'Élue 3', function: 'maire' });
  });
});
