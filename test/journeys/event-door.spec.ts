import { SlotsService } from '#appointments';
import { CasesService } from '#cases';
import { ArrivalsService, DraftsService, FilingService, RequestLinks, RequestsService, TriageService } from '#intake';
import { anonymous, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { Community } from '../support/community.js';
import { FormVisitor } from '../support/form-visitor.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const forum = 'Forum de l’ingénierie territoriale';
const by = system('spec');

describe('the address of an event', () => {
  let running: RunningApp;
  let desk: FormVisitor;
  let coordinator: PersonActor;

  beforeAll(async () => {
    const events = `forum-nord|${forum}|2026-11-23; passe|Un forum passé|2026-11-22`;
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', EVENTS: events });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    coordinator = await new Community(running.app, new Date(now)).with('coordinator', 'solene@cellule.example');
  }, 60_000);
  afterAll(() => {
    delete process.env.EVENTS;
    return running?.close();
  });

  const at = new Date(now);
  const who = { firstName: 'Zoé', lastName: 'Le Goff', email: 'zoe@buis.example', status: 'staff' } as const;
  const need = { type: 'orientation', territoryId: 'commune:26063', door: 'event', doorName: forum } as const;
  const get = <T>(service: abstract new (...deps: never[]) => T): T => running.app.get(service as never);

  it('is the ordinary door under the name of the event, with nothing kept before its button', async () => {
    const visitor = new FormVisitor(running.url);
    await visitor.open('/evenement/forum-nord');
    expect([visitor.status, textOf(visitor)]).toEqual([200, expect.stringContaining(forum)]);
    expect(await get(Database).rows('SELECT FROM booking_draft')).toEqual([]);
    await visitor.send({}, '/evenement/forum-nord');
    expect([visitor.status, visitor.html]).toEqual([200, expect.stringContaining('name="type"')]);
    expect(await get(Database).rows('SELECT answers FROM booking_draft')).toEqual([{ answers: { door: 'event', doorName: forum } }]);
  });

  it.each(['inconnu', 'passe', 'Forum-Nord'])('leads from one that is unknown or over to the ordinary door (%s)', async (code) => {
    const visitor = new FormVisitor(running.url);
    await visitor.open(`/evenement/${code}`);
    expect([visitor.status, textOf(visitor)]).toEqual([404, expect.stringContaining('Cette adresse n’est plus ouverte')]);
    expect(visitor.html).toContain('href="/rendez-vous"');
  });

  it('is shown with the request that came by it, and goes along into the case', async () => {
    const key = 'k'.repeat(32);
    await get(DraftsService).answer(anonymous, key, { ...need, ...who, modality: 'on_site', place: 'Mairie', preferred: ['un mardi'] }, at);
    const id = (await get(DraftsService).confirm(anonymous, { key, network: 'spec' }, at)).request?.id ?? '';
    await desk.open(`/agenda/demandes/${id}`);
    expect(textOf(desk)).toContain(`Événement ${forum}`);
    const { version } = await get(RequestsService).request(by, id);
    const [advisor] = await get(TriageService).advisors(coordinator, at);
    await get(TriageService).make(coordinator, id, { move: 'accept', words: '', advisorId: advisor?.id ?? '', version }, at);
    const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
    const open = { title: 'Une assemblée ouverte', summary: '', agreement };
    const caseId = await get(FilingService).file(coordinator, { kind: 'request', id }, { open }, at);
    expect((await get(CasesService).one(by, caseId, at)).origin).toBe('event');
  });

  it('is shown with the appointment that was booked by it, to the cell alone', async () => {
    const key = 'r'.repeat(32);
    await get(DraftsService).answer(anonymous, key, { ...need, ...who, modality: 'visio' }, at);
    const wish = { territoryId: need.territoryId, type: need.type, modality: 'visio', wide: false } as const;
    const start = new Date((await get(SlotsService).offered(anonymous, wish, at)).items[0]?.start ?? 0);
    await get(DraftsService).choose(anonymous, key, { start, network: 'spec' }, at);
    const { booked } = await get(DraftsService).confirm(anonymous, { key, network: 'spec' }, at);
    await desk.open(`/agenda/rendez-vous/${booked?.id}`);
    expect(textOf(desk)).toContain(`Événement ${forum}`);
    await expect(get(ArrivalsService).of(anonymous, { kind: 'appointment', id: booked?.id ?? '' })).rejects.toBeInstanceOf(NotFound);
  });

  it('is opened by a préfecture for a collectivité, and tells the cell by whom', async () => {
    const agent = await residentAs(running, 'prefecture', 'nathalie@pref.example');
    await agent.open('/prefecture');
    expect(agent.html).toContain('href="/prefecture/demande"');
    await agent.open('/prefecture/demande');
    expect(textOf(agent)).toContain('avec son accord');
    await agent.send({}, '/prefecture/demande');
    expect([agent.status, agent.html]).toEqual([200, expect.stringContaining('name="type"')]);
    const [draft] = await get(Database).rows<{ answers: { doorName: string } }>(
      `SELECT answers FROM booking_draft WHERE answers ->> 'door' = 'prefecture'`,
    );
    const doorName = draft?.answers.doorName ?? '';
    expect(doorName).toBe('Odile Chabert, Organisation des essais');
    const key = 'p'.repeat(32);
    const wish = { ...need, ...who, door: 'prefecture', doorName, email: 'zoe@nyons.example', modality: 'on_site' } as const;
    await get(DraftsService).answer(anonymous, key, { ...wish, place: 'Mairie', preferred: ['un mardi'] }, at);
    const id = (await get(DraftsService).confirm(anonymous, { key, network: 'spec' }, at)).request?.id ?? '';
    await desk.open(`/agenda/demandes/${id}`);
    expect(textOf(desk)).toContain(`Venue par la préfecture ${doorName}`);
    const reader = await new FormVisitor(running.url).open(new URL(get(RequestLinks).of(id)).pathname);
    expect(textOf(reader)).toContain(`Transmise par la préfecture ${doorName}`);
    for (const role of ['member', 'advisor'] as const) {
      const other = await residentAs(running, role, `${role}@autre.example`, role === 'member' ? { territoryId: 'commune:26063' } : {});
      expect((await other.open('/prefecture/demande')).status).toBe(403);
    }
  });

  it('says on each page for whom a préfecture asks, and at the end who decides; to whoever asks for herself, nothing of it', async () => {
    const agent = await residentAs(running, 'prefecture', 'pour.elle@pref.example');
    await agent.open('/prefecture/demande');
    await agent.send({}, '/prefecture/demande');
    expect(textOf(agent)).toContain('Vous demandez pour une collectivité');
    await agent.send({ type: 'orientation' });
    await agent.send({ recherche: 'Nyons (26)' });
    const answers: Record<string, string>[] = [
      { creneau: 'aucun' },
      { moment1: 'un mardi' },
      { ...said, adresse: 'elue@nyons.example' },
      {},
    ];
    for (const answer of answers) {
      expect([agent.path, textOf(agent)]).toEqual([agent.path, expect.stringContaining('Vous demandez pour Nyons')]);
      await agent.send(answer);
    }
    expect(textOf(agent)).toMatch(/Votre demande est arrivée Vous avez demandé pour Nyons.*elue@nyons\.example qui reçoit nos courriels/);
    expect(textOf(agent)).toMatch(/Notre réponse Au plus tard .*Le lien pour suivre votre demande est dans ce courriel/);
    const herself = await new FormVisitor(running.url).open('/rendez-vous?etape=besoin');
    expect(textOf(herself)).not.toContain('Vous demandez pour');
  });
});

const said = { prenom: 'Odile', nom: 'Chabert', statut: 'elected' };
