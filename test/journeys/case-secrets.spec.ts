import { type AppointmentRead, AppointmentsService } from '#appointments';
import {
  ActionListsService,
  CaseActionsService,
  CaseFolderService,
  CaseNotesService,
  CaseStoryService,
  CasesService,
  EvidenceService,
  ExchangesService,
  MinutesService,
} from '#cases';
import type { PersonActor } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { mayorLinkFor, messageTo } from '../support/case-reads.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';
import { tablesWith } from '../support/tables-with.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const [buis, nyons] = ['commune:26063', 'commune:26220'];
const secret = 'Zibeline-7431';
const all = { limit: 100 };

describe('what is internal to a case', () => {
  let running: RunningApp;
  let projects: Projects;
  let advisor: PersonActor;
  let id: string;
  let appointment: AppointmentRead;
  let link: string;
  let screen: string;
  let lead: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    const { app } = running;
    const ups = await WrittenUps.in(app, new Date(now));
    projects = new Projects(app, new Date(now));
    advisor = ups.advisor;
    id = await projects.open(buis, advisor);
    lead = await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis });
    await app.get(CaseFolderService).addPartner(advisor, id, nyons, projects.now);
    await app.get(CaseNotesService).write(advisor, id, { words: `Interne ${secret}`, visibility: 'internal' }, projects.now);
    await app.get(CaseNotesService).write(advisor, id, { words: 'Le conseil se réunit le 3.', visibility: 'shared' }, projects.now);
    const received = { code: 'risks', form: 'text', words: `Un risque ${secret}`, visibility: 'internal' } as const;
    await app.get(EvidenceService).receive(advisor, id, received, projects.now);
    await projects.receive(advisor, id, 'intention');
    const hers = { side: 'collectivite', ownerId: null, ownerName: 'Jean Roux', dueOn: '2026-12-15', council: null } as const;
    for (const [what, visibility] of [['Écrire au conseil', 'shared'] as const, [`Relancer ${secret}`, 'internal'] as const])
      await app.get(CaseActionsService).add(advisor, id, { ...hers, what, visibility }, projects.now);
    appointment = await ups.booked('zoe@buis.example');
    await app.get(CasesService).attach(advisor, id, { kind: 'appointment', id: appointment.id }, projects.now);
    const at = afterIt(appointment);
    const written = await ups.desk.save(advisor, appointment.id, someWriting({ note: `Interne ${secret}` }), at);
    const about = { appointmentId: appointment.id, facts: { personIds: [advisor.personId], territoryId: buis } };
    await app.get(MinutesService).send(advisor, about, written.version, at);
    link = new URL(await messageTo(app, { id, advisor, email: 'jean@orange.example', words: 'Bonjour.' }, projects.now)).pathname;
    screen = await mayorLinkFor(app, advisor, id, projects.now);
  }, 120_000);
  afterAll(() => running?.close());

  const storyOf = async (by: PersonActor) => (await running.app.get(CaseStoryService).story(by, id, all, projects.now)).items;

  it.each([
    ['lead', buis],
    ['member', buis],
    ['member', nyons],
    ['advisor', undefined],
    ['coordinator', undefined],
    ['auditor', undefined],
  ] as const)('is told to %s of %s as a story exactly as it is read one by one', async (role, territoryId) => {
    const { app } = running;
    const by = await projects.community.with(role, `${role}.${territoryId?.slice(-5) ?? 'cell'}@story.example`, { territoryId });
    const story = await storyOf(by);
    const ids = (kind: string) => story.flatMap((entry) => (entry.kind === kind ? [entry.id] : [])).sort();
    const idsOf = (things: readonly { readonly id: string }[]) => things.map((thing) => thing.id).sort();
    expect(ids('note')).toEqual(idsOf((await app.get(CaseNotesService).notes(by, id, all, projects.now)).items));
    expect(ids('evidence')).toEqual(idsOf(await app.get(EvidenceService).evidence(by, id, projects.now)));
    expect(ids('exchange')).toEqual(idsOf((await app.get(ExchangesService).exchanges(by, id, all)).items));
    expect(ids('action')).toEqual(idsOf((await app.get(ActionListsService).toDo(by, id, all, projects.now)).items));
    expect(ids('step')).toEqual(idsOf(await projects.phases.history(by, id)));
    const reads = await app
      .get(AppointmentsService)
      .read(by, appointment.id)
      .then(
        () => [appointment.id],
        () => [],
      );
    expect([ids('appointment'), ids('minutes')]).toEqual([reads, reads]);
    // all of one instant, each after what it follows from: the case opens first, and is written in last
    const kinds = story.filter(({ at }) => at.getTime() === projects.now.getTime()).map(({ kind, code }) => `${kind} ${code}`);
    expect([kinds[0], kinds.at(-1)]).toEqual(['exchange cell', 'step opened']);
    expect(kinds.lastIndexOf('action added')).toBeLessThan(kinds.indexOf('evidence wish'));
    expect(story.map(({ at }) => at.getTime())).toEqual(story.map(({ at }) => at.getTime()).sort((a, b) => b - a));
  });

  it('comes out nowhere, neither to other advisors: pages, mails, links, log, journal', async () => {
    const [member, partner] = [
      await residentAs(running, 'member', 'membre@buis.example', { territoryId: buis }),
      await residentAs(running, 'member', 'membre@nyons.example', { territoryId: nyons }),
    ];
    const [auditor, stranger] = [await residentAs(running, 'auditor', 'audit@cellule.example'), new FormVisitor(running.url)];
    const own = [
      '',
      '/notes',
      '/echanges',
      '/histoire',
      '/qui-voit-quoi',
      '/calendrier',
      '/documents',
      '/personnes',
      '/contacts',
      '/equipe',
      '/partenaires',
      '/actions',
    ].map((page) => `/espace/projet/${id}${page}`);
    for (const [visitor, paths] of [
      [lead, [...own, `/espace/projet/${id}/conseil`, `/espace/projet/${id}/maire`, '/espace/projet', '/mes-donnees', '/mes-donnees.json']],
      [member, own],
      [partner, own],
      [auditor, [...own.map((path) => path.replace('/espace/projet', '/dossiers')), '/journal']],
      [stranger, [link, screen]],
    ] as const)
      for (const path of paths) {
        await visitor.open(path);
        expect([path, visitor.status, visitor.html.includes(secret)]).toEqual([path, 200, false]);
      }
    const cell = own.map((path) => path.replace('/espace/projet', '/dossiers'));
    const colleague = await residentAs(running, 'advisor', 'collegue@cellule.example');
    for (const path of [...cell, '/dossiers', '/mes-donnees.json']) {
      await colleague.open(path);
      expect([path, colleague.status, colleague.html.includes(secret)]).toEqual([path, 200, false]);
    }
    expect(textOf(await colleague.open(`/dossiers/${id}/qui-voit-quoi`))).toMatch(
      /Les autres conseillers de la cellule, dans leurs départements Lit ce qui est partagé ou public\./,
    );
    expect(running.log.lines.filter((line) => line.includes(secret))).toEqual([]);
    // what letters, the journal, the outbox and searches are made of holds nothing of it
    expect((await tablesWith(running.app, secret)).sort()).toEqual(['case_action', 'case_evidence', 'case_note', 'minutes_note']);
  });

  it('is read by coordination with a line in the journal each time, and by those who follow the case without one', async () => {
    const traced = async () =>
      (
        await running.app
          .get(Database)
          .rows<{ what: string }>(
            `SELECT payload->>'what' AS what FROM journal WHERE name = 'InternalRead' AND subject_id = $1 ORDER BY id`,
            [id],
          )
      ).map(({ what }) => what);
    const before = (await traced()).length;
    await storyOf(advisor);
    await running.app.get(CaseNotesService).notes(advisor, id, all, projects.now);
    expect(await traced()).toHaveLength(before);
    const desk = await residentAs(running, 'coordinator', 'bureau@cellule.example');
    for (const page of ['/notes', '/histoire', '/documents']) expect((await desk.open(`/dossiers/${id}${page}`)).html).toContain(secret);
    expect((await traced()).slice(before)).toEqual(['notes', 'story', 'evidence']);
    for (const page of ['/conseil', '/contacts', '/partenaires']) await desk.open(`/dossiers/${id}${page}`);
    expect(await traced()).toHaveLength(before + 3);
    expect(textOf(await desk.open(`/dossiers/${id}/qui-voit-quoi`))).toMatch(
      /La coordination, dans ses départements Lit tout, aussi ce qui est interne à la cellule\. Chaque lecture de ce qui est interne est inscrite au journal\./,
    );
  });

  it('counts for a colleague what she can open, and refuses her what is internal one by one', async () => {
    const { app } = running;
    const colleague = await projects.community.with('advisor', 'voisin@cellule.example');
    const lists = app.get(ActionListsService);
    expect(await lists.countToDo(colleague, id)).toBe((await lists.toDo(colleague, id, all, projects.now)).items.length);
    expect(await lists.countToDo(advisor, id)).toBe((await lists.countToDo(colleague, id)) + 1);
    const hidden = (await lists.toDo(advisor, id, all, projects.now)).items.find(({ what }) => what.includes(secret));
    await expect(app.get(CaseActionsService).one(colleague, hidden?.id ?? '', projects.now)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is not in « Le mot pour le conseil », which is for the collectivité that leads and says what is asked of its council', async () => {
    await lead.open(`/espace/projet/${id}/conseil`);
    expect(textOf(lead)).toMatch(
      /Buis-les-Baronnies[\s\S]*Une assemblée ouverte[\s\S]*Étape L’idée[\s\S]*Niveau de participation promis pas encore choisi/,
    );
    expect(textOf(lead)).toMatch(/Prochain rendez-vous \S+di[\s\S]*Ce qui est demandé au conseil Prendre connaissance de l’intention/);
    const colleague = await residentAs(running, 'advisor', 'conseil@cellule.example');
    await colleague.open(`/dossiers/${id}/conseil`);
    expect([colleague.status, colleague.html.includes(secret)]).toEqual([200, false]);
    const partner = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: nyons });
    expect((await partner.open(`/espace/projet/${id}/conseil`)).status).toBe(403);
    expect((await partner.open(`/espace/projet/${id}`)).html).not.toContain('/conseil"');
  });

  it('is told page by page, each side in its own words', async () => {
    await lead.open(`/espace/projet/${id}/histoire`);
    expect(textOf(lead)).toMatch(/Camille Aubry envoie le compte rendu du rendez-vous «\s?Axes stratégiques\s?»\. mercredi 25 novembre/);
    const told = [
      /écrit à la collectivité\. Bonjour\./,
      /Jean Roux devient un contact du projet\. lundi/,
      /ouvre le dossier\./,
      /ajoute une action\./,
    ];
    for (const one of told) expect(textOf(lead)).toMatch(one);
    const story = running.app.get(CaseStoryService);
    const [seen, limit] = [[] as string[], 2];
    for (let after: string | null = ''; after !== null; ) {
      const { items, next } = await story.story(advisor, id, { after, limit }, projects.now);
      seen.push(...items.map((entry) => `${entry.kind} ${entry.id}`));
      after = next;
    }
    expect(seen).toEqual((await storyOf(advisor)).map((entry) => `${entry.kind} ${entry.id}`));
  });

  it('folds what is long in its story, and loses none of it', async () => {
    await running.app
      .get(CaseNotesService)
      .write(advisor, id, { words: `Longue ${'note '.repeat(200)}fin.`, visibility: 'shared' }, projects.now);
    await lead.open(`/espace/projet/${id}/histoire`);
    expect(lead.html).toMatch(/<summary>Longue note [^<]*… \(tout lire\)<\/summary>[\s\S]*fin\.<\/p>/);
  });
});
