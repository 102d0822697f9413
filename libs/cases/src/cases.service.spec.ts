import { Forbidden, InvalidInput, later, NotFound, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { everyAsker, nowhere, within } from '../../../test/support/standing.js';
import type { CaseRead } from './case.read.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseFolderService } from './case-folder.service.js';
import { CaseFrameService } from './case-frame.service.js';
import { CaseProgrammesService } from './case-programmes.service.js';
import { CaseTeamService } from './case-team.service.js';
import type { CasesService } from './cases.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const [buis, nyons, lille, baronnies] = ['commune:26063', 'commune:26220', 'commune:59350', 'epci:200068229'] as const;
const thing = '11111111-1111-4111-8111-111111111111';

describe('cases', () => {
  let services: RunningServices;
  let projects: Projects;
  let cases: CasesService;
  let advisor: PersonActor;
  let colleague: PersonActor;
  let coordinator: PersonActor;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    cases = projects.cases;
    advisor = await projects.community.with('advisor', 'amina.roche@cellule.example');
    colleague = await projects.community.with('advisor', 'yann.le-goff@cellule.example');
    coordinator = await projects.community.with('coordinator', 'solene.marchetti@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());

  const database = () => services.app.get(Database);
  const folder = () => services.app.get(CaseFolderService);
  const team = () => services.app.get(CaseTeamService);
  const contacts = () => services.app.get(CaseContactsService);
  const leadOf = (territoryId: string, name: string) => projects.community.with('lead', `${name}@town.example`, { territoryId });
  const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

  it('open with an agreement in one line, and say who follows them', async () => {
    const id = await projects.open(nyons, advisor);
    expect(await cases.one(advisor, id, now)).toMatchObject({
      ...{ phase: 'intention', version: 1, waiting: 'cell', isLate: false, referentName: 'amina roche' },
      agreement: { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' },
    });
    expect(await cases.openOf(coordinator, nyons, now)).toEqual([
      { id, title: 'Une assemblée ouverte', phase: 'intention', referentId: advisor.personId, referentName: 'amina roche' },
    ]);
  });

  it.each([
    [{ title: ' ' }, '/title'],
    [{ agreement: { by: '', on: '2026-11-20', how: 'said' } }, '/agreedBy'],
    [{ agreement: { by: 'X', on: '2026-11-24', how: 'said' } }, '/agreedOn'],
    [{ agreement: { by: 'X', on: '20/11/2026', how: 'said' } }, '/agreedOn'],
    [{ referentId: thing }, '/referent'],
  ] as const)('refuse %j with a sentence', async (more, pointer) => {
    const refused = projects.open(nyons, advisor, more);
    await expect(refused).rejects.toMatchObject({ errors: [{ pointer }] });
    await expect(refused).rejects.toBeInstanceOf(InvalidInput);
  });

  it('open for nobody else, and for no place outside the list', async () => {
    const lead = await leadOf(nyons, 'helene.barral');
    await expect(projects.open(nyons, lead, { referentId: advisor.personId })).rejects.toBeInstanceOf(NotFound);
    const local = await projects.community.with('advisor', 'local@cellule.example', { scope: within('59') });
    await expect(projects.open(nyons, local)).rejects.toBeInstanceOf(NotFound);
    await expect(projects.open('other:nowhere', advisor)).rejects.toBeInstanceOf(NotFound);
  });

  it('hold a thing once, however many put it at once in two of them', async () => {
    const [one, other] = [await projects.open(buis, advisor), await projects.open(buis, advisor)];
    const tries = Array.from({ length: 12 }, (_, i) => cases.attach(coordinator, i % 2 ? one : other, { kind: 'request', id: thing }, now));
    const outcomes = await Promise.allSettled(tries);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'in-another-case' });
    const held = await cases.caseOf(advisor, { kind: 'request', id: thing }, now);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect(await cases.attached(advisor, held?.id ?? '')).toEqual([{ kind: 'request', id: thing }]);
    expect(await cases.attached(advisor, held?.id === one ? other : one)).toEqual([]);
  });

  it('are written in by their own advisors and by coordination, and read by colleagues', async () => {
    const id = await projects.open(buis, advisor);
    await expect(cases.attach(colleague, id, { kind: 'request', id }, now)).rejects.toBeInstanceOf(Forbidden);
    expect(await cases.one(colleague, id, now)).toMatchObject({ id });
    await expect(team().assign(advisor, id, colleague.personId, now)).rejects.toBeInstanceOf(Forbidden);
    await team().assign(coordinator, id, colleague.personId, now);
    await cases.attach(colleague, id, { kind: 'request', id }, now);
    expect((await folder().parts(advisor, id, { limit: 100 })).items.map(({ name, role }) => [name, role])).toContainEqual([
      'amina roche',
      'advisor',
    ]);
  });

  it('show partners’ people what is shared from the day they are of it, and nothing to those only named', async () => {
    const id = await projects.open(buis, advisor);
    const partner = await leadOf(lille, 'paul.partner');
    await expect(cases.one(partner, id, now)).rejects.toBeInstanceOf(NotFound);
    await folder().namePartner(advisor, id, 'Lille', now);
    await expect(cases.one(partner, id, now)).rejects.toBeInstanceOf(NotFound);
    await folder().addPartner(advisor, id, lille, now);
    expect(await cases.one(partner, id, now)).toMatchObject({ id });
    await expect(folder().namePartner(partner, id, 'X', now)).rejects.toBeInstanceOf(Forbidden);
    const [member] = await folder().partners(partner, id);
    await folder().removePartner(advisor, id, member?.id ?? '', now);
    await expect(cases.one(partner, id, now)).rejects.toBeInstanceOf(NotFound);
    expect(await folder().partners(advisor, id)).toMatchObject([{ name: 'Lille', isMember: false }]);
  });

  it('change hands from a commune to its EPCI without losing anybody, with who led when', async () => {
    const id = await projects.open(buis, advisor);
    const [commune, epci] = [await leadOf(buis, 'odile.chabert'), await leadOf(baronnies, 'regine.aumage')];
    await folder().changeLead(coordinator, id, baronnies, later(now, 1));
    expect(await cases.one(epci, id, now)).toMatchObject({ territoryId: baronnies });
    expect(await cases.one(commune, id, now)).toMatchObject({ id });
    await expect(folder().namePartner(commune, id, 'X', now)).rejects.toBeInstanceOf(Forbidden);
    await folder().namePartner(epci, id, 'Un collectif d’habitants', now);
    const led = (await folder().parts(epci, id, { limit: 100 })).items.filter(({ role }) => role === 'lead');
    expect(led.map(({ to }) => to === null)).toEqual([false, true]);
  });

  it('keep contacts, documents as they were called, and what is promised', async () => {
    const id = await projects.open(buis, advisor);
    const contact = { firstName: 'Jean', lastName: 'Roux', status: 'elected', function: 'Adjoint', mandateEndsOn: '2032-03-21' } as const;
    await contacts().addContact(advisor, id, contact, now);
    expect(await contacts().contacts(advisor, id)).toMatchObject([contact]);
    await expect(contacts().addContact(advisor, id, { ...contact, status: 'staff' }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/mandate' }],
    });
    const [frame, programmes] = [services.app.get(CaseFrameService), services.app.get(CaseProgrammesService)];
    await programmes.add(advisor, id, { code: 'crte', signedOn: '2021-07-01' }, { sent: null, now });
    const workshop = { step: 'Atelier', public: 'Habitants', promised: 'concertation' } as const;
    await frame.pledge(advisor, id, { ...workshop, delivered: null, version: 2 }, now);
    await frame.pledge(advisor, id, { ...workshop, delivered: 'information', version: 3 }, now);
    expect(await programmes.programmes(advisor, id)).toMatchObject([{ name: 'Contrat de relance et de transition écologique (CRTE)' }]);
    expect(await frame.frame(advisor, id)).toMatchObject({
      ...{ version: 4, pledges: [workshop], highest: { promised: 'concertation', delivered: 'information' } },
    });
  });

  it('are listed and counted as they may be read one by one, for everyone there is', async () => {
    const [drome, nord] = [await projects.open(nyons, advisor), await projects.open(lille, colleague)];
    const real = [advisor, coordinator, await leadOf(nyons, 'a.lead'), await leadOf(lille, 'b.lead')];
    const people = [advisor.personId, colleague.personId];
    const askers = [
      ...everyAsker(people, [buis, nyons], [nowhere, within('26'), within('59')]),
      ...real.map((by) => ['real', by] as const),
    ];
    const all = ids((await cases.list(coordinator, {}, { limit: 100 }, now)).items);
    expect(all).toEqual(expect.arrayContaining([drome, nord]));
    for (const [name, by] of askers) {
      const listed = ids((await cases.list(by, {}, { limit: 100 }, now)).items);
      const readable = await Promise.all(
        all.map((id) =>
          cases.one(by, id, now).then(
            () => id,
            () => null,
          ),
        ),
      );
      expect([name, listed]).toEqual([name, readable.filter((id) => id !== null)]);
      expect(await cases.count(by, {}, now)).toBe(listed.length);
    }
  });

  it('are found by whom they wait for and by lateness, as each says of itself', async () => {
    await inEveryState();
    const all = (await cases.list(coordinator, {}, { limit: 100 }, now)).items;
    const those = async (wanted: object) => ids((await cases.list(coordinator, wanted, { limit: 100 }, now)).items);
    const saying = (says: (one: CaseRead) => boolean) => ids(all.filter(says));
    for (const waiting of ['cell', 'collectivite', 'nobody'] as const) {
      expect(await those({ waiting })).toEqual(saying((one) => one.waiting === waiting));
      expect(saying((one) => one.waiting === waiting)).not.toEqual([]);
    }
    expect(await those({ late: true })).toEqual(saying(({ isLate }) => isLate));
    expect(saying(({ isLate }) => isLate)).toHaveLength(2);
    expect(await those({ phase: 'framing' })).toEqual(saying(({ phase }) => phase === 'framing'));
    expect(await those({ referentId: colleague.personId })).toEqual(saying(({ referentId }) => referentId === colleague.personId));
    expect(await those({ open: true, territoryId: buis })).toEqual(
      saying((one) => one.territoryId === buis && one.phase !== 'closed' && one.pause !== 'abandoned'),
    );
  });

  it('come page by page, each once', async () => {
    const count = await cases.count(coordinator, {}, now);
    const seen: string[] = [];
    for (let after: string | null = null, turn = 0; turn === 0 || after; turn += 1) {
      const page = await cases.list(coordinator, {}, { after, limit: 3 }, now);
      seen.push(...ids(page.items));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([count, count]);
  });

  /** Behind the services’ back: two late, some waiting for each side. */
  async function inEveryState(): Promise<void> {
    for (const set of [
      `proposed_to = 'framing', proposed_at = '2026-11-01T08:00:00Z'`,
      `phase = 'framing'`,
      `phase = 'framing', pause = 'suspended', pause_reason = 'x', review_on = '2026-11-20'`,
      `phase = 'design', pause = 'abandoned', pause_reason = 'x'`,
      `phase = 'closed', closed_at = '2026-11-20T08:00:00Z'`,
    ])
      await database().rows(`UPDATE project_case SET ${set} WHERE id = $1`, [await projects.open(buis, advisor)]);
  }
});
