import { CaseContactsService, ExchangesService } from '#cases';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { messageTo } from '../support/case-reads.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Project, Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';
import { inRole, nationwide } from '../support/standing.js';

const [now, then] = ['2026-11-23T08:00:00Z', '2026-11-23T08:05:00Z'];
const words = 'Où en est la réservation de la salle ?';

describe('a message of a case, for whoever never signs in', () => {
  let running: RunningApp;
  let projects: Projects;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    projects = new Projects(running.app, new Date(now));
  }, 60_000);
  afterAll(() => running?.close());

  const mailed = async ({ id, advisor }: Project, email: string) =>
    new URL(await messageTo(running.app, { id, advisor, email, words }, projects.now)).pathname;
  const exchanged = async ({ id, advisor }: Project) =>
    (await running.app.get(ExchangesService).exchanges(advisor, id, { limit: 10 })).items;

  it('is read by its link, and answered by a post and not by a look; an answer sent twice is one', async () => {
    const project = await projects.begun('commune:26063', 'message-a');
    const link = await mailed(project, 'jean.roux@orange.example');
    running.clock.set(then);
    const reader = await new FormVisitor(running.url).open(link);
    expect(textOf(reader)).toMatch(/Où en est la réservation[\s\S]*De amina message-a/);
    expect(reader.headers?.get('referrer-policy')).toBe('no-referrer');
    await reader.send({ texte: ' ' }, `${link}/reponse`);
    expect([reader.status, reader.html]).toEqual([400, expect.stringContaining('href="#texte"')]);
    await reader.send({ texte: 'La salle est réservée.' }, `${link}/reponse`);
    expect(textOf(reader)).toMatch(/Votre réponse est partie[\s\S]*Ce que vous avez répondu[\s\S]*La salle est réservée\./);
    await reader.send({ texte: 'La salle est réservée.' }, `${link}/reponse`);
    expect(await exchanged(project)).toEqual([
      expect.objectContaining({ side: 'collectivite', words: 'La salle est réservée.', author: 'Jean Roux' }),
      expect.objectContaining({ side: 'cell', words, readers: expect.arrayContaining(['Jean Roux']) }),
    ]);
  });

  it('opens nothing else, nor longer than sixty days, nor for a contact who is taken out', async () => {
    const project = await projects.begun('commune:26220', 'message-b');
    const link = await mailed(project, 'jean.roux@orange.example');
    const reader = new FormVisitor(running.url);
    for (const path of [link.replace('/message/', '/note/'), `/message/${'x'.repeat(43)}`])
      expect((await reader.open(path)).status).toBe(404);
    running.clock.set('2027-01-23T08:00:00Z');
    expect((await reader.open(link)).status).toBe(404);
    running.clock.set(now);
    expect((await reader.open(link)).status).toBe(200);
    const contacts = running.app.get(CaseContactsService);
    const [contact] = await contacts.contacts(project.advisor, project.id);
    await contacts.removeContact(project.advisor, project.id, contact?.id ?? '', projects.now);
    expect((await reader.open(link)).status).toBe(404);
    await reader.send({ texte: 'Encore' }, `${link}/reponse`);
    expect(await exchanged(project)).toHaveLength(1);
  });

  it('asks who reads where several people read, and keeps her name', async () => {
    const project = await projects.begun('commune:26256', 'message-c');
    const link = await mailed(project, 'mairie@pierrelongue.example');
    running.clock.set(then);
    const reader = await new FormVisitor(running.url).open(link);
    expect([reader.path, reader.html.includes(words)]).toEqual([`${link}/lecture`, false]);
    await reader.send({ texte: 'Oui' }, `${link}/reponse`);
    expect(await exchanged(project)).toHaveLength(1);
    await reader.send({ prenom: 'Odile', nom: 'Chabert', fonction: 'Secrétaire de mairie' }, `${link}/lecture`);
    expect(textOf(reader)).toContain(words);
    await reader.send({ texte: 'La salle est réservée.' }, `${link}/reponse`);
    expect((await exchanged(project))[0]?.author).toBe('Odile Chabert, Secrétaire de mairie');
  });

  it('is not said to have left where nobody has an address: it is to be said by telephone', async () => {
    running.clock.set(now);
    const advisor = await residentAs(running, 'advisor', 'seule@cellule.example');
    const [{ id: personId } = { id: '' }] = await running.app
      .get(Database)
      .rows<{ id: string }>(`SELECT person_id AS id FROM address WHERE email = 'seule@cellule.example'`);
    const id = await projects.open('commune:26043', inRole('advisor', nationwide, personId));
    const page = `/dossiers/${id}/echanges`;
    expect(textOf(await advisor.open(page))).toContain('vous serez invité à appeler');
    await advisor.send({ texte: words }, page);
    expect(textOf(advisor)).toMatch(/Votre message n’est pas parti par courriel[\s\S]*L’appel est dans «\s?À appeler\s?»/);
    expect(textOf(advisor)).not.toContain('Votre message est parti');
    expect(textOf(advisor)).toContain('À dire par téléphone');
  });
});
