import { AppointmentsService } from '#appointments';
import { IdentityService } from '#identity';
import { localDate, system } from '#kernel';
import { Database } from '#platform';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');

/** Camille and Inès keep nearly the same office hours. */
describe('the working hours of an advisor', () => {
  let running: RunningApp;
  let camille: FormVisitor;
  let desk: FormVisitor;
  let ids: string[];

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    const cast = [advisors[0], advisors[2]] as (typeof advisors)[number][];
    ids = (await enrolCast(running.app, new Date(now), cast)).map(({ id }) => id);
    camille = await readerOf(running, addressOf(cast[0] as (typeof advisors)[number]));
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  const own = () => `/agenda/disponibilites/${ids[0]}`;
  const read = (id: string) => running.app.get(AppointmentsService).read(by, id);
  const offered = async (date: string) =>
    (await slots(running.url, { territory: 'commune:26063', from: date, to: date })).body.items.length;
  const away = async (visitor: FormVisitor, whose: string, from: string, more = {}) => {
    await visitor.open(`${whose}/absence`);
    return visitor.send({ premier: from, ...more }, `${whose}/absence`);
  };

  it('are found by herself, and by coordination from « Premiers pas »', async () => {
    await camille.open('/agenda/disponibilites');
    expect([camille.status, textOf(camille)]).toEqual([200, expect.stringContaining('Lundi, de 9 h à 12 h 30')]);
    await desk.open('/coordination/premiers-pas');
    expect(desk.html).toContain('href="/coordination/disponibilites"');
    await desk.open('/coordination/disponibilites');
    for (const id of ids) expect(desk.html).toContain(`/agenda/disponibilites/${id}`);
    expect((await camille.open(`/agenda/disponibilites/${ids[1]}`)).status).toBe(404);
  });

  it('are opened and closed, and slots follow at once', async () => {
    const saturday = '2026-12-05';
    expect(await offered(saturday)).toBe(0);
    await camille.open(`${own()}/plage`);
    const sent = { 'jour-6': 'oui', de: '9 h', a: '10h30', 'maniere-visio': 'oui', debut: saturday, fin: saturday };
    await camille.send(sent, `${own()}/plage`);
    expect(textOf(camille)).toContain('Les plages sont ouvertes');
    expect(textOf(camille)).toContain('à partir du 5 décembre 2026, jusqu’au 5 décembre 2026');
    expect([await offered(saturday), await offered('2026-12-12')]).toEqual([2, 0]);
    const [, opening] = /Samedi.*?retrait\?plage=([\w-]+)/s.exec(camille.html) ?? [];
    await camille.send({}, `${own()}/plage/retrait?plage=${opening}`);
    expect(textOf(camille)).toContain('La plage est retirée');
    expect(await offered(saturday)).toBe(0);
  });

  it('keep what was typed when an answer is refused, with a sentence at its field', async () => {
    await camille.open(`${own()}/plage`);
    await camille.send({ 'jour-2': 'oui', de: '14:00', a: 'midi', 'maniere-phone': 'oui', fin: '2026-02-30' }, `${own()}/plage`);
    expect([camille.status, textOf(camille)]).toEqual([400, expect.stringContaining('Donnez une heure de début puis une heure de fin')]);
    expect(camille.html).toContain('value="14:00"');
    expect(camille.html).toMatch(/name="jour-2"[^>]*checked/);
    await away(camille, own(), '2026-12-24', { dernier: '2026-12-23' });
    expect([camille.status, textOf(camille)]).toEqual([400, expect.stringContaining('Le dernier jour vient avant le premier.')]);
    expect(camille.html).toContain('value="2026-12-23"');
  });

  it('are interrupted by an absence that shows what is booked, and cancels nothing', async () => {
    const id = await bookedBy(running, 'absence@buis.example');
    const { advisorId, start, end } = await read(id);
    const whose = `/agenda/disponibilites/${advisorId}`;
    await away(desk, whose, localDate(start, 'Europe/Paris'));
    expect(textOf(desk)).toContain('Rien n’est annulé');
    expect(desk.html).toContain(`/agenda/rendez-vous/${id}/relais`);
    await desk.open(`/agenda/rendez-vous/${id}/relais`);
    const other = ids.find((each) => each !== advisorId);
    expect(desk.html).toContain(`value="${other}"`);
    await desk.send({ personne: other ?? '' }, `/agenda/rendez-vous/${id}/relais`);
    expect(textOf(desk)).toContain('Le rendez-vous est confié');
    const [receives] = await running.app.get(IdentityService).persons(by, [other ?? '']);
    expect(textOf(desk)).toContain(`Conseil ${receives?.firstName} ${receives?.lastName}`);
    expect(await read(id)).toMatchObject({ advisorId: other, start, end, sequence: 1, status: 'confirmed' });
    await desk.open(whose);
    expect(textOf(desk)).not.toContain('Rien n’est annulé');
    await desk.send({}, `${whose}/absence/retrait?du=${localDate(start, 'Europe/Paris')}&au=${localDate(start, 'Europe/Paris')}`);
    expect(textOf(desk)).toContain('Aucune absence n’est prévue.');
  });

  it('leave a day’s appointment to be moved among real hours; a stale page is told the hour of now', async () => {
    const id = await bookedBy(running, 'deplace@buis.example', { nth: 6 });
    const page = `/agenda/rendez-vous/${id}`;
    const before = await read(id);
    await desk.open(`${page}/deplacement`);
    const [stale, hours] = [desk.html, [...desk.html.matchAll(/name="creneau" value="([^"]+)"/g)].map(([, hour]) => hour ?? '')];
    expect(stale).toContain('name="version" value="0"');
    await desk.send({ creneau: hours[2] ?? '', version: '0' }, `${page}/deplacement`);
    expect(textOf(desk)).toContain('Le rendez-vous est déplacé');
    const moved = await read(id);
    expect([moved.start.toISOString(), moved.sequence]).toEqual([new Date(hours[2] ?? '').toISOString(), 1]);
    expect(moved.start).not.toEqual(before.start);
    for (const [act, sent] of [
      ['deplacement', { creneau: hours[4] ?? '', version: '0' }],
      ['annulation', { raison: 'Une absence.', version: '0' }],
      ['relais', { personne: ids.find((each) => each !== moved.advisorId) ?? '', version: '0' }],
    ] as const) {
      await desk.open(`${page}/${act}`);
      await desk.send(sent, `${page}/${act}`);
      expect([act, desk.status, textOf(desk)]).toEqual([act, 409, expect.stringContaining('Il est maintenant prévu le')]);
    }
    expect(await read(id)).toEqual(moved);
  });

  it('are those of the place where she works', async () => {
    await desk.open(`${own()}/lieu`);
    await desk.send({ lieu: 'Nulle-Part-les-Oies' }, `${own()}/lieu`);
    expect([desk.status, textOf(desk)]).toEqual([400, expect.stringContaining('Aucune commune ne porte ce nom')]);
    await desk.open(`${own()}/lieu`);
    await desk.send({ lieu: 'saint denis' }, `${own()}/lieu`);
    expect([desk.status, textOf(desk)]).toEqual([400, expect.stringMatching(/Saint-Denis \(974\), Saint-Denis \(93\)/)]);
    await desk.open(`${own()}/lieu`);
    await desk.send({ lieu: 'Cayenne' }, `${own()}/lieu`);
    expect(textOf(desk)).toContain('Cayenne, heure de Cayenne');
    const [person] = await running.app.get(IdentityService).persons(by, [ids[0] ?? '']);
    expect(person).toMatchObject({ timeZone: 'America/Cayenne', workplaceId: 'commune:97302', place: 'Cayenne' });
    const noted = await running.app.get(Database).rows(`SELECT FROM journal WHERE name = 'WorkplaceSet'`);
    expect(noted).toHaveLength(1);
  });
});
