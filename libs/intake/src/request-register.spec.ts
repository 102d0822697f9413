import { anonymous, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { inRole, nationwide } from '../../../test/support/standing.js';
import { PromisesService } from './promises.service.js';
import { RequestRegister, type WantedRequests } from './request-register.service.js';
import { RequestsService } from './requests.service.js';

const now = new Date('2026-12-10T08:00:00Z');
const by = system('spec');

/** When it came, and when we asked and were answered, if ever. */
type Life = readonly [received: string, asked?: string, completed?: string];

const lives: readonly Life[] = [
  ...([['2026-12-09T10:00:00Z'], ['2026-12-03T08:00:00Z'], ['2026-12-02T23:30:00Z'], ['2026-12-02T22:30:00Z']] as const),
  ...([['2026-11-20T08:00:00Z'], ['2026-11-20T08:00:00Z', '2026-11-23T08:00:00Z']] as const),
  ...([['2026-11-20T08:00:00Z', '2026-12-09T08:00:00Z'], ['2024-01-02T08:00:00Z']] as const),
  ...([['2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z', '2026-12-03T08:00:00Z']] as const),
  ...([['2026-11-25T08:00:00Z', '2026-11-27T08:00:00Z', '2026-12-01T08:00:00Z']] as const),
];

describe('the queue', () => {
  let services: RunningServices;
  let advisor: PersonActor;
  const ids: string[] = [];

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    advisor = inRole('advisor', nationwide);
    for (const life of lives) ids.push(await lived(life));
  }, 60_000);
  afterAll(() => services?.close());

  const get = <T>(type: new (...of: never[]) => T): T => services.app.get<T>(type);
  const listed = async (wanted: WantedRequests) =>
    (await get(RequestRegister).list(advisor, wanted, { limit: 100 })).items.map(({ id }) => id);

  it('calls late in SQL what the rule calls late, whatever was asked meanwhile', async () => {
    const all = await get(RequestRegister).list(advisor, {}, { limit: 100 });
    for (const at of [now, new Date('2026-12-11T08:00:00Z'), new Date('2026-12-24T22:59:00Z'), new Date('2026-12-24T23:00:00Z')]) {
      const promised = await get(PromisesService).of(by, all.items, at);
      const late = all.items.filter(({ id }) => promised.get(id)?.late).map(({ id }) => id);
      expect(await listed({ lateAt: at })).toEqual(late);
      expect(await get(RequestRegister).count(advisor, { lateAt: at })).toBe(late.length);
      expect(late.length).toBeGreaterThan(1);
    }
  });

  it('promises a day that is late from the day after', async () => {
    const promised = await get(PromisesService).of(by, (await get(RequestRegister).list(advisor, {}, { limit: 100 })).items, now);
    expect([1, 2, 4].map((n) => promised.get(ids[n] ?? ''))).toEqual([
      { on: '2026-12-10', late: false },
      { on: '2026-12-10', late: false },
      { on: '2026-11-27', late: true },
    ]);
  });

  it('tells for whom each waits, and holds each once', async () => {
    const [ours, theirs] = [await listed({ waitingFor: 'cell' }), await listed({ waitingFor: 'requester' })];
    expect(theirs).toHaveLength(2);
    expect([...ours, ...theirs].sort()).toEqual([...ids].sort());
    expect(await listed({ state: 'open', departement: '26' })).toHaveLength(lives.length);
    expect(await listed({ departement: '59' })).toEqual([]);
    expect(await listed({ state: 'declined' })).toEqual([]);
    expect(await listed({ advisorId: advisor.personId })).toEqual([]);
  });

  it.each<[string, string]>([
    ['request_open', `state IN ('submitted', 'acknowledged', 'qualified')`],
    ['request_by_state', `state = 'accepted'`],
    ['request_asking', 'asked_number IS NOT NULL'],
    ['request_of_advisor', `advisor_id = '${crypto.randomUUID()}'`],
    ['request_of_territory', `territory_id = 'commune:26063'`],
  ])('reads a page by %s', async (index, condition) => {
    await get(Database).rows('ANALYZE request');
    const explained = await get(Database).manager.transaction(async (inside) => {
      await inside.query('SET LOCAL enable_seqscan = off');
      return inside.query(`EXPLAIN SELECT * FROM request WHERE ${condition} ORDER BY received_at, id LIMIT 26`);
    });
    expect(JSON.stringify(explained)).toContain(index);
  });

  async function lived([received, asked, completed]: Life): Promise<string> {
    const who = { firstName: 'Zoé', lastName: 'Le Goff', email: `${crypto.randomUUID()}@buis.example`, status: 'staff' } as const;
    const wanted = { type: 'orientation', territoryId: 'commune:26063', modality: 'visio', ...who } as const;
    const { id } = await get(RequestsService).submit(anonymous, wanted, new Date(received));
    const moves = [
      ['ask', asked],
      ['complete', completed],
    ].filter(([, at]) => at);
    for (const [index, [move, at]] of moves.entries())
      await get(Database).rows(
        `INSERT INTO request_move (request_id, number, move, state, at, side, words) VALUES ($1, $2, $3, 'submitted', $4, 'service', 'mots')`,
        [id, index + 2, move, at],
      );
    await get(Database).rows('UPDATE request SET version = $2, asked_number = $3 WHERE id = $1', [
      id,
      moves.length + 1,
      asked && !completed ? 2 : null,
    ]);
    return id;
  }
});
