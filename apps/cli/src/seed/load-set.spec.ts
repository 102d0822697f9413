import { SlotsService } from '#appointments';
import { IntakeService } from '#intake';
import { anonymous } from '#kernel';
import { Database } from '#platform';
import { enrolCast } from '../../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { advisors } from '../cast.js';
import { loadSet } from './load-set.js';

const now = new Date('2026-11-25T08:00:00Z');
const size = { advisors: 3, appointments: 700, upcoming: 150 };

describe('a load set beside the demonstration', () => {
  let services: RunningServices;
  let said: string;
  const count = async (sql: string) => (await services.app.get(Database).row<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))?.n;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now, advisors.slice(0, 1));
    said = await loadSet(services.app, size, now);
  }, 60_000);

  afterAll(() => services?.close());

  it('has the size that was asked, checked before it is kept', async () => {
    expect(said).toBe('Jeu de charge chargé et vérifié : 3 personnes à la cellule, 700 rendez-vous dont 150 à venir, 140 dossiers.');
    expect(await count(`person WHERE last_name NOT LIKE 'Charge-%'`)).toBe(1);
    expect(await count('person')).toBe(4 + 140);
    expect(await count(`appointment WHERE start_at > '2026-11-29'`)).toBe(150);
    expect(await count(`appointment WHERE end_at < '2026-11-23'`)).toBe(550);
  });

  it('gives each confirmed appointment one commitment of its advisor, in that person’s openings', async () => {
    const confirmed = await count(`appointment WHERE status = 'confirmed'`);
    expect(await count('commitment')).toBe(confirmed);
    const within = await count(
      `appointment JOIN commitment ON owner_id = appointment.id AND person_id = advisor_id AND lower(busy) = start_at
         AND upper(busy) = end_at + interval '15 minutes'
       JOIN opening ON opening.person_id = advisor_id AND weekday = extract(dow FROM start_at AT TIME ZONE opening.time_zone)
         AND (start_at AT TIME ZONE opening.time_zone)::time >= make_time(start_minute / 60, start_minute % 60, 0)
         AND (end_at AT TIME ZONE opening.time_zone)::time <= make_time(end_minute / 60, end_minute % 60, 0)`,
    );
    expect(within).toBe(confirmed);
    expect(await count(`appointment WHERE status = 'cancelled'`)).toBe(700 - (confirmed ?? 0));
  });

  it('announces nothing, so that no message leaves', async () => {
    expect([await count(`outbox WHERE name <> 'RoleGranted'`), await count('message')]).toEqual([0, 0]);
  });

  it('leaves slots that can be booked', async () => {
    const wish = { territoryId: 'commune:26063', type: 'orientation', modality: 'visio', wide: false } as const;
    const { items } = await services.app.get(SlotsService).offered(anonymous, wish, now);
    const requester = { firstName: 'Odile', lastName: 'Chabert', email: 'odile@mairie.example', status: 'staff' } as const;
    const order = {
      territory: 'commune:26063',
      type: 'orientation',
      modality: 'visio',
      start: new Date(items[0]?.start ?? 0),
      requester,
    } as const;
    expect((await services.app.get(IntakeService).make(anonymous, order, now)).reference).toMatch(/^TE-2026-000701$/);
  });

  it('does not come twice', async () => {
    await expect(loadSet(services.app, size, now)).rejects.toThrow('Un jeu de charge est déjà dans cette base : prenez-en une autre.');
  });
});
