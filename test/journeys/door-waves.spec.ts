import { IdentityService } from '#identity';
import { system } from '#kernel';
import { Database } from '#platform';
import { frenchFaults } from '../../apps/cli/src/check/french.mjs';
import { anOrder, book, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { residentAs, textOf } from '../support/residents.js';
import { within } from '../support/standing.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const path = '/coordination/vagues';

describe('undoing a wave of bookings', () => {
  let running: RunningApp;
  let coordinator: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now));
    const identity = running.app.get(IdentityService);
    const { id } = await identity.addressFor(by, 'sincere@jetable.example', new Date(now));
    await identity.prove(by, id, new Date(now));
    const { items } = (await slots(running.url, { territory: 'commune:26063', from: '2026-12-01' })).body;
    const wave = Array.from({ length: 54 }, (_, n) => `faux${n}@jetable.example`);
    for (const [n, email] of ['vraie@mairie.example', 'sincere@jetable.example', ...wave].entries()) {
      const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' };
      expect((await book(running.url, anOrder({ start: items[n]?.start, requester }))).status).toBe(201);
    }
    coordinator = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 120_000);
  afterAll(() => running?.close());

  const confirmed = async () =>
    (
      await running.app
        .get(Database)
        .rows<{ email: string }>(`SELECT requester_email AS email FROM appointment WHERE status = 'confirmed' ORDER BY 1`)
    ).map(({ email }) => email);
  const spoken = ({ html }: FormVisitor) =>
    html
      .slice(html.indexOf('<main'))
      .split(/<[^>]+>/)
      .map((line) => line.replaceAll('&#x27;', '').trim());
  const chosen = `${path}/annulation?du=2026-11-23T08:00&au=2026-11-23T10:00&par=domaine&groupe=jetable.example`;

  it('shows what was booked in that time, grouped and counted, on her clock', async () => {
    await coordinator.open(`${path}?du=2026-11-23T08:00&au=2026-11-23T10:00`);
    expect(textOf(coordinator).replaceAll('\u202f', ' ')).toMatch(
      /jetable\.example : 55 rendez-vous dont 1 de personnes connues .*mairie\.example : 1 rendez-vous/,
    );
    expect(spoken(coordinator).flatMap((line) => frenchFaults(line))).toEqual([]);
    await coordinator.open(`${path}?du=2026-11-22T08:00&au=2026-11-23T08:00`);
    expect(textOf(coordinator)).toContain('Aucun rendez-vous à venir');
    await coordinator.open(`${path}?par=conseil`);
    expect(textOf(coordinator)).toMatch(/[A-Z]\S+ [A-Z]\S+ : \d+ rendez-vous/);
  });

  it('is hers within her départements alone', async () => {
    const elsewhere = await residentAs(running, 'coordinator', 'sud@cellule.example', { scope: within('84') });
    await elsewhere.open(path);
    expect(textOf(elsewhere)).toContain('Aucun rendez-vous à venir');
    await elsewhere.open(chosen);
    expect(textOf(elsewhere)).toContain('Aucun rendez-vous n’est choisi');
  });

  it('groups what came from one network without saying which, for 30 days', async () => {
    await coordinator.open(`${path}?du=2026-11-23T08:00&au=2026-11-23T10:00&par=reseau`);
    expect(textOf(coordinator).replaceAll('\u202f', ' ')).toMatch(/Même réseau, groupe 1 : 56 rendez-vous/);
    expect(textOf(coordinator)).not.toContain('127.0.0.1');
    const [mark] = await running.app.get(Database).rows<{ network: string }>('SELECT DISTINCT network FROM booking_origin');
    expect(mark?.network).toMatch(/^[\w-]{43}$/);
    await coordinator.open(`${path}/annulation?du=2026-11-23T08:00&au=2026-11-23T10:00&par=reseau&groupe=${mark?.network}`);
    expect(textOf(coordinator)).toContain('55 rendez-vous à venir');
    await coordinator.open(`${path}/annulation?du=2026-11-23T08:00&au=2026-11-23T10:00&par=reseau&groupe=${'A'.repeat(43)}`);
    expect(textOf(coordinator)).toContain('Aucun rendez-vous n’est choisi');
  });

  it('says what will happen, asks for a reason, and touches nothing before', async () => {
    await coordinator.open(chosen);
    expect(textOf(coordinator)).toContain('54 rendez-vous à venir');
    expect(textOf(coordinator)).toContain('les rendez-vous des personnes connues restent');
    expect(spoken(coordinator).flatMap((line) => frenchFaults(line))).toEqual([]);
    await coordinator.send({ raison: '' });
    expect([coordinator.status, (await confirmed()).length]).toEqual([400, 56]);
  });

  it('cancels in batches under one wave, each with its letters, and leaves whom we know', async () => {
    await coordinator.open(chosen);
    await coordinator.send({ raison: 'Une vague de faux rendez-vous' });
    expect(textOf(coordinator)).toMatch(/50 rendez-vous sont annulés.*4 rendez-vous à venir/);
    await coordinator.send({ raison: 'Une vague de faux rendez-vous', vague: coordinator.valueOf('vague') });
    expect(textOf(coordinator)).toContain('4 rendez-vous sont annulés');
    expect(await confirmed()).toEqual(['sincere@jetable.example', 'vraie@mairie.example']);
    const database = running.app.get(Database);
    const [told] = await database.rows(`SELECT count(*)::int AS count FROM outbox WHERE name = 'AppointmentCancelled'`);
    expect(told).toEqual({ count: 54 });
    const noted = await database.rows<{ wave: string; payload: { appointmentIds: string[]; left: number } }>(
      `SELECT subject_id AS wave, payload FROM journal WHERE name = 'WaveCancelled' ORDER BY id`,
    );
    expect(noted.map(({ payload }) => [payload.appointmentIds.length, payload.left])).toEqual([
      [50, 4],
      [4, 0],
    ]);
    expect(new Set(noted.map(({ wave }) => wave)).size).toBe(1);
    expect(await database.rows(`SELECT DISTINCT cancel_reason, cancelled_by FROM appointment WHERE status = 'cancelled'`)).toEqual([
      { cancel_reason: 'Une vague de faux rendez-vous', cancelled_by: 'desk' },
    ]);
  });

  it('takes whom we know too, when that is ticked', async () => {
    await coordinator.open(`${chosen}&connus=oui`);
    await coordinator.send({ raison: 'Une vague' });
    expect(await confirmed()).toEqual(['vraie@mairie.example']);
  });
});
