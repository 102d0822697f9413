import { Readable } from 'node:stream';
import type { AppointmentRead } from '#appointments';
import {
  CaseDocumentsService,
  CaseFolderService,
  CaseProgrammesService,
  CasesService,
  EvidenceService,
  MinutesService,
  type Visibility,
} from '#cases';
import { RequestFilesService } from '#intake';
import { type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { mayorLinkFor } from '../support/case-reads.js';
import { pdf, documents as samples } from '../support/documents.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { asked } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const [buis, nyons] = ['commune:26063', 'commune:26220'];

describe('documents of a project', () => {
  let running: RunningApp;
  let projects: Projects;
  let ups: WrittenUps;
  let actor: PersonActor;
  let appointment: AppointmentRead;
  let [advisor, lead, member, partner, stranger]: FormVisitor[] = [];
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', UNSCANNED_FILES: '1' });
    running = await startApp(now);
    ups = await WrittenUps.in(running.app, new Date(now));
    projects = new Projects(running.app, new Date(now));
    lead = await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis });
    member = await residentAs(running, 'member', 'membre@buis.example', { territoryId: buis });
    partner = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: nyons });
    stranger = await residentAs(running, 'lead', 'maire@lille.example', { territoryId: 'commune:59350' });
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    actor = (await projects.community.comesIn('amina@cellule.example')).actor;
    id = await projects.open(buis, actor);
    await advisor.open('/connexion/contexte');
    await running.app.get(CaseFolderService).addPartner(actor, id, nyons, projects.now);
    appointment = await ups.booked('zoe@buis.example');
    await running.app.get(CasesService).attach(asSpec, id, { kind: 'appointment', id: appointment.id }, projects.now);
  }, 120_000);
  afterAll(() => running?.close());

  const own = () => `/espace/projet/${id}`;
  const cell = () => `/dossiers/${id}`;
  const typed = { element: 'announced', vue: 'shared', texte: '', lien: '', date: '' };
  const sentAs = (name: string, bytes = pdf(name)) => ({ sent: { name, bytes: Readable.from([bytes]) }, now: projects.now });
  const plant = (name: string, visibility: Visibility, bytes = pdf(name)) =>
    running.app.get(EvidenceService).receiveFile(actor, id, { code: 'risks', words: '', visibility }, sentAs(name, bytes));
  const files = async () => (await running.app.get(Database).rows('SELECT FROM file')).length;
  const fileOf = async (name: string) =>
    (await running.app.get(CaseDocumentsService).documents(asSpec, id, projects.now)).find((one) => one.name === name)?.id ?? '';

  it('is received as an element, the most closed unless one says otherwise, and read by those for whom it is', async () => {
    await lead!.open(own());
    await lead!.sendFile(samples.pdf, 'délibération.pdf', `${own()}/documents`, typed);
    expect(textOf(lead!)).toMatch(/L’élément est reçu[\s\S]*délibération\.pdf[\s\S]*non analysé[\s\S]*Reçu lundi 23 novembre 2026/);
    const address = `${own()}/documents/${await fileOf('délibération.pdf')}`;
    expect(lead!.html).toContain(`href="${address}"`);
    for (const reader of [member!, partner!]) {
      const answer = await reader.fetch(address);
      expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="deliberation\.pdf"/);
      expect(Buffer.from(await answer.arrayBuffer()).equals(samples.pdf)).toBe(true);
    }
    expect((await stranger!.fetch(address)).status).toBe(404);
    await advisor!.open(`${cell()}/documents`);
    const sights = [...advisor!.html.matchAll(/<input[^>]*name="vue"[^>]*>/g)].map(([input]) => input);
    expect(sights.filter((input) => input.includes('checked')).join()).toMatch(/^<input[^>]*value="internal"[^>]*>$/);
  });

  it('counts as any other element that both sides read', async () => {
    expect(await running.app.get(EvidenceService).received(asSpec, id)).toContain('announced');
    await plant('interne.pdf', 'internal');
    expect(await running.app.get(EvidenceService).received(asSpec, id)).not.toContain('risks');
  });

  it('is neither listed for nor given to the collectivité when it is internal, nor by the mayor’s link', async () => {
    const file = await fileOf('interne.pdf');
    await advisor!.open(`${cell()}/documents`);
    expect(textOf(advisor!)).toMatch(/interne\.pdf[\s\S]*interne à la cellule[\s\S]*ajouté le lundi 23 novembre 2026, par \S+/);
    expect((await advisor!.fetch(`${cell()}/documents/${file}`)).status).toBe(200);
    const screen = await mayorLinkFor(running.app, actor, id, projects.now);
    const anyone = new FormVisitor(running.url);
    for (const visitor of [lead!, member!, partner!]) {
      for (const page of ['', '/documents', '/histoire', '/cadre'])
        expect((await visitor.open(`${own()}${page}`)).html).not.toContain('interne.pdf');
      expect((await visitor.fetch(`${own()}/documents/${file}`)).status).toBe(404);
    }
    expect((await anyone.open(screen)).html).not.toContain('interne.pdf');
    for (const address of [`${screen}/documents/${file}`, `${own()}/documents/${file}`, `${cell()}/documents/${file}`])
      expect((await anyone.fetch(address)).status).not.toBe(200);
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    await auditor.open(`${cell()}/documents`);
    expect([auditor.status, auditor.html.includes('interne.pdf')]).toEqual([200, false]);
    expect((await auditor.fetch(`${cell()}/documents/${file}`)).status).toBe(404);
  });

  it('is refused with its sentence, keeping what was typed', async () => {
    const before = await files();
    const wrong = { ...typed, texte: 'Le compte rendu du conseil', vue: 'public' };
    await lead!.open(own());
    await lead!.sendFile(Buffer.from('<html><script>alert(1)</script>'), 'page.pdf', `${own()}/documents`, wrong);
    expect([lead!.status, lead!.html.includes('href="#document"')]).toEqual([422, true]);
    expect(lead!.html).toContain('Le compte rendu du conseil');
    expect(lead!.html).toMatch(/<details class="te-rescue" open="">[\s\S]*Ajouter un élément/);
    expect(lead!.html).toMatch(/value="announced" selected|selected="" value="announced"|<option value="announced" selected=""/);
    await lead!.sendFile(pdf(), 'note.pdf', `${own()}/documents`, { ...wrong, lien: 'https://buis.example/' });
    expect([lead!.status, textOf(lead!).includes('Donnez une seule chose')]).toEqual([400, true]);
    await lead!.sendFile(pdf(), 'note.pdf', `${own()}/documents`, { ...wrong, vue: 'internal' });
    expect([lead!.status, textOf(lead!).includes('Dites qui peut voir cet élément.')]).toEqual([400, true]);
    await member!.open(own());
    await member!.sendFile(pdf(), 'note.pdf', `${own()}/documents`, typed);
    expect([member!.status, await files()]).toEqual([403, before]);
  });

  it('keeps a text of five thousand characters that came with a document, and says it when there are more', async () => {
    await lead!.open(own());
    await lead!.sendFile(pdf('long'), 'long.pdf', `${own()}/documents`, { ...typed, texte: 'é'.repeat(5001) });
    expect([lead!.status, lead!.html.includes('é'.repeat(5001))]).toEqual([400, true]);
    await lead!.sendFile(pdf('long'), 'long.pdf', `${own()}/documents`, { ...typed, texte: 'é'.repeat(5000) });
    expect([lead!.status, lead!.html.includes('é'.repeat(5000))]).toEqual([200, true]);
  });

  it('is kept once each when two arrive at once, and one hundred are the most', async () => {
    const before = await files();
    const pair = await Promise.allSettled([plant('un.pdf', 'shared', pdf('pareil')), plant('deux.pdf', 'shared', pdf('pareil'))]);
    expect([pair.map(({ status }) => status), await files()]).toEqual([['fulfilled', 'fulfilled'], before + 2]);
    const database = running.app.get(Database);
    const [{ count = 0 } = {}] = await database.rows<{ count: number }>('SELECT count(*)::int AS count FROM case_evidence_file');
    for (let n = count; n < 99; n += 1) await plant(`${n}.pdf`, 'internal', pdf('pareil'));
    const last = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => plant(`fin-${n}.pdf`, 'shared', pdf('pareil'))));
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database.rows('SELECT FROM case_evidence_file')).toHaveLength(100);
    await lead!.open(own());
    await lead!.sendFile(pdf(), 'note.pdf', `${own()}/documents`, typed);
    expect([lead!.status, textOf(lead!).includes('Ce projet a déjà cent documents.')]).toEqual([400, true]);
  }, 120_000);

  it('can be an appointment of the project instead, once its minutes are sent, and of no other', async () => {
    await advisor!.open(`${cell()}/documents`);
    expect(advisor!.html).not.toContain('name="rendez-vous"');
    const at = afterIt(appointment);
    const about = { appointmentId: appointment.id, facts: { personIds: [appointment.advisorId], territoryId: buis } };
    const { version } = await ups.desk.save(ups.advisor, appointment.id, someWriting(), at);
    await running.app.get(MinutesService).send(ups.advisor, about, version, at);
    await lead!.open(own());
    const given = { ...typed, element: 'assessment', 'rendez-vous': appointment.id };
    await lead!.send({ ...given, 'rendez-vous': '00000000-0000-4000-8000-000000000000' }, `${own()}/documents`);
    expect([lead!.status, textOf(lead!).includes('Choisissez un rendez-vous de la liste')]).toEqual([400, true]);
    await lead!.send({ ...given, lien: 'https://buis.example/' }, `${own()}/documents`);
    expect([lead!.status, textOf(lead!).includes('Donnez une seule chose')]).toEqual([400, true]);
    await lead!.send(given, `${own()}/documents`);
    expect(lead!.html).toContain(`<a href="/espace/rendez-vous/${appointment.id}">Axes stratégiques, `);
    await advisor!.open(`${cell()}/documents`);
    expect(advisor!.html).toContain(`<a href="/agenda/rendez-vous/${appointment.id}">Axes stratégiques, `);
    // a partner does not read that appointment by itself
    await partner!.open(`${own()}/documents`);
    expect([textOf(partner!).includes('Le bilan de la démarche'), partner!.html.includes(appointment.id)]).toEqual([true, false]);
  });

  it('is gathered with programmes and what requests brought, for those who may read each', async () => {
    const { app } = running;
    await app.get(CaseProgrammesService).add(asSpec, id, { code: 'plu', signedOn: '2020-01-10' }, sentAs('plu.pdf'));
    const request = await asked(running, buis);
    await app.get(CasesService).attach(asSpec, id, { kind: 'request', id: request }, projects.now);
    await app.get(RequestFilesService).add(actor, request, sentAs('demande.pdf').sent, projects.now);
    await member!.open(`${own()}/documents`);
    expect(textOf(member!)).toMatch(/demande\.pdf[\s\S]*Joint à la demande/);
    expect(textOf(member!)).toMatch(/plu\.pdf[\s\S]*Programme Plan local d’urbanisme/);
    const addresses = [...member!.html.matchAll(/<a href="([^"]+\/documents\/[^"]+)" download/g)].map(([, address = '']) => address);
    for (const address of addresses) expect([address, (await member!.fetch(address)).status]).toEqual([address, 200]);
    await partner!.open(`${own()}/documents`);
    expect([partner!.html.includes('plu.pdf'), partner!.html.includes('demande.pdf')]).toEqual([true, false]);
    expect((await stranger!.open(`${own()}/documents`)).status).toBe(404);
  });
});
