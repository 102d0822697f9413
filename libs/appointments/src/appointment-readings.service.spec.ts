import { type Actor, system } from '#kernel';
import { Accesses, Database, JournalRegister, OwnDataService } from '#platform';
import { KeptRows } from '../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself, inCollectivite, inRole } from '../../../test/support/standing.js';
import { AppointmentReadings } from './appointment-readings.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('opening someone’s appointment', () => {
  let running: RunningServices;
  let rows: KeptRows;
  let readings: AppointmentReadings;
  let person: string;
  let id: string;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    rows = await KeptRows.of(running);
    readings = running.app.get(AppointmentReadings);
  }, 60_000);
  afterAll(() => running?.close());

  beforeEach(async () => {
    person = await rows.person(now);
    id = await rows.appointment(new Date('2026-12-01T10:00:00Z'), {
      address_id: await rows.address(now, { person_id: person, proven_at: now }),
    });
  });

  it.each<[string, () => Actor, string | null, object[]]>([
    ['coordination', () => inRole('coordinator'), null, [{ service: 'La cellule, coordination', motive: 'Suivi des rendez-vous' }]],
    [
      'audit, for a motive',
      () => inRole('auditor'),
      'Plainte du 20 novembre',
      [{ service: 'L’audit et la protection des données', motive: 'Plainte du 20 novembre' }],
    ],
    ['an advisor who stands in', () => inRole('advisor'), 'Remplacement', [{ service: 'La cellule, conseil', motive: 'Remplacement' }]],
    ['its advisor', () => inRole('advisor', undefined, rows.advisorId), null, []],
    ['its collectivité', () => inCollectivite('member', 'commune:26063'), null, []],
    ['its requester', () => asHerself(person), null, []],
    ['the service', () => system('spec'), null, []],
  ])('by %s leaves the trace it must, which the requester reads', async (_who, by, motive, seen) => {
    await expect(readings.open(by(), id, motive, now)).resolves.toBeUndefined();
    const accesses = await running.app.get(Accesses).own(asHerself(person));
    expect(accesses).toEqual(seen.map((access) => ({ at: now, what: 'Vos coordonnées et ce que vous avez écrit', ...access })));
  });

  it('is refused to an auditor who does not say why', async () => {
    await expect(readings.open(inRole('auditor'), id, ' ', now)).rejects.toMatchObject({ errors: [{ pointer: '/motive' }] });
    expect(await running.app.get(Accesses).own(asHerself(person))).toEqual([]);
  });

  it('is nothing to whoever may not read it, and leaves no trace', async () => {
    await expect(readings.open(inRole('provider'), id, 'x', now)).rejects.toMatchObject({ code: 'not-found' });
    expect(await running.app.get(Accesses).own(asHerself(person))).toEqual([]);
  });

  it('shows nobody the accesses to what is another’s', async () => {
    await readings.open(inRole('coordinator'), id, null, now);
    expect(await running.app.get(Accesses).own(asHerself(await rows.person(now)))).toEqual([]);
    expect(await running.app.get(Accesses).own(asHerself(rows.advisorId))).toEqual([]);
  });

  it('is in one’s own data with all that is kept, by French labels, and with nothing of anyone else', async () => {
    await rows.appointment(new Date('2026-12-02T10:00:00Z'), { requester_last_name: 'Martin' });
    await readings.open(inRole('coordinator'), id, null, now);
    const { data, accesses } = await running.app.get(OwnDataService).of(asHerself(person), now);
    expect(data.map(({ title }) => title).sort()).toEqual(['Adresses électroniques', 'Personnes', 'Rendez-vous']);
    const [appointment, ...others] = data.find(({ title }) => title === 'Rendez-vous')?.rows ?? [];
    expect(others).toEqual([]);
    expect(appointment).toMatchObject({
      Nom: 'Chabert',
      Téléphone: '01 99 00 12 34',
      Message: 'Bonjour',
      Fin: new Date('2026-12-01T10:00:00Z'),
    });
    expect(Object.keys(appointment ?? {})).not.toContain('Pourquoi cette personne');
    expect(accesses).toHaveLength(1);
    expect(JSON.stringify({ data, accesses })).not.toMatch(/Martin|manage|digest/);
    expect(await named('OwnDataGiven', person)).toHaveLength(1);
  });

  it('is found in the journal by subject, actor and period, page after page, by the auditor alone', async () => {
    const [register, auditor] = [running.app.get(JournalRegister), inRole('auditor')];
    const me = inRole('coordinator', undefined, await rows.person(now));
    const times = ['2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z', '2026-11-26T08:00:00Z'].map((at) => new Date(at));
    for (const at of times) await readings.open(me, id, null, at);
    const subject = { kind: 'appointment', id };
    const first = await register.list(auditor, { subject }, { limit: 2 });
    const second = await register.list(auditor, { subject }, { limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ at }) => at)).toEqual([...times].reverse());
    expect(second.next).toBeNull();
    const theirs = await register.list(auditor, { actor: `person:${me.personId}`, from: times[1], until: times[2] }, { limit: 10 });
    expect(theirs.items).toMatchObject([{ at: times[1], name: 'SensitiveRead', subject, payload: { motive: 'Suivi des rendez-vous' } }]);
    for (const by of [me, asHerself(person), inRole('technician'), inRole('auditor', { national: false, departements: ['26'] })])
      await expect(register.list(by, {}, { limit: 10 })).rejects.toMatchObject({ code: 'forbidden' });
  });

  const named = (name: string, subject: string) =>
    running.app.get(Database).rows('SELECT FROM journal WHERE name = $1 AND subject_id = $2', [name, subject]);
});
