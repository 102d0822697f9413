import { AppointmentsService } from '#appointments';
import { CasesService } from '#cases';
import { RequestsService, TriageService } from '#intake';
import { anonymous, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { anOrder, book, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { Community } from '../support/community.js';
import { FormVisitor } from '../support/form-visitor.js';
import { residentAs, textOf } from '../support/residents.js';
import { hiddenIn } from '../support/visitor.mjs';

const now = '2026-11-23T08:00:00Z';
const buis = 'commune:26063';
const secret = 'Assemblée secrète du Buis';
const by = system('spec');

/** Whoever books for a collectivité without signing in: nobody knows who they are, and none is asked. */
const strangers = [
  { who: 'an opposition member', firstName: 'Ada', lastName: 'Roy', email: 'ada.roy@liste-ensemble.example', status: 'elected' },
  { who: 'a consultant', firstName: 'Marc', lastName: 'Petit', email: 'marc@conseil-et-associes.example', status: 'staff' },
  { who: 'the secretary of a homonym', firstName: 'Zoé', lastName: 'Le Goff', email: 'mairie@buis-sur-damville.example', status: 'staff' },
] as const;

describe('an anonymous booking for a collectivité with an open case', () => {
  let running: RunningApp;
  let camille: FormVisitor;
  let caseId: string;
  let amina: PersonActor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    camille = await residentAs(running, 'coordinator', 'camille@cellule.example');
    amina = await new Community(running.app, new Date(now)).with('advisor', 'amina@cellule.example');
    const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
    const order = { territoryId: buis, title: secret, summary: secret, agreement, referentId: amina.personId, origin: 'advisor' } as const;
    caseId = await running.app.get(CasesService).open(amina, order, new Date(now));
  }, 60_000);
  afterAll(() => running?.close());

  it.each(strangers)('by $who reveals nothing, attaches to nothing, and lands beside it in triage', async ({ who: _, ...requester }) => {
    const heard = new Listener();
    const nth = strangers.findIndex(({ email }) => email === requester.email) * 3;
    const offered = heard.note(await slots(running.url, { territory: buis }));
    const booked = heard.note(await book(running.url, anOrder({ territory: buis, start: offered.body.items[nth]?.start, requester })));
    expect(booked.status).toBe(201);
    const page = await new FormVisitor(running.url).open(new URL(booked.body.manageUrl ?? '').pathname);
    heard.note(page.html);
    expect(heard.said).not.toMatch(new RegExp(`${secret}|dossier|Amina|${caseId}`, 'i'));
    expect(await attached()).toEqual([]);
    const { appointment } = await running.app
      .get(AppointmentsService)
      .byToken(booked.body.manageUrl?.split('/').at(-1) ?? '', new Date(now));
    await camille.open(`/agenda/rendez-vous/${appointment.id}`);
    expect(textOf(camille)).toContain('Rapprocher d’un dossier');
    await camille.open(`/agenda/rendez-vous/${appointment.id}/dossier`);
    expect(textOf(camille)).toContain(`Un dossier est ouvert : ${secret}`);
    expect(camille.html).toContain(`<a href="/dossiers/${caseId}">Un dossier est ouvert`);
    expect(await attached()).toEqual([]);
  });

  it('asks and books alike, whether a case is open or not', async () => {
    const [here, elsewhere] = [await slots(running.url, { territory: buis }), await slots(running.url, { territory: 'commune:26220' })];
    expect(Object.keys(here.body)).toEqual(Object.keys(elsewhere.body));
    for (const [n, territory] of [buis, 'commune:26220'].entries()) {
      const requester = { firstName: 'Ada', lastName: 'Roy', email: `n${n}@ailleurs.example`, status: 'elected' };
      const { body } = await book(running.url, anOrder({ territory, start: here.body.items[20 + n]?.start, requester }));
      expect(Object.keys(body)).toEqual(
        Object.keys((await book(running.url, anOrder({ territory, start: here.body.items[24 + n]?.start, requester }))).body),
      );
    }
  });

  it('is put into the case by a person alone; so is a request, once it is accepted', async () => {
    const [{ id } = { id: '' }] = await running.app
      .get(Database)
      .rows<{ id: string }>(`SELECT id FROM appointment WHERE requester_email LIKE 'marc@%'`);
    await file(`/agenda/rendez-vous/${id}`, { dossier: caseId });
    expect(textOf(camille)).toContain('C’est dans le dossier');
    expect(textOf(await camille.open(`/agenda/rendez-vous/${id}/dossier`))).toContain(`Dans le dossier : ${secret}`);
    const who = { firstName: 'Ada', lastName: 'Roy', email: 'ada@buis.example', status: 'elected' } as const;
    const asked = { type: 'orientation', territoryId: buis, modality: 'visio', ...who } as const;
    const request = await running.app.get(RequestsService).submit(anonymous, asked, new Date(now));
    await camille.open(`/agenda/demandes/${request.id}`);
    expect(textOf(camille)).toContain(`Un dossier est ouvert : ${secret}`);
    expect(camille.html).toContain(`<a href="/dossiers/${caseId}">Un dossier est ouvert`);
    expect(textOf(camille)).toContain('Marc Petit a rendez-vous le');
    await file(`/agenda/demandes/${request.id}`, { dossier: caseId });
    expect([camille.status, textOf(camille)]).toEqual([409, expect.stringContaining('Cette demande n’en est plus là')]);
    expect(camille.html).toContain(`href="/agenda/demandes/${request.id}">Revenir à la demande`);
    await running.app
      .get(TriageService)
      .make(amina, request.id, { move: 'accept', words: '', advisorId: amina.personId, version: 1 }, new Date(now));
    await file(`/agenda/demandes/${request.id}`, { dossier: 'nouveau', titre: 'Un budget participatif' });
    expect([camille.status, textOf(camille)]).toEqual([400, expect.stringContaining('réponses sont à corriger')]);
    expect(camille.html).toContain('Un budget participatif');
    const agreement = { 'accord-par': 'La maire', 'accord-le': '2026-11-20', 'accord-comment': 'said' };
    await file(`/agenda/demandes/${request.id}`, { dossier: 'nouveau', titre: 'Un budget participatif', ...agreement });
    expect(textOf(camille)).toContain('Dans le dossier : Un budget participatif');
    await file(`/agenda/demandes/${request.id}`, { dossier: 'nouveau', titre: 'Un autre encore', ...agreement });
    expect(camille.status).toBe(409);
    const open = await running.app.get(CasesService).openOf(by, buis, new Date(now));
    expect(open.map(({ title }) => title).sort()).toEqual([secret, 'Un budget participatif']);
    expect(await attached()).toHaveLength(1);
  });

  it('tells whoever signed in for that collectivité directly, where she books, and no other', async () => {
    const mayor = await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis });
    await books(mayor, 'maire@buis.example');
    expect(textOf(mayor)).toContain('Votre rendez-vous est pris');
    expect(textOf(mayor)).toContain('Votre projet Un dossier est ouvert');
    expect(textOf(mayor)).toContain(`Un dossier est ouvert : ${secret}, suivi par`);
    const before = await attached();
    const neighbour = await residentAs(running, 'lead', 'voisine@nyons.example', { territoryId: 'commune:26220' });
    await books(neighbour, 'voisine@nyons.example');
    expect(textOf(neighbour)).toContain('Votre rendez-vous est pris');
    expect(neighbour.html).not.toContain(secret);
    expect(await attached()).toEqual(before);
  });

  it('tells nobody else of the case', async () => {
    expect(await running.app.get(CasesService).openOf(anonymous, buis, new Date(now))).toEqual([]);
    const away = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    for (const path of ['/espace', '/espace/demandes']) expect((await away.open(path)).html).not.toContain(secret);
  });

  const attached = () => running.app.get(CasesService).attached(by, caseId);

  async function file(page: string, fields: Record<string, string>): Promise<void> {
    await camille.open(`${page}/dossier`);
    const hidden = hiddenIn(/<main[\s\S]*?(<form[^>]*method="post"[\s\S]*)/.exec(camille.html)?.[1] ?? '');
    await camille.send({ ...hidden, ...fields }, `${page}/dossier`);
  }
});

/** By the pages, for Buis. */
async function books(visitor: FormVisitor, adresse: string): Promise<void> {
  await visitor.open('/rendez-vous?etape=besoin');
  await visitor.send({ type: 'orientation' });
  await visitor.send({ recherche: 'Buis-les-Baronnies (26)' });
  await visitor.send({ creneau: visitor.valueOf('creneau') });
  await visitor.send({ prenom: 'Odile', nom: 'Chabert', adresse, statut: 'elected' });
  await visitor.send({});
}

/** All that was answered to someone. */
class Listener {
  said = '';

  note<T>(answer: T): T {
    this.said += typeof answer === 'string' ? answer : JSON.stringify(answer);
    return answer;
  }
}
