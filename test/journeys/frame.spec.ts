import { Readable } from 'node:stream';
import { CaseFrameService, CaseProgrammesService } from '#cases';
import { system } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { pdf } from '../support/documents.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const buis = { territoryId: 'commune:26063' };

describe('what a project is', () => {
  let running: RunningApp;
  let projects: Projects;
  let [advisor, lead, member, stranger]: FormVisitor[] = [];
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', UNSCANNED_FILES: '1' });
    running = await startApp(now);
    projects = new Projects(running.app, new Date(now));
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    member = await residentAs(running, 'member', 'membre@buis.example', buis);
    stranger = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    id = await projects.open(buis.territoryId, (await projects.community.comesIn('amina@cellule.example')).actor);
    await advisor.open('/connexion/contexte');
  }, 60_000);
  afterAll(() => running?.close());

  const own = () => `/espace/projet/${id}/cadre`;
  const cell = () => `/dossiers/${id}/cadre`;
  const programme = { programme: 'crte', date: '2021-07-01', nom: '', lien: '' };

  it('is reached from the page of the project, and read by both sides in their own words', async () => {
    await lead!.open(`/espace/projet/${id}`);
    expect(lead!.html).toContain(`href="${own()}"`);
    await lead!.open(own());
    expect(textOf(lead!)).toMatch(/Ce que votre projet est[\s\S]*Le public ne la voit pas[\s\S]*pas encore choisie/);
    await advisor!.open(cell());
    expect([textOf(advisor!), advisor!.headers?.get('etag')]).toEqual([expect.stringContaining('Ce que le projet est'), '"1"']);
    expect((await stranger!.open(own())).status).toBe(404);
  });

  it('is read by a member, who is offered no form and writes nothing', async () => {
    await member!.open(own());
    expect([member!.status, /<form[^>]*cadre|retrait/.test(member!.html)]).toEqual([200, false]);
    await member!.send({ version: '1', 'theme-ecology': 'oui' }, `${own()}/formes`);
    expect(member!.status).toBe(403);
    await member!.send(programme, `${own()}/programmes`);
    expect(member!.status).toBe(403);
  });

  it('says how people take part and what it is about, also on the page of the project', async () => {
    await lead!.open(own());
    await lead!.send(
      { version: lead!.valueOf('version'), 'forme-citizens_panel': 'oui', 'theme-water': 'oui', 'theme-none': 'oui' },
      `${own()}/formes`,
    );
    expect(textOf(lead!)).toMatch(/Les formes et les thèmes sont enregistrés[\s\S]*panel citoyen[\s\S]*eau/);
    await advisor!.open(`/dossiers/${id}`);
    expect(textOf(advisor!)).toMatch(/Participation panel citoyen Thèmes eau/);
  });

  it('tells whoever writes over what someone else changed, and keeps what she ticked', async () => {
    await advisor!.open(cell());
    await lead!.open(own());
    await lead!.send({ version: lead!.valueOf('version'), 'forme-citizens_jury': 'oui' }, `${own()}/formes`);
    await advisor!.send({ version: advisor!.valueOf('version'), 'forme-petition': 'oui' }, `${cell()}/formes`);
    expect([advisor!.status, textOf(advisor!)]).toEqual([412, expect.stringMatching(/Quelqu’un a changé cette page[\s\S]*jury citoyen/)]);
    expect(advisor!.html).toMatch(/name="forme-petition"[^>]*checked/);
    await advisor!.send({ version: advisor!.valueOf('version'), 'forme-petition': 'oui' }, `${cell()}/formes`);
    expect(textOf(advisor!)).toContain('Participation pétition');
  });

  it('of two who write at once, one is told', async () => {
    const [frames, { version }] = [running.app.get(CaseFrameService), await running.app.get(CaseFrameService).frame(asSpec, id)];
    const writes = Array.from({ length: 8 }, () => frames.describe(asSpec, id, { version, kinds: [], themes: ['water'] }, new Date(now)));
    const done = await Promise.allSettled(writes);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await frames.frame(asSpec, id)).version).toBe(version + 1);
  });

  it('names a programme as it was called on the day of signature', async () => {
    await advisor!.open(cell());
    await advisor!.send(programme, `${cell()}/programmes`);
    await advisor!.send({ ...programme, date: '2024-06-01', lien: 'https://buis.example/crte' }, `${cell()}/programmes`);
    expect(textOf(advisor!)).toMatch(/Contrat de relance et de transition écologique \(CRTE\)[\s\S]*jeudi 1er juillet 2021/);
    expect(advisor!.html).toContain('href="https://buis.example/crte"');
    expect(textOf(advisor!)).toMatch(
      /Contrat pour la réussite de la transition écologique \(CRTE\) Signé ou adopté le samedi 1er juin 2024/,
    );
  });

  it.each([
    [{ programme: '' }, 'programme', 'Choisissez un document ou un programme.'],
    [{ date: '2027-01-01' }, 'date', 'Donnez la date de signature ou d’adoption, au plus tard aujourd’hui.'],
    [{ lien: 'javascript:alert(1)' }, 'lien', 'Donnez une adresse qui commence par https://.'],
    [{ nom: 'x'.repeat(201) }, 'nom', 'Raccourcissez ce nom à 200 caractères.'],
  ])('keeps what was typed when a programme is refused: %j', async (wrong, field, sentence) => {
    await lead!.open(own());
    await lead!.send({ ...programme, nom: 'Notre contrat', ...wrong }, `${own()}/programmes`);
    expect([lead!.status, textOf(lead!).includes(sentence), lead!.html.includes(`href="#${field}"`)]).toEqual([400, true, true]);
    expect(lead!.html).toMatch(/<details class="te-rescue" open="">[\s\S]*Ajouter un programme/);
    expect(lead!.html).toContain(Object.values(wrong)[0] || 'Notre contrat');
  });

  it('holds a document that both sides read, and nobody else; taken out after one more question, it opens no more', async () => {
    const bytes = pdf('plu');
    const sent = { name: 'plu.pdf', bytes: Readable.from([bytes]) };
    const documents = running.app.get(CaseProgrammesService);
    await documents.add(asSpec, id, { code: 'plu', signedOn: '2020-01-10' }, { sent, now: new Date(now) });
    const plu = (await documents.programmes(asSpec, id)).find(({ code }) => code === 'plu');
    const address = `${own()}/documents/${plu?.file?.id}`;
    await member!.open(own());
    expect(member!.html).toContain(`href="${address}"`);
    const answer = await member!.fetch(address);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await stranger!.fetch(address)).status).toBe(404);
    const removal = `${own()}/programmes/${plu?.id}/retrait`;
    expect((await member!.open(removal)).status).toBe(403);
    await lead!.open(removal);
    expect(textOf(lead!)).toContain('Son document n’est plus lisible par personne.');
    await lead!.send({}, removal);
    expect([textOf(lead!).includes('C’est retiré'), lead!.html.includes('plu.pdf')]).toEqual([true, false]);
    expect((await lead!.fetch(address)).status).toBe(404);
  });

  it('takes a document with the form, and says beside the field why one is refused', async () => {
    await lead!.open(own());
    await lead!.sendFile(pdf('projet'), 'projet.pdf', `${own()}/programmes`);
    expect([lead!.status, textOf(lead!).includes('Choisissez un document ou un programme.')]).toEqual([400, true]);
    expect(await running.app.get(Database).rows('SELECT FROM file')).toHaveLength(1);
    await lead!.open(own());
    const typed = { programme: 'projet_de_territoire', date: '2022-03-01', nom: '', lien: '' };
    await lead!.sendFile(Buffer.from('MZ\u0000\u0001'), 'virus.exe', `${own()}/programmes`, typed);
    expect([lead!.status, lead!.html.includes('href="#document"'), lead!.html.includes('2022-03-01')]).toEqual([422, true, true]);
    await lead!.sendFile(pdf('projet'), 'projet.pdf', `${own()}/programmes`, typed);
    expect(textOf(lead!)).toMatch(/Le programme ou le document est ajouté[\s\S]*Projet de territoire[\s\S]*projet\.pdf/);
  });

  it('says what is promised to whom, what is kept of it, and the difference', async () => {
    await lead!.open(own());
    const pledge = { moment: 'Premier atelier', public: 'Habitants', promis: 'coconstruction', tenu: '' };
    await lead!.send({ ...pledge, version: lead!.valueOf('version'), promis: '' }, `${own()}/promesses`);
    expect([lead!.status, lead!.html.includes('Premier atelier'), lead!.html.includes('href="#promis"')]).toEqual([400, true, true]);
    await lead!.send({ ...pledge, version: lead!.valueOf('version') }, `${own()}/promesses`);
    expect(textOf(lead!)).toMatch(
      /Premier atelier – Habitants à venir Promis construire ensemble \(coconstruction\) Tenu pas encore connu/,
    );
    const change = /href="([^"]+\?promesse=[^"#]+)/.exec(lead!.html)?.[1] ?? '';
    await lead!.open(change);
    expect(lead!.valueOf('moment')).toBe('Premier atelier');
    await lead!.send({ ...pledge, version: lead!.valueOf('version'), tenu: 'consultation' }, `${own()}/promesses`);
    await advisor!.open(cell());
    expect(textOf(advisor!)).toMatch(/Le plus haut niveau tenu consultation[\s\S]*en dessous Promis coconstruction Tenu consultation/);
    const removal = /href="([^"]+\/promesses\/[^"]+\/retrait)"/.exec(advisor!.html)?.[1] ?? '';
    await advisor!.open(removal);
    await advisor!.send({}, removal);
    expect(textOf(advisor!)).toContain('Rien n’est encore promis.');
  });
});
