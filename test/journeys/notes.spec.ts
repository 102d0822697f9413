import { CaseContactsService, CaseFrameService, NoticesService, PhasesService } from '#cases';
import { ActReceipts } from '#identity';
import { system } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Project, Projects } from '../support/project.js';
import { textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const said = { by: 'Jean Roux, adjoint', on: '2026-11-20', how: 'by_phone' } as const;
const her = { prenom: 'Odile', nom: 'Chabert', fonction: 'Secrétaire de mairie' };

describe('what was noted of a collectivité, for whoever never signs in', () => {
  let running: RunningApp;
  let projects: Projects;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    projects = new Projects(running.app, new Date(now));
  }, 60_000);
  afterAll(() => running?.close());

  /** The path of the link that a contact at that address is mailed. */
  async function noted({ id, advisor }: Project, email: string): Promise<string> {
    const contact = { firstName: 'Jean', lastName: 'Roux', status: 'elected', email } as const;
    await running.app.get(CaseContactsService).addContact(advisor, id, contact, projects.now);
    const version = await projects.version(advisor, id);
    await projects.phases.move(advisor, id, { kind: 'propose', version, said }, projects.now);
    const stepId = (await projects.phases.history(advisor, id)).at(-1)?.id ?? '';
    const notices = running.app.get(NoticesService);
    const reader = (await notices.readers(asSpec, stepId)).find(({ addressId }) => addressId) ?? { personId: null, addressId: null };
    return new URL((await notices.toMail(asSpec, stepId, reader, projects.now))?.url ?? '').pathname;
  }

  const phaseOf = async ({ id, advisor }: Project) => (await projects.cases.one(advisor, id, projects.now)).phase;

  it('is read by its link, and said to be wrong by a post and not by a look, once', async () => {
    const project = await projects.begun('commune:26063', 'note-a');
    const link = await noted(project, 'jean.roux@orange.example');
    const reader = await new FormVisitor(running.url).open(link);
    expect(textOf(reader)).toMatch(/Voici ce que nous avons noté[\s\S]*L’idée[\s\S]*Le cadre[\s\S]*Jean Roux, adjoint, par téléphone/);
    expect(reader.headers?.get('referrer-policy')).toBe('no-referrer');
    expect((await projects.cases.one(project.advisor, project.id, projects.now)).proposedTo).toBe('framing');
    const again = reader.copy().sharing(reader);
    await reader.send({}, `${link}/inexact`);
    expect([reader.path.split('?')[0], textOf(reader)]).toEqual([link, expect.stringContaining('Merci, nous savons')]);
    expect((await projects.cases.one(project.advisor, project.id, projects.now)).proposedTo).toBeNull();
    await again.send({}, `${link}/inexact`);
    expect([again.status, textOf(again)]).toEqual([409, expect.stringContaining('ne peut plus être contestée')]);
    expect((await reader.open(`/note/${'x'.repeat(43)}`)).status).toBe(404);
    expect((await reader.open(link.replace('/note/', '/acte/'))).status).toBe(404);
  });

  it('asks who reads where several people read, and keeps her name in the story', async () => {
    const project = await projects.begun('commune:26220', 'note-b');
    const link = await noted(project, 'mairie@nyons.example');
    const reader = await new FormVisitor(running.url).open(link);
    expect([reader.path, textOf(reader)]).toEqual([`${link}/lecture`, expect.stringContaining('Qui lit ce message')]);
    expect(reader.html).not.toMatch(/Nyons|assemblée|Jean Roux/);
    await reader.send({}, `${link}/inexact`);
    expect(reader.path).toBe(`${link}/lecture`);
    expect((await projects.cases.one(project.advisor, project.id, projects.now)).proposedTo).toBe('framing');
    await reader.send(her, `${link}/lecture`);
    expect([reader.path, textOf(reader)]).toEqual([link, expect.stringContaining('Jean Roux, adjoint')]);
    await reader.send({}, `${link}/inexact`);
    const story = await projects.phases.history(project.advisor, project.id);
    expect(story.at(-1)).toMatchObject({ kind: 'contest', author: 'Odile Chabert, Secrétaire de mairie' });
  });

  it('is undone with the act, where a lead’s own declaration of what is bought is contested from its receipt', async () => {
    const project = await projects.begun('commune:26256', 'note-c');
    const { id, lead } = project;
    await running.app.get(CaseFrameService).deliver(lead, id, 'provider', projects.now);
    for (let step = 0; step < 3; step += 1) await projects.advance(project);
    for (const phase of ['briefing', 'provider_selection'] as const) {
      await projects.receive(lead, id, phase);
      const version = await projects.version(lead, id);
      await running.app.get(PhasesService).move(lead, id, { kind: 'propose', version, typedName: 'odile note-c' }, projects.now);
    }
    expect(await phaseOf(project)).toBe('implementation');
    const link = await receiptOf(lead.personId);
    const reader = await new FormVisitor(running.url).open(link);
    await reader.send({}, `${link}/contestation`);
    expect(textOf(reader)).toContain('L’acte est contesté');
    expect(await phaseOf(project)).toBe('briefing');
    const story = await projects.phases.history(lead, id);
    expect(story.at(-1)).toMatchObject({ kind: 'contest', from: 'implementation', to: 'briefing', author: 'odile note-c' });
  });

  /** Of the first of her acts. */
  async function receiptOf(personId: string): Promise<string> {
    const act = await running.app
      .get(Database)
      .row<{ id: string }>('SELECT id FROM act WHERE person_id = $1 ORDER BY number LIMIT 1', [personId]);
    return new URL((await running.app.get(ActReceipts).toMail(asSpec, act?.id ?? '', personId)).url ?? '').pathname;
  }
});
