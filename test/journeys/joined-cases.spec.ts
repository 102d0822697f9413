import { AppointmentsService } from '#appointments';
import {
  CaseActionsService,
  CaseContactsService,
  CaseFolderService,
  CaseNotesService,
  CaseStoryService,
  CasesService,
  ExchangesService,
  MinutesService,
} from '#cases';
import { type PersonActor, system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import { mayorLinkFor, messageTo } from '../support/case-reads.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { FormVisitor as Visitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const [buis, nyons] = ['commune:26063', 'commune:26220'];
const [secretOfPart, secretOfWhole] = ['Zibeline-5512', 'Pangolin-6623'];

describe('two cases of one project, through the pages', () => {
  let running: RunningApp;
  let projects: Projects;
  let ups: WrittenUps;
  let by: PersonActor;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let other: FormVisitor;
  let [part, whole, held, written, message, screen] = ['', '', '', '', '', ''];

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    const { app } = running;
    ups = await WrittenUps.in(app, new Date(now));
    projects = new Projects(app, new Date(now));
    advisor = await residentAs(running, 'advisor', 'amina.diallo@cellule.example');
    by = (await projects.community.comesIn('amina.diallo@cellule.example')).actor;
    [part, whole] = [
      await projects.open(buis, by, { title: 'Une assemblée à Buis' }),
      await projects.open(nyons, by, { title: 'Une assemblée à deux' }),
    ];
    lead = await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis });
    other = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: nyons });
    const notes = app.get(CaseNotesService);
    await notes.write(by, part, { words: `Interne ${secretOfPart}`, visibility: 'internal' }, projects.now);
    await notes.write(by, part, { words: `Partagé ${secretOfPart}-a`, visibility: 'shared' }, projects.now);
    await notes.write(by, whole, { words: `Interne ${secretOfWhole}`, visibility: 'internal' }, projects.now);
    await notes.write(by, whole, { words: 'La salle est réservée.', visibility: 'shared' }, projects.now);
    const toDo = { side: 'collectivite', what: 'Réunir le conseil', ownerId: null, ownerName: null, dueOn: null, council: null } as const;
    await app.get(CaseActionsService).add(by, part, { ...toDo, visibility: 'shared' }, projects.now);
    const [past, next] = [await ups.booked('zoe@buis.example'), await ups.booked('lea@buis.example', { nth: 3 })];
    [written, held] = [past.id, next.id];
    for (const id of [written, held]) await app.get(CasesService).attach(system('spec'), part, { kind: 'appointment', id }, projects.now);
    const page = await ups.desk.save(ups.advisor, written, someWriting(), afterIt(past));
    const about = { appointmentId: written, facts: { personIds: [ups.advisor.personId], territoryId: buis } };
    await app.get(MinutesService).send(ups.advisor, about, page.version, afterIt(past));
    message = new URL(await messageTo(app, { id: part, advisor: by, email: 'jean@orange.example', words: 'Bonjour.' }, projects.now))
      .pathname;
    screen = await mayorLinkFor(app, by, part, projects.now);
    await advisor.open('/connexion/contexte');
  }, 120_000);
  afterAll(() => running?.close());

  const path = () => `/dossiers/${part}/jonction`;
  const sends = (raison: string) => {
    const read = ['avec', 'version', 'version-autre'].map((name) => [name, advisor.valueOf(name)]);
    return advisor.send({ ...Object.fromEntries(read), raison }, path());
  };
  const lands = async (visitor: FormVisitor, at: string) => (await visitor.open(at)).status;

  it('is asked from the page of the one, of a list, never of an identifier', async () => {
    await advisor.open(`/dossiers/${part}`);
    expect(advisor.html).toContain(`href="${path()}"`);
    await advisor.open(path());
    expect(textOf(advisor)).toMatch(/Une assemblée à deux/);
    expect(textOf(await advisor.open(`${path()}?recherche=rien-de-tel`))).toMatch(/Aucun dossier ouvert où vous écrivez/);
    for (const wrong of ['x', part, '00000000-0000-4000-8000-00000000dead'])
      expect(textOf(await advisor.open(`${path()}?avec=${wrong}`))).toMatch(/rejoint celui que vous choisissez/);
    for (const [visitor, status] of [
      [lead, 403],
      [other, 403],
    ] as const)
      expect(await lands(visitor, path())).toBe(status);
  });

  it('is told what happens, and who reads what from then on, before anything does', async () => {
    await advisor.open(`${path()}?avec=${whole}`);
    expect(advisor.headers?.get('etag')).toBe('"1-1"');
    const text = textOf(advisor);
    for (const words of [
      /Rendez-vous à venir, ou dont le compte rendu est à écrire\s: 1\./,
      /Actions à faire, avec leur histoire\s: 1\./,
      /reste à faire par Buis-les-Baronnies/,
      /Les contacts\s: Jean Roux/,
      /Buis-les-Baronnies[^.]*: tout ce qui est partagé dans «\sUne assemblée à deux\s»/,
      /Nyons[^.]*: les contacts, et les actions partagées qui continuent/,
      /Les liens remis au maire se ferment/,
      /Aucun courriel ne part/,
    ])
      expect(text).toMatch(words);
    await sends('');
    expect([advisor.status, textOf(advisor).includes('Dites pourquoi')]).toEqual([400, true]);
    expect((await projects.cases.one(by, part, projects.now)).joinedInto).toBeNull();
  });

  it('is refused with what changed meanwhile, and keeps what was typed', async () => {
    await advisor.open(`${path()}?avec=${whole}`);
    await projects.phases.move(by, whole, { kind: 'suspend', reason: 'Les élections.', reviewOn: '2027-01-04', version: 1 }, projects.now);
    await sends('Les deux communes le font ensemble.');
    expect(advisor.status).toBe(412);
    expect(textOf(advisor)).toMatch(/a avancé entre-temps\s: «\sUne assemblée à deux\s»[\s\S]*suspend le projet/);
    expect(advisor.html).toContain('Les deux communes le font ensemble.');
    await projects.phases.move(by, whole, { kind: 'resume', version: 2 }, projects.now);
  });

  it('goes on as one: each finds the other by a link, and reads no more than was said', async () => {
    await advisor.open(`${path()}?avec=${whole}`);
    await sends('Les deux communes le font ensemble.');
    expect([advisor.status, advisor.path]).toEqual([200, `/dossiers/${part}`]);
    expect(textOf(advisor)).toMatch(/Ce dossier a rejoint «\sUne assemblée à deux\s»/);
    expect(advisor.html).toContain(`href="/dossiers/${whole}"`);
    expect([advisor.html.includes('/jonction'), advisor.html.includes('name="raison"')]).toEqual([false, false]);
    await advisor.open(`/dossiers/${whole}`);
    expect(textOf(advisor)).toMatch(/Dossier joint [\s\S]*Une assemblée à Buis/);
    expect(textOf(await lead.open(`/espace/projet/${part}`))).toMatch(/Ce dossier a rejoint/);
    expect(lead.html).toContain(`href="/espace/projet/${whole}"`);
    expect([await lands(lead, `/espace/projet/${whole}`), await lands(other, `/espace/projet/${part}`)]).toEqual([200, 404]);
    await other.open(`/espace/projet/${whole}`);
    expect([other.html.includes(part), textOf(other).includes('Réunir le conseil')]).toEqual([false, true]);
    const held1 = await running.app.get(CasesService).caseOf(by, { kind: 'appointment', id: held }, projects.now);
    const written1 = await running.app.get(CasesService).caseOf(by, { kind: 'appointment', id: written }, projects.now);
    expect([held1?.id, written1?.id]).toEqual([whole, part]);
    expect((await running.app.get(AppointmentsService).read(by, held)).territoryId).toBe(buis);
  });

  it('lets nobody read what was internal to the one or the other, nor the shared past of the one', async () => {
    const pages = [
      '',
      '/notes',
      '/echanges',
      '/histoire',
      '/qui-voit-quoi',
      '/contacts',
      '/equipe',
      '/partenaires',
      '/actions',
      '/documents',
    ];
    for (const [visitor, id, secrets] of [
      [lead, part, [`Interne ${secretOfPart}`, secretOfWhole]],
      [lead, whole, [secretOfPart, secretOfWhole]],
      [other, whole, [secretOfPart, secretOfWhole]],
    ] as const)
      for (const page of pages) {
        const at = `/espace/projet/${id}${page}`;
        await visitor.open(at);
        expect([at, visitor.status, secrets.filter((secret) => visitor.html.includes(secret))]).toEqual([at, 200, []]);
      }
    expect((await lead.open(`/espace/projet/${part}/notes`)).html).toContain(`${secretOfPart}-a`);
    const story = await running.app.get(CaseStoryService).story(by, whole, { limit: 100 }, projects.now);
    expect(JSON.stringify(story)).not.toContain(secretOfPart);
    expect(textOf(await other.open(`/espace/projet/${whole}/histoire`))).toMatch(
      /joint un autre dossier à celui-ci[\s\S]*Les deux communes le font ensemble/,
    );
  });

  it('takes nothing more where it was: forms left open, and links of letters, say so and lose nothing', async () => {
    await advisor.open(`/dossiers/${part}/notes`);
    expect(advisor.html).not.toContain('name="texte"');
    for (const [visitor, at, typed] of [
      [advisor, `/dossiers/${part}/notes`, { texte: 'Trop tard', vue: 'internal' }],
      [lead, `/espace/projet/${part}/echanges`, { texte: 'Trop tard' }],
      [lead, `/espace/projet/${part}/personnes`, { prenom: 'Léa', nom: 'Faure', statut: 'staff' }],
      [advisor, `/dossiers/${part}/partenaires`, { partenaire: 'Vinsobres', part: 'named' }],
      [advisor, `/dossiers/${part}/jonction`, { avec: whole, raison: 'Encore', version: '2', 'version-autre': '3' }],
    ] as const) {
      await visitor.open(at.startsWith('/dossiers') ? `/dossiers/${whole}/notes` : `/espace/projet/${whole}`);
      await visitor.send(typed, at);
      expect([at, visitor.status]).toEqual([at, 409]);
      expect(textOf(visitor)).toMatch(/Ce dossier a rejoint un autre dossier/);
      expect(visitor.html).toContain(`${at.split('/').slice(0, -1).join('/')}"`);
    }
    const stranger = new Visitor(running.url);
    await stranger.open(message);
    await stranger.send({ texte: 'Nous venons à trois.' }, `${message}/reponse`);
    expect([stranger.status, textOf(stranger).includes('a rejoint un autre dossier')]).toEqual([409, true]);
    expect(stranger.html).toContain('Nous venons à trois.');
    expect(await lands(stranger, screen)).toBe(404);
    const { items } = await running.app.get(ExchangesService).exchanges(by, part, { limit: 10 });
    expect(items).toHaveLength(1);
  });

  it('is one in lists and counts', async () => {
    await advisor.open('/dossiers');
    expect([advisor.html.includes(`/dossiers/${part}`), advisor.html.includes(`/dossiers/${whole}`)]).toEqual([false, true]);
    expect(textOf(advisor)).toMatch(/Un dossier/);
    expect(textOf(await lead.open('/espace/projet'))).toMatch(/Un projet [\s\S]*Une assemblée à deux/);
    const { partners } = await running.app.get(CaseFolderService).people(by, whole);
    expect(partners).toHaveLength(1);
    expect(await running.app.get(CaseContactsService).contacts(by, whole)).toMatchObject([{ firstName: 'Jean' }]);
  });
});
