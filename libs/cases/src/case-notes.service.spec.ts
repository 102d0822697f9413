import { Forbidden, InvalidInput, later, minutes, NotFound } from '#kernel';
import { Database } from '#platform';
import { type Project, Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { CaseNotesService } from './case-notes.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('the notes of a case', () => {
  let running: RunningServices;
  let notes: CaseNotesService;
  let projects: Projects;
  let project: Project;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    notes = running.app.get(CaseNotesService);
    projects = new Projects(running.app, now);
    project = await projects.begun('commune:26063', 'notes');
  }, 60_000);
  afterAll(() => running?.close());

  const read = async (by: Project['lead']) => (await notes.notes(by, project.id, { limit: 50 }, now)).items;
  const write = (by: Project['lead'], words: string, visibility: 'internal' | 'shared', after = 0) =>
    notes.write(by, project.id, { words, visibility }, later(now, minutes(after)));

  it('are read by those for whom they are from birth, the latest first', async () => {
    await write(project.advisor, 'Prudence avec le calendrier.', 'internal', 1);
    await write(project.lead, 'Le conseil se réunit le 3.', 'shared', 2);
    expect((await read(project.advisor)).map(({ words }) => words)).toEqual(['Le conseil se réunit le 3.', 'Prudence avec le calendrier.']);
    for (const by of [project.lead, project.member])
      expect((await read(by)).map(({ words }) => words)).toEqual(['Le conseil se réunit le 3.']);
    const stranger = await projects.community.with('lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    await expect(read(stranger)).rejects.toBeInstanceOf(NotFound);
  });

  it('are not written by whoever only reads, nor internally by whoever could not read them again', async () => {
    await expect(write(project.member, 'Une remarque', 'shared')).rejects.toBeInstanceOf(Forbidden);
    await expect(write(project.lead, 'Une remarque', 'internal')).rejects.toBeInstanceOf(InvalidInput);
    await expect(write(project.advisor, ' ', 'internal')).rejects.toBeInstanceOf(InvalidInput);
  });

  it('are taken back by their author or coordination, once, with a trace and without their words', async () => {
    const id = await write(project.advisor, 'Ceci était une erreur.', 'shared', 3);
    await expect(notes.withdraw(project.lead, project.id, id, now)).rejects.toBeInstanceOf(Forbidden);
    await notes.withdraw(project.advisor, project.id, id, now);
    expect((await read(project.lead))[0]).toMatchObject({ id, words: '', withdrawnAt: now, withdrawnBy: 'amina notes', isHers: false });
    await expect(notes.withdraw(project.advisor, project.id, id, now)).rejects.toBeInstanceOf(NotFound);
    const hers = await write(project.lead, 'Une autre erreur.', 'shared', 4);
    await notes.withdraw(await projects.community.with('coordinator', 'desk@cellule.example'), project.id, hers, now);
    expect((await read(project.lead))[0]?.words).toBe('');
  });

  it('do not say to the collectivité that an internal one exists', async () => {
    const id = await write(project.advisor, 'Interne.', 'internal', 5);
    await expect(notes.withdraw(project.lead, project.id, id, now)).rejects.toBeInstanceOf(NotFound);
  });

  it.each([
    `UPDATE case_note SET words = 'Autre'`,
    `UPDATE case_note SET visibility = 'public', words = ''`,
    'DELETE FROM case_note',
    'DELETE FROM case_note_withdrawal',
    `UPDATE case_note_withdrawal SET at = '2020-01-01T00:00:00Z'`,
    'TRUNCATE case_note CASCADE',
  ])('stay as they were written: %s', async (sql) => {
    await expect(running.app.get(Database).rows(sql)).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
  });
});
