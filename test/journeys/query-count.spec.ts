import { advisors } from '../../apps/cli/src/cast.js';
import { anOrder, book, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { queriesOf } from '../support/queries.js';
import { everyRead, openEvents, type Reads, readRoutes } from '../support/reads.js';
import { signedReads } from '../support/signed-reads.js';

const now = '2026-11-23T08:00:00Z';

/** What operators ask; it counts rows and opens nothing to the public. */
const ofOperators = ['/health/live', '/health/ready', '/metrics'];

/** What only a provider's answer, or its pending cookie, opens. */
const elsewhere = [
  ...['/connexion/retour', '/connexion/relier'],
  ...['/agenda/demandes/:id/documents/:document', '/espace/demandes/:id/documents/:document'],
  ...['/dossiers/:id/cadre/documents/:document', '/espace/projet/:id/cadre/documents/:document'],
  ...['/dossiers/:id/documents/:document', '/espace/projet/:id/documents/:document'],
];

/** Figures that must not grow with what the database holds. */
describe('the number of queries', () => {
  let running: RunningApp;
  let reads: Reads;
  let before: Record<string, number>;

  beforeAll(async () => {
    process.env.EVENTS = openEvents;
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    reads = { ...(await everyRead(running)), ...(await signedReads(running)) };
    before = await counted();
  }, 60_000);
  afterAll(() => running?.close());

  const count = (work: () => Promise<unknown>) => queriesOf(running.app, work);

  async function counted(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [name, read] of Object.entries(reads))
      counts[name] = await count(async () => expect([name, (await read()).status]).toEqual([name, 200]));
    return counts;
  }

  it('is known of every page and of every read of the API', () => {
    const measured = new Set(Object.keys(reads).map((name) => name.replace(/\?.*/, '')));
    expect(readRoutes(running).filter((route) => !measured.has(route) && ![...ofOperators, ...elsewhere].includes(route))).toEqual([]);
  });

  it('of a booking is the same in an empty calendar and in a full one', async () => {
    const early = await count(() => book(running.url, anOrder({ start: '2027-02-03T09:00:00Z' })));
    const late = await count(() => book(running.url, anOrder({ start: '2027-02-04T09:00:00Z' })));
    expect(late).toBe(early);
    expect(early).toBeLessThanOrEqual(16);
  });

  it('of each is the same for two advisors as for twelve with a hundred appointments', async () => {
    await enrolCast(running.app, new Date(now), advisors.slice(2));
    await fill(running.url);
    expect(await counted()).toEqual(before);
  }, 60_000);

  it('is small', () => {
    expect(before['/api/v1/slots']).toBeLessThanOrEqual(5);
    expect(Object.entries(before).filter(([, queries]) => queries > 15)).toEqual([]);
  });
});

async function fill(url: string): Promise<void> {
  const { items } = (await slots(url, { territory: 'commune:26063', from: '2026-12-01', to: '2027-02-15' })).body;
  for (const { start } of items.slice(0, 100)) await book(url, anOrder({ start }));
}
