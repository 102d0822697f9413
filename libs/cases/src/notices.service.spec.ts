import { IdentityService, OrganisationsService } from '#identity';
import { later, NotFound, system } from '#kernel';
import { Database, Secret } from '#platform';
import { type Project, Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { CaseContactsService, type NewContact } from './case-contacts.service.js';
import { contestTime } from './case-steps.js';
import { ContestsService } from './contests.service.js';
import { NoticesService } from './notices.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const asSpec = system('spec');
const said = { by: 'Jean Roux, adjoint', on: '2026-11-20', how: 'by_phone' } as const;
const deadline = later(now, contestTime);
const jean: NewContact = { firstName: 'Jean', lastName: 'Roux', status: 'elected', email: 'Jean.Roux@orange.example' };

/** Each in a commune of its own. */
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048', '38185', '33063'];

describe('the collectivité’s word, written down by someone else', () => {
  let services: RunningServices;
  let projects: Projects;
  let notices: NoticesService;
  let contests: ContestsService;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    notices = services.app.get(NoticesService);
    contests = services.app.get(ContestsService);
  }, 120_000);
  afterAll(() => services?.close());
  beforeEach(async () => {
    project = await projects.begun(`commune:${communes[turn]}`, `one-${'abcdefghi'[turn]}`);
    turn += 1;
  });

  const contacts = () => services.app.get(CaseContactsService);
  const rows = (sql: string, values: readonly unknown[] = []) => services.app.get(Database).rows(sql, values);
  const history = () => projects.phases.history(project.lead, project.id);

  /** The step, and the token of each who is told, by person or by « contact ». */
  async function noted(): Promise<{ stepId: string; tokens: ReadonlyMap<string, string> }> {
    const version = await projects.version(project.advisor, project.id);
    await projects.phases.move(project.advisor, project.id, { kind: 'propose', version, said }, now);
    const stepId = (await history()).at(-1)?.id ?? '';
    const tokens = new Map<string, string>();
    for (const reader of await notices.readers(asSpec, stepId)) {
      const told = await notices.toMail(asSpec, stepId, reader, now);
      tokens.set(reader.personId ?? 'contact', told?.url.split('/note/')[1] ?? '');
    }
    return { stepId, tokens };
  }

  it('is told to those who lead and to the contacts who have an address, each once, with a link of her own', async () => {
    const [{ email: lead } = { email: '' }] = await services.app.get(IdentityService).persons(asSpec, [project.lead.personId]);
    await contacts().addContact(project.advisor, project.id, jean, now);
    await contacts().addContact(project.advisor, project.id, { ...jean, firstName: 'Jeanne' }, later(now, 1));
    await contacts().addContact(project.advisor, project.id, { ...jean, email: lead }, now);
    await contacts().addContact(project.advisor, project.id, { ...jean, email: null }, now);
    const { tokens } = await noted();
    expect([...tokens.keys()].sort()).toEqual([project.lead.personId, 'contact'].sort());
    expect(new Set(tokens.values()).size).toBe(2);
    const { notice } = await notices.byToken(tokens.get('contact') ?? '', now);
    expect(notice).toMatchObject({ contactName: 'Jean Roux', title: 'Une assemblée ouverte', step: { kind: 'propose', saidBy: said.by } });
    await expect(contacts().addContact(project.advisor, project.id, { ...jean, email: 'rien' }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/email' }],
    });
  });

  it('is said to be wrong from the mail of someone without an account, as from the space', async () => {
    await contacts().addContact(project.advisor, project.id, jean, now);
    const { tokens, stepId } = await noted();
    await contests.contestByToken(tokens.get('contact') ?? '', null, now);
    expect(await projects.cases.one(project.lead, project.id, now)).toMatchObject({ phase: 'intention', proposedTo: null, version: 3 });
    expect((await history()).slice(1)).toMatchObject([
      { id: stepId, contestedAt: now, contestedBy: 'Jean Roux' },
      { kind: 'contest', role: 'holder', author: 'Jean Roux' },
    ]);
    expect(await rows(`SELECT FROM outbox WHERE name = 'StepContested' AND payload ->> 'stepId' = $1`, [stepId])).toHaveLength(1);
  });

  it('is said to be wrong once, however many links of however many people are used at once', async () => {
    await contacts().addContact(project.advisor, project.id, jean, now);
    const { tokens, stepId } = await noted();
    const links = [...tokens.values()];
    const tries = Array.from({ length: 12 }, (_, i) =>
      i % 3 === 0
        ? contests.contest(project.lead, { caseId: project.id, stepId }, now)
        : contests.contestByToken(links[i % 2] ?? '', null, now),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not-to-contest' });
    expect((await history()).filter(({ kind }) => kind === 'contest')).toHaveLength(1);
  });

  it('is said to be wrong to the last moment of the week; then its link only tells, and thirty days later nothing', async () => {
    const { tokens } = await noted();
    const [token = ''] = tokens.values();
    await expect(contests.contestByToken(token, null, deadline)).rejects.toMatchObject({ code: 'not-to-contest' });
    expect((await notices.byToken(token, later(deadline, 29 * 86_400_000))).notice.step.contestedAt).toBeNull();
    await expect(notices.byToken(token, later(deadline, 30 * 86_400_000))).rejects.toBeInstanceOf(NotFound);
    await contests.contestByToken(token, null, later(deadline, -1));
  });

  it('opens to no guess, nor to a link that serves another purpose', async () => {
    const { tokens } = await noted();
    const { notice } = await notices.byToken([...tokens.values()][0] ?? '', now);
    const secret = services.app.get(Secret);
    for (const token of [
      '',
      'x'.repeat(43),
      notice.id,
      secret.linkToken('receipt', notice.id, 0),
      secret.linkToken('notice', notice.stepId, 0),
    ]) {
      await expect(notices.byToken(token, now)).rejects.toBeInstanceOf(NotFound);
      await expect(contests.contestByToken(token, null, now)).rejects.toBeInstanceOf(NotFound);
    }
  });

  it('is no longer that of a contact who is taken out, nor of someone who leads no more', async () => {
    const contactId = await contacts().addContact(project.advisor, project.id, jean, now);
    const { tokens, stepId } = await noted();
    await contacts().removeContact(project.lead, project.id, contactId, now);
    await expect(notices.byToken(tokens.get('contact') ?? '', now)).rejects.toBeInstanceOf(NotFound);
    const told = await notices.readers(asSpec, stepId);
    expect(await Promise.all(told.filter(({ personId }) => !personId).map((one) => notices.toMail(asSpec, stepId, one, now)))).toEqual([
      null,
    ]);
    await services.app.get(OrganisationsService).leave(project.lead, project.lead.standing?.membershipId ?? '', now);
    const hers = tokens.get(project.lead.personId) ?? '';
    expect((await notices.byToken(hers, now)).notice.personId).toBe(project.lead.personId);
    await expect(contests.contestByToken(hers, null, now)).rejects.toMatchObject({ code: 'not-to-contest' });
  });

  it('goes to nobody twice, and to nobody once it is contested', async () => {
    const { tokens, stepId } = await noted();
    await contests.contestByToken([...tokens.values()][0] ?? '', 'Odile Chabert, secrétaire de mairie', now);
    const [reader] = await notices.readers(asSpec, stepId);
    expect(await notices.toMail(asSpec, stepId, reader ?? { personId: null, addressId: null }, now)).toBeNull();
    expect((await history())[1]).toMatchObject({ contestedBy: 'Odile Chabert, secrétaire de mairie' });
    await expect(
      rows(
        'INSERT INTO case_notice SELECT gen_random_uuid(), step_id, person_id, contact_id, address_id, 0, repeat($2, 64), at FROM case_notice WHERE step_id = $1',
        [stepId, 'a'],
      ),
    ).rejects.toMatchObject({ driverError: { constraint: 'case_notice_once' } });
  });
});
