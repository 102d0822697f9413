import { slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';

const now = '2026-11-23T08:00:00Z';

const places: readonly (readonly [zone: string, territory: string])[] = [
  ['Europe/Paris', 'commune:26063'],
  ['America/Guadeloupe', 'departement:971'],
  ['America/Martinique', 'departement:972'],
  ['America/Cayenne', 'departement:973'],
  ['America/Miquelon', 'departement:975'],
  ['Indian/Mayotte', 'departement:976'],
  ['Indian/Reunion', 'departement:974'],
  ['Pacific/Tahiti', 'commune:98735'],
  ['Pacific/Marquesas', 'commune:98731'],
  ['Pacific/Gambier', 'commune:98719'],
  ['Pacific/Noumea', 'departement:988'],
  ['Pacific/Wallis', 'departement:986'],
];

describe('the cell of the demonstration', () => {
  let running: RunningApp;
  const counts: string[] = [];

  beforeAll(async () => {
    running = await startApp(now);
    await enrolCast(running.app, new Date(now));
  });
  afterAll(async () => {
    process.stdout.write(`Slots in the next 30 days, per zone:\n${counts.join('\n')}\n`);
    await running?.close();
  });

  it.each(places)('has a slot for %s within thirty days, between 8 h and 19 h there', async (zone, territory) => {
    const { body } = await slots(running.url, { territory });
    counts.push(`  ${zone.padEnd(20)} ${body.items.length}, the first ${body.items[0]?.local}`);
    expect(body.timeZone).toBe(zone);
    expect(body.items.length).toBeGreaterThan(0);
    const hours = body.items.map(({ local }) => Number(local.slice(11, 13)));
    expect([Math.min(...hours) >= 8, Math.max(...hours) < 19]).toEqual([true, true]);
  });
});
