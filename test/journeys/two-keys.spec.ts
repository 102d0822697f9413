import { CasesService } from '#cases';
import { system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { asked } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const buis = { territoryId: 'commune:26063' };
const said = { parole: 'oui', 'dit-par': 'Odile Chabert, maire', 'dit-le': '2026-11-20', 'dit-comment': 'by_phone' };

describe('two keys that are two people, on the pages of both sides', () => {
  let running: RunningApp;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    const projects = new Projects(running.app, new Date(now));
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    const { actor } = await projects.community.comesIn('amina@cellule.example');
    id = await projects.open(buis.territoryId, actor);
    await projects.receive(actor, id, 'intention');
    await advisor.open('/connexion/contexte');
  }, 120_000);
  afterAll(() => running?.close());

  const one = () => running.app.get(CasesService).one(system('spec'), id, new Date(now));
  const cell = () => `/dossiers/${id}`;
  const own = () => `/espace/projet/${id}`;

  /** From the page as it stands. */
  async function moves(visitor: FormVisitor, path: string, fields: object): Promise<void> {
    await visitor.open(path);
    await visitor.send({ version: `${(await one()).version}`, sans: '', ...fields }, `${path}/etapes`);
  }

  it('takes back what one advisor alone built upon a word that is denied, and says so at the top of both pages', async () => {
    await moves(advisor, cell(), { geste: 'propose', ...said });
    await moves(advisor, cell(), { geste: 'confirm' });
    expect((await one()).phase).toBe('framing');
    await lead.open(own());
    await lead.send({ etape: lead.valueOf('etape') }, `${own()}/inexact`);
    expect((await one()).phase).toBe('intention');
    expect(textOf(lead)).toMatch(/Votre collectivité dit que le passage à «\s?Le cadre\s?» n’est pas exact[\s\S]*Étape L’idée/);
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(
      /La collectivité dit que le passage à «\s?Diagnostic et cadrage\s?» n’est pas exact[\s\S]*Dit inexact le[\s\S]*Étape Intention/,
    );
  });

  it('lists on the day of whoever follows the case what is asked of her, and where she answers it', async () => {
    await advisor.open('/agenda');
    expect(textOf(advisor)).toMatch(
      /Réponses attendues de vous[\s\S]*Buis-les-Baronnies \(26\) – Une assemblée ouverte note contestée[\s\S]*n’est pas exact/,
    );
    expect(advisor.html).toContain(`href="${cell()}"`);
    await lead.open(`${own()}/echanges`);
    await lead.send({ texte: 'Quand se voit-on ?' }, `${own()}/echanges`);
    await advisor.open('/agenda');
    expect(textOf(advisor)).toContain('votre réponse à un message');
    expect(advisor.html).toContain(`href="${cell()}/echanges"`);
    expect(textOf(await lead.open(own()))).toContain('On attend la cellule');
    running.clock.set('2026-11-23T08:05:00Z');
    await moves(lead, own(), { geste: 'propose' });
    await advisor.open('/agenda');
    expect(textOf(advisor)).not.toContain('note contestée');
    expect(textOf(advisor)).toMatch(/votre confirmation, ou «\s?pas encore\s?», pour passer à «\s?Diagnostic et cadrage/);
  });

  it('shows the new requests and by when they are promised an answer, as long as there are some', async () => {
    await advisor.open('/agenda');
    expect(textOf(advisor)).not.toContain('Nouvelles demandes');
    for (let n = 0; n < 6; n += 1) await asked(running, buis.territoryId);
    await advisor.open('/agenda');
    expect(textOf(advisor)).toMatch(/Nouvelles demandes 6 demandes attendent la réponse de la cellule[\s\S]*Au plus tard/);
    expect(advisor.html.match(/Au plus tard/g)).toHaveLength(5);
    expect(textOf(advisor)).toContain('Voir toutes les demandes');
  });

  it('says where one answers what was proposed, by whom, when, and on whose word', async () => {
    await lead.open(own());
    expect(textOf(lead)).toMatch(
      /Pour continuer Vous proposez de passer à «\s?Le cadre\s?»\s?: la cellule doit le confirmer\. C’était lundi 23/,
    );
    await moves(advisor, cell(), { geste: 'decline', 'decline-raison': 'Relisons d’abord.', raison: 'Relisons d’abord.' });
    await moves(advisor, cell(), { geste: 'propose', ...said });
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(
      /Pour continuer Odile Chabert \(conseil\) note que la collectivité veut passer à «\s?Diagnostic et cadrage\s?»\s?: une personne du conseil doit le confirmer\. Dit par Odile Chabert, maire, par téléphone/,
    );
    await moves(advisor, cell(), { geste: 'confirm' });
    expect((await one()).phase).toBe('framing');
  });

  it('asks whose agreement it is, when and how, and keeps what was typed of it', async () => {
    await lead.open(own());
    const agreement = { element: 'sponsor', 'accord-par': 'Jean Roux, adjoint', 'accord-le': '2026-11-20', 'accord-comment': '' };
    await lead.send(agreement, `${own()}/documents`);
    expect([lead.status, lead.html]).toEqual([400, expect.stringContaining('href="#accord-comment')]);
    expect(textOf(lead)).toContain('Dites comment cela a été dit.');
    expect(lead.valueOf('accord-par')).toBe('Jean Roux, adjoint');
    await lead.send({ ...agreement, 'accord-par': '', texte: 'Le maire est d’accord.', vue: 'shared' }, `${own()}/documents`);
    expect(lead.status).toBe(400);
    await lead.send({ ...agreement, 'accord-comment': 'deliberation' }, `${own()}/documents`);
    expect(textOf(lead)).toMatch(
      /L’accord de la personne élue qui porte le projet[^.]*Jean Roux, adjoint, par délibération[^.]*Date vendredi 20 novembre 2026/,
    );
  });

  it('asks coordination to confirm an end before the action, in words of an end, and says so until then', async () => {
    const coordinator = await residentAs(running, 'coordinator', 'solene@cellule.example');
    await moves(advisor, cell(), { geste: 'close', vers: 'intention', raison: 'La commune renonce.' });
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(
      /Vous demandez de mettre fin au projet\s?: la coordination doit le confirmer\. C’était[^.]*\. Pourquoi\s?: La commune renonce/,
    );
    expect(textOf(advisor)).toMatch(
      /fin demandée[\s\S]*Histoire du projet[\s\S]*demande de mettre fin au projet\s?; la coordination doit le confirmer/,
    );
    await advisor.open(`${cell()}/histoire`);
    expect(textOf(advisor)).toContain('demande de mettre fin au projet');
    await coordinator.open('/coordination');
    expect(textOf(coordinator)).toContain('Une fin de projet à confirmer');
    await coordinator.open('/dossiers?suivi=&fin=oui');
    expect(textOf(coordinator)).toMatch(/Un dossier[\s\S]*Une assemblée ouverte fin demandée/);
    await coordinator.open(cell());
    expect(textOf(coordinator)).toMatch(
      /demande de mettre fin au projet[\s\S]*Confirmer la fin du projet[\s\S]*Ne pas mettre fin au projet/,
    );
    expect(coordinator.html).not.toMatch(/éléments sont reçus\. Le choix|Pourquoi continuer sans/);
    await moves(coordinator, cell(), { geste: 'confirm' });
    expect((await one()).phase).toBe('closed');
    expect(textOf(coordinator)).toContain('confirme la fin du projet');
  });
});
