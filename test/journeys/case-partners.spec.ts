import { CaseFolderService } from '#cases';
import { later } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const [buis, nyons] = [{ territoryId: 'commune:26063' }, { territoryId: 'commune:26220' }];

describe('the partners of a project', () => {
  let running: RunningApp;
  let projects: Projects;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let neighbour: FormVisitor;
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    projects = new Projects(running.app, new Date(now));
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    neighbour = await residentAs(running, 'lead', 'maire@nyons.example', nyons);
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    id = await projects.open(buis.territoryId, (await projects.community.comesIn('amina@cellule.example')).actor);
    await advisor.open('/connexion/contexte');
  }, 60_000);
  afterAll(() => running?.close());

  const own = () => `/espace/projet/${id}/partenaires`;
  const cell = () => `/dossiers/${id}/partenaires`;
  const adds = async (visitor: FormVisitor, path: string, ...[partenaire, part, territoire = '']: [string, string, string?]) => {
    await visitor.open(path);
    await visitor.send({ partenaire, part, territoire }, path);
  };
  const sees = async () => (await neighbour.open(`/espace/projet/${id}`)).status;
  const removal = (visitor: FormVisitor, path: string) =>
    new RegExp(`action="(${path}/[0-9a-f-]{36}/retrait)"`).exec(visitor.html)?.[1] ?? '';

  it('are only named, by the lead, and see nothing', async () => {
    await lead.open(`/espace/projet/${id}/personnes`);
    expect(lead.html).toContain(`href="${own()}"`);
    await adds(lead, own(), 'Nyons', 'named');
    expect(textOf(lead)).toMatch(/Le partenaire est ajouté[\s\S]*Nyons seulement nommé/);
    expect(await sees()).toBe(404);
  });

  it('see what is shared from the day they are of it, and only read', async () => {
    await adds(advisor, cell(), 'Nyons (26)', 'member');
    expect(textOf(advisor)).toMatch(/Nyons \(26\) partenaire du dossier/);
    expect(await sees()).toBe(200);
    await neighbour.open(own());
    expect([neighbour.status, neighbour.html.includes('Ajouter un partenaire'), neighbour.html.includes('/retrait')]).toEqual([
      200,
      false,
      false,
    ]);
    await neighbour.send({ partenaire: 'Nous', part: 'named' }, own());
    expect(neighbour.status).toBe(403);
  });

  it('are chosen among several of a name, and what was typed stays', async () => {
    await adds(advisor, cell(), 'Sainte-Colombe', 'member');
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Plusieurs collectivités portent ce nom')]);
    expect(advisor.html).toContain('value="Sainte-Colombe"');
    const chosen = /value="(commune:\w+)"/.exec(advisor.html)?.[1] ?? '';
    await adds(advisor, cell(), 'Sainte-Colombe', 'member', chosen);
    expect(textOf(advisor)).toContain('Le partenaire est ajouté');
    for (const [name, part, sentence] of [
      ['Nulle part du tout', 'member', 'Écrivez le nom d’une collectivité de la liste'],
      ['Un collectif', '', 'Dites si ses membres voient ce dossier'],
      ['', 'named', 'Donnez le nom du partenaire'],
      ['', '', 'Écrivez son nom. Dites si ses membres voient ce dossier.'],
    ] as const) {
      await adds(advisor, cell(), name, part);
      expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining(sentence)]);
    }
  });

  it('are taken out, and see nothing from then on; nobody else is taken out that way', async () => {
    const { referentId } = await projects.cases.one({ kind: 'system', name: 'spec' }, id, new Date(now));
    await advisor.send({}, `${cell()}/${referentId}/retrait`);
    expect(advisor.status).toBe(404);
    await advisor.open(cell());
    const members = [...advisor.html.matchAll(/action="([^"]+\/retrait)"/g)].map(([, action = '']) => action);
    for (const action of members) await advisor.send({}, action);
    expect(textOf(advisor)).toContain('Aucun partenaire pour l’instant');
    expect(await sees()).toBe(404);
    expect(removal(advisor, cell())).toBe('');
    expect((await advisor.open(`/dossiers/${id}`)).status).toBe(200);
  });

  it('come page by page, each once', async () => {
    const folder = running.app.get(CaseFolderService);
    const by = { kind: 'system', name: 'spec' } as const;
    for (let nth = 0; nth < 7; nth += 1) await folder.namePartner(by, id, `Association ${nth}`, later(new Date(now), nth % 3));
    await folder.addPartner(by, id, nyons.territoryId, later(new Date(now), 1));
    const seen: string[] = [];
    for (let after: string | null = null, turn = 0; turn === 0 || after; turn += 1) {
      const page = await folder.partnersPage(by, id, { after, limit: 3 });
      seen.push(...page.items.map(({ name }) => name));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([8, 8]);
  });
});
