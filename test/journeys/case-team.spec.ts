import { system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const [buis, baronnies] = [{ territoryId: 'commune:26063' }, { territoryId: 'epci:200068229' }];

describe('who follows a project, and which collectivité leads it', () => {
  let running: RunningApp;
  let projects: Projects;
  let coordination: FormVisitor;
  let advisor: FormVisitor;
  let colleague: string;
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    projects = new Projects(running.app, new Date(now));
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    colleague = (await projects.community.with('advisor', 'yann.le-goff@cellule.example')).personId;
    coordination = await residentAs(running, 'coordinator', 'solene@cellule.example');
    id = await projects.open(buis.territoryId, (await projects.community.comesIn('amina@cellule.example')).actor);
    await advisor.open('/connexion/contexte');
  }, 60_000);
  afterAll(() => running?.close());

  const page = () => `/dossiers/${id}/equipe`;
  const one = () => projects.cases.one(asSpec, id, new Date(now));
  const says = async (what: string, form: Record<string, string>) => {
    await coordination.open(page());
    await coordination.send(form, `${page()}/${what}`);
  };

  it('is said by coordination: a colleague helps, then leaves', async () => {
    await says('ajout', { aide: '' });
    expect([coordination.status, textOf(coordination)]).toEqual([400, expect.stringContaining('Choisissez une personne du conseil.')]);
    await says('ajout', { aide: colleague });
    expect(textOf(coordination)).toMatch(/C’est enregistré[\s\S]*yann le-goff aide au conseil/i);
    await coordination.send({}, `${page()}/${colleague}/retrait`);
    expect(textOf(coordination)).toMatch(/aide au conseil, avant[\s\S]*Jusqu’à/);
    const { referentId } = await one();
    await coordination.send({}, `${page()}/${referentId}/retrait`);
    expect([coordination.status, (await one()).referentId]).toEqual([404, referentId]);
  });

  it('passes to someone else, and whoever followed it stays in its team', async () => {
    await says('suivi', { suivi: 'personne' });
    expect([coordination.status, textOf(coordination)]).toEqual([400, expect.stringContaining('Choisissez une personne du conseil.')]);
    await says('suivi', { suivi: colleague });
    expect((await one()).referentId).toBe(colleague);
    expect(textOf(coordination)).toMatch(/suit le dossier, avant/);
    expect(textOf(coordination)).toMatch(/Odile Chabert aide au conseil/);
  });

  it('passes from a commune to its intercommunalité, with its history, and the commune still reads', async () => {
    const commune = await residentAs(running, 'lead', 'maire@buis.example', buis);
    await says('collectivite', { collectivite: 'Sainte-Colombe', territoire: '' });
    expect([coordination.status, textOf(coordination)]).toEqual([400, expect.stringContaining('Plusieurs collectivités portent ce nom')]);
    expect(coordination.html).toContain('value="Sainte-Colombe"');
    await says('collectivite', { collectivite: 'Buis-les-Baronnies (26)', territoire: '' });
    expect([coordination.status, textOf(coordination)]).toEqual([400, expect.stringContaining('Cette collectivité porte déjà ce projet.')]);
    await says('collectivite', { collectivite: 'x', territoire: baronnies.territoryId });
    // asked once more: nothing has changed yet
    expect((await one()).territoryId).toBe(buis.territoryId);
    expect(textOf(coordination)).toMatch(
      /Changer la collectivité porteuse \? [\s\S]*Le porte aujourd’hui Buis-les-Baronnies[\s\S]*Le portera [^.]*Baronnies/,
    );
    expect(textOf(coordination)).toMatch(/Buis-les-Baronnies \(26\) devient partenaire[\s\S]*Sa personne référente n’y écrit plus/);
    await coordination.send(
      { territoire: coordination.valueOf('territoire'), suite: coordination.valueOf('suite') },
      `${page()}/collectivite`,
    );
    expect((await one()).territoryId).toBe(baronnies.territoryId);
    expect(textOf(coordination)).toMatch(/Buis-les-Baronnies \(26\) collectivité porteuse, avant/);
    await commune.open(`/espace/projet/${id}/equipe`);
    expect(textOf(commune)).toMatch(/Baronnies[^.]* collectivité porteuse/);
    expect(commune.html).not.toMatch(/equipe\/suivi|\/retrait/);
    await commune.open(`/espace/projet/${id}/histoire`);
    expect(textOf(commune)).toMatch(
      /Le plus récent d’abord [^.]*Baronnies[^.]* porte maintenant le projet ; Buis-les-Baronnies[^.]* devient partenaire\./,
    );
    const epci = await residentAs(running, 'lead', 'presidence@baronnies.example', baronnies);
    expect((await epci.open(`/espace/projet/${id}`)).status).toBe(200);
  });

  it('is nobody else’s to say', async () => {
    await advisor.open(page());
    expect([advisor.status, advisor.html.includes('equipe/suivi')]).toEqual([200, false]);
    for (const what of ['suivi', 'ajout', 'collectivite']) {
      await advisor.open(page());
      await advisor.send({ suivi: colleague, aide: colleague, collectivite: 'Nyons' }, `${page()}/${what}`);
      expect([what, advisor.status]).toEqual([what, 403]);
    }
  });
});
