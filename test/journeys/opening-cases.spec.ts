import { CasesService } from '#cases';
import { system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { residentAs, textOf } from '../support/residents.js';
import { within } from '../support/standing.js';

const now = '2026-11-23T08:00:00Z';
const path = '/dossiers/nouveau';
const asSpec = system('spec');
const typed = {
  ...{ titre: 'Un budget participatif', resume: 'Pour tous les quartiers.', origine: 'prefecture' },
  ...{ 'accord-par': 'Hélène Barral, maire', 'accord-le': '2026-11-20', 'accord-comment': 'deliberation' },
};

describe('a case opened by hand', () => {
  let running: RunningApp;
  let advisor: FormVisitor;
  let coordination: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    advisor = await residentAs(running, 'advisor', 'amina.roche@cellule.example');
    coordination = await residentAs(running, 'coordinator', 'solene.marchetti@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  const opened = async () => (await running.app.get(CasesService).list(asSpec, {}, { limit: 10 }, new Date(now))).items;

  it('is opened by its advisor, with the agreement of the mayor in one line', async () => {
    await advisor.open('/dossiers');
    expect(advisor.html).toContain(`href="${path}"`);
    await advisor.open(path);
    const suivi = /<option value="([^"]+)"[^>]*>Moi</.exec(advisor.html)?.[1] ?? '';
    await advisor.send({ ...typed, collectivite: 'Nyons', territoire: '', suivi }, path);
    const [found] = await opened();
    expect([advisor.path.split('?')[0], textOf(advisor)]).toEqual([
      `/dossiers/${found?.id}`,
      expect.stringContaining('Le dossier est ouvert'),
    ]);
    expect(textOf(advisor)).toMatch(/Accord Hélène Barral, maire, par délibération, le vendredi 20\s?novembre 2026/);
    expect(found).toMatchObject({ territoryId: 'commune:26220', origin: 'prefecture', referentId: suivi });
  });

  it('asks which one, where several bear that name, and keeps all that was typed', async () => {
    await coordination.open(path);
    const suivi = /<option value="([^"]+)"[^>]*>[^<]*chabert</i.exec(coordination.html)?.[1] ?? '';
    await coordination.send({ ...typed, collectivite: 'Sainte-Colombe', territoire: '', suivi }, path);
    expect(coordination.status).toBe(400);
    expect(textOf(coordination)).toContain('Plusieurs collectivités portent ce nom');
    expect(coordination.html).toMatch(/value="Un budget participatif"[\s\S]*value="Hélène Barral, maire"/);
    const [, territoire = ''] =
      /name="territoire"[^>]*value="(commune:[^"]+)"|value="(commune:[^"]+)"[^>]*name="territoire"/.exec(coordination.html) ?? [];
    const chosen = territoire || (/value="(commune:\w+)"/.exec(coordination.html)?.[1] ?? '');
    await coordination.send({ ...typed, collectivite: 'Sainte-Colombe', territoire: chosen, suivi }, path);
    expect((await opened()).map(({ territoryId }) => territoryId)).toContain(chosen);
  });

  it('says all that is missing at once, each beside its field', async () => {
    await advisor.open(path);
    for (const collectivite of ['Nyons', '']) {
      await advisor.send({ collectivite, titre: '', 'accord-par': '', 'accord-le': '2026-11-24', origine: 'advisor', suivi: '' }, path);
      expect(advisor.status).toBe(400);
      for (const field of ['titre', 'accord-par', 'accord-le', 'accord-comment', 'suivi'])
        expect(advisor.html).toContain(`href="#${field}"`);
    }
    expect(advisor.html).toContain('href="#collectivite"');
  });

  it('is opened for a place of the list, in one’s départements, and by nobody else', async () => {
    await advisor.open(path);
    await advisor.send({ ...typed, collectivite: 'Nulle part du tout', suivi: '' }, path);
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('dans vos départements')]);
    const local = await residentAs(running, 'advisor', 'local@cellule.example', { scope: within('59') });
    await local.open(path);
    await local.send({ ...typed, collectivite: 'Nyons', suivi: '' }, path);
    expect([local.status, textOf(local)]).toEqual([400, expect.stringContaining('dans vos départements')]);
    const lead = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    expect([(await lead.open(path)).status, (await auditor.open(path)).status]).toEqual([403, 403]);
  });
});
