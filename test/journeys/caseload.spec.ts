import { CasesService, PhasesService } from '#cases';
import { CaseAccess } from '#identity';
import { later, minutes, type PersonActor, system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { type Project, Projects } from '../support/project.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';

const now = new Date('2026-11-23T08:00:00Z');
const asSpec = system('spec');

describe('« Mes dossiers »', () => {
  let running: RunningApp;
  let projects: Projects;
  let advisor: PersonActor;
  let reader: FormVisitor;
  let framed: Project;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    await enrolCast(running.app, now);
    projects = new Projects(running.app, now);
    framed = await projects.begun('commune:26220', 'nyons');
    reader = await readerOf(running, 'amina.nyons@cellule.example');
    advisor = framed.advisor;
    await projects.open('commune:26063', advisor, { title: 'Un budget participatif' });
    const booked = await bookedBy(running, 'zoe@buis.example', { nth: 10 });
    const [buis] = await running.app.get(CasesService).openOf(advisor, 'commune:26063', now);
    await running.app.get(CasesService).attach(advisor, buis?.id ?? '', { kind: 'appointment', id: booked }, now);
    await projects.receive(framed.lead, framed.id, 'intention');
    await running.app.get(PhasesService).move(framed.lead, framed.id, { kind: 'propose', version: 1 }, later(now, minutes(1)));
    await running.app.get(PhasesService).move(advisor, framed.id, { kind: 'confirm', version: 2 }, later(now, minutes(2)));
  }, 120_000);
  afterAll(() => running?.close());

  const titles = () => [...reader.html.matchAll(/<h3[^>]*><a href="\/dossiers\/[^"]+">([^<]+)</g)].map(([, title]) => title);
  const views = (html: string) => html.slice(html.indexOf('te-tabs'), html.indexOf('</nav>', html.indexOf('te-tabs')));
  const tabs = () => [...views(reader.html).matchAll(/<a href="(\/mes-dossiers[^"]*)"( aria-current="page")?>([^<]+)</g)];

  it('opens on those that go on, the latest first, each with its next appointment and whom it waits for', async () => {
    await reader.open('/mes-dossiers');
    expect(titles()).toEqual(['Nyons (26) – Une assemblée ouverte', 'Buis-les-Baronnies (26) – Un budget participatif']);
    expect(textOf(reader)).toMatch(/Prochain rendez-vous mercredi 25 novembre 2026 à 14\sh \(heure de Paris\), Premier échange/);
    expect(textOf(reader)).toContain('Prochain rendez-vous aucun');
  });

  it('counts each view, says which one is open, and opens each', async () => {
    const shown = { 'en-cours': 2, 'a-nous': 1, collectivite: 1, retard: 0, tous: 2 };
    for (const [word, count] of Object.entries(shown)) {
      await reader.open(`/mes-dossiers?vue=${word}`);
      const here = tabs().filter(([, , isHere]) => isHere);
      expect([here.length, here[0]?.[3]]).toEqual([1, expect.stringContaining(`(${count})`)]);
      expect([word, titles().length]).toEqual([word, count]);
    }
    expect(tabs().map(([, , , text]) => text)).toEqual([
      ...['En cours (2)', 'À nous d’agir (1)', 'On attend la collectivité (1)', 'En retard (0)', 'Tous (2)'],
    ]);
  });

  it('says so when a view is empty', async () => {
    await reader.open('/mes-dossiers?vue=retard');
    expect(textOf(reader)).toContain('Aucun dossier n’est en retard.');
  });

  it('shows the same view phase by phase, and says where nothing stands', async () => {
    await reader.open('/mes-dossiers?affichage=etapes');
    const columns = [...reader.html.matchAll(/<h2[^>]*id="etape-(\w+)"[^>]*>([^<]+)</g)].map(([, phase]) => phase);
    expect([columns, titles().length]).toEqual([['intention', 'framing'], 2]);
    expect(textOf(reader)).toMatch(/Aucun dossier ici\s: .*évaluation/);
    await reader.open('/mes-dossiers?vue=a-nous&affichage=etapes');
    expect(titles()).toEqual(['Buis-les-Baronnies (26) – Un budget participatif']);
    expect(reader.html).toContain('href="/mes-dossiers?vue=a-nous"');
  });

  it('holds those of whose team she is, and no others', async () => {
    const colleague = await projects.community.with('advisor', 'autre@cellule.example');
    const other = await readerOf(running, 'autre@cellule.example');
    await other.open('/mes-dossiers');
    expect(textOf(other)).toContain('Vous ne suivez aucun dossier en cours.');
    await running.app.get(CaseAccess).give(asSpec, framed.id, { personId: colleague.personId, role: 'advisor' }, later(now, 1));
    await other.open('/mes-dossiers');
    expect(other.html).toContain(`/dossiers/${framed.id}`);
  });

  it.each(['coordinator', 'auditor', 'lead'] as const)('is an advisor’s page: not of %s', async (role) => {
    const visitor = await residentAs(running, role, `${role}@autre.example`, role === 'lead' ? { territoryId: 'commune:26220' } : {});
    expect((await visitor.open('/mes-dossiers')).status).toBe(403);
  });
});
