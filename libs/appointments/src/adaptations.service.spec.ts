import { type Actor, anonymous, days, later, system } from '#kernel';
import { Database, Inventories } from '#platform';
import { KeptRows } from '../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself, inCollectivite, inRole } from '../../../test/support/standing.js';
import { AdaptationsService } from './adaptations.service.js';
import { AppointmentsService, type Successor } from './appointments.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('what someone needs to take part', () => {
  let running: RunningServices;
  let rows: KeptRows;
  let adaptations: AdaptationsService;
  let id: string;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    rows = await KeptRows.of(running);
    adaptations = running.app.get(AdaptationsService);
  }, 60_000);
  afterAll(() => running?.close());

  beforeEach(async () => {
    id = await rows.appointment(later(now, days(10)));
  });

  it.each(['manage', 'manage-mailed'] as const)('is said by whoever holds the link %s, and read by the advisor', async (purpose) => {
    await adaptations.say({ kind: 'holder', purpose, id }, id, ['wheelchair', 'breaks', 'breaks'], now);
    for (const by of [advisor(), holder()])
      expect(await adaptations.shownTo(by, { id, advisorId: rows.advisorId })).toEqual(['breaks', 'wheelchair']);
    await adaptations.say({ kind: 'holder', purpose, id }, id, [], now);
    expect(await adaptations.of(advisor(), id)).toEqual([]);
  });

  it.each<[string, () => Actor]>([
    ['another advisor', () => inRole('advisor')],
    ['coordination', () => inRole('coordinator')],
    ['audit', () => inRole('auditor')],
    ['the advisor for herself', () => asHerself(rows.advisorId)],
    ['the collectivité', () => inCollectivite('lead', 'commune:26063')],
    ['the service itself', () => system('notifications')],
    ['the link of another appointment', () => ({ kind: 'holder', purpose: 'manage', id: rows.advisorId })],
    ['anyone', () => anonymous],
  ])('is not shown to %s', async (_who, by) => {
    await adaptations.say(holder(), id, ['breaks'], now);
    await expect(adaptations.of(by(), id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await adaptations.shownTo(by(), { id, advisorId: rows.advisorId })).toBeNull();
  });

  it('is not said by anyone else, nor on another appointment', async () => {
    const other = await rows.appointment(later(now, days(11)));
    for (const by of [advisor(), inRole('coordinator'), anonymous, { kind: 'holder', purpose: 'manage', id: other } as const])
      await expect(adaptations.say(by, id, ['breaks'], now)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes the boxes there are, before the appointment has begun', async () => {
    await expect(adaptations.say(holder(), id, ['because of my back'], now)).rejects.toMatchObject({ errors: [{ pointer: '/kinds' }] });
    await expect(adaptations.say(holder(), id, ['breaks'], later(now, days(10)))).rejects.toMatchObject({ code: 'appointment-closed' });
  });

  it('does not pass to who takes the appointment over', async () => {
    const database = running.app.get(Database);
    await adaptations.say(holder(), id, ['breaks'], now);
    const from = (await database.row<{ from: string }>('SELECT address_id AS from FROM appointment WHERE id = $1', [id]))?.from ?? '';
    const successor: Successor = {
      firstName: 'Paul',
      lastName: 'Aubry',
      email: 'paul@mairie.example',
      status: 'staff',
      addressId: await rows.address(now),
    };
    await running.app.get(AppointmentsService).handOver(system('spec'), id, { from, successor, successionId: id }, now);
    expect(await adaptations.of(advisor(), id)).toEqual([]);
  });

  it('is in no copy, and in the journal only as a fact', async () => {
    await adaptations.say(holder(), id, ['sign_language'], now);
    const table = running.app.get(Inventories).tables.find((each) => each.table === 'adaptation');
    expect(table?.own).toBeUndefined();
    const entries = await running.app.get(Database).rows<{ row: string }>('SELECT journal::text AS row FROM journal');
    expect(entries.filter(({ row }) => row.includes('AdaptationsSaid')).length).toBeGreaterThan(0);
    expect(entries.filter(({ row }) => row.includes('sign_language'))).toEqual([]);
  });

  const advisor = (): Actor => inRole('advisor', undefined, rows.advisorId);
  const holder = (): Actor => ({ kind: 'holder', purpose: 'manage', id });
});
