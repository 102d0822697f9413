import { advisors } from '../../apps/cli/src/cast.js';
import { anOrder, ask, book, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { queriesOf } from '../support/queries.js';

const now = '2026-11-23T08:00:00Z';
const buis = { territory: 'commune:26063', from: '2026-12-01', to: '2027-02-15' };

/** Figures that must not grow with what the database holds. */
describe('the number of queries', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
  });
  afterAll(() => running?.close());

  const count = (work: () => Promise<unknown>) => queriesOf(running.app, work);

  it('of a calendar, a search and a page is the same for two advisors as for twelve with a hundred appointments', async () => {
    const asked = {
      slots: () => slots(running.url, buis),
      search: () => ask(running.url, '/api/v1/territories?q=buis'),
      catalogue: () => ask(running.url, '/api/v1/session-types'),
      home: () => ask(running.url, '/'),
    };
    const counted = async () => {
      const counts: Record<string, number> = {};
      for (const [name, work] of Object.entries(asked)) counts[name] = await count(work);
      return counts;
    };
    const before = await counted();
    await enrolCast(running.app, new Date(now), advisors.slice(2));
    await fill(running.url);
    expect(await counted()).toEqual(before);
    expect(before.slots).toBeLessThanOrEqual(6);
  });

  it('of a booking is the same in an empty calendar and in a full one', async () => {
    const early = await count(() => book(running.url, anOrder({ start: '2027-02-03T09:00:00Z' })));
    const late = await count(() => book(running.url, anOrder({ start: '2027-02-04T09:00:00Z' })));
    expect(late).toBe(early);
    expect(early).toBeLessThanOrEqual(40);
  });
});

async function fill(url: string): Promise<void> {
  const { items } = (await slots(url, buis)).body;
  for (const { start } of items.slice(0, 100)) await book(url, anOrder({ start }));
}
