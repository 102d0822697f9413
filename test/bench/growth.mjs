// Does it stay quick as it grows? GET /slots at real size, with two hundred advisors, and on top of a million appointments.
import { got, together } from './stage/clients.mjs';
import { median, p95, round } from './stage/figures.mjs';
import { onStage } from './stage/stage.mjs';

const clients = 8;
const rounds = 3;

/** Dates from now, both included: the whole horizon. */
const window = 92;
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const period = { from: day(0), to: day(window) };

export const growth = () => onStage(async (stage) => [...(await atRealSize(stage)), ...(await crowded(stage)), ...(await ofAge(stage))]);

/** What visitors ask when they say nothing of a period, and all there is. */
async function atRealSize(stage) {
  const { url } = await stage.web(await stage.database({ advisors: 20, appointments: 30_000 }));
  const thirty = await asked(url, 128);
  const whole = await asked(url, 128, period);
  const name = 'GET /slots, 20 advisors, 30 000 appointments';
  return [
    { name: `${name}: p95, 30 days`, value: round(p95(thirty)), unit: 'ms', limit: 100 },
    { name: `${name}: p95, 92 days`, value: round(p95(whole)), unit: 'ms', limit: 100 },
  ];
}

/** Beside a bare SELECT of the same busy times, in turns, so that both meet the same machine. */
async function crowded(stage) {
  const databaseUrl = await stage.database({ advisors: 200, appointments: 100_000, upcoming: 20_000 });
  const { url } = await stage.web(databaseUrl);
  const connections = await stage.clients(databaseUrl, clients);
  const sql = 'SELECT person_id, lower(busy), upper(busy) FROM commitment WHERE busy && tstzrange($1, $2)';
  const bareSelect = (_, client) => connections[client].query(sql, [period.from, `${period.to}T24:00:00Z`]);
  const { theirs, ours } = await inTurns({
    theirs: async () => (await together({ clients, count: 32 }, bareSelect)).ms,
    ours: () => asked(url, 32, period),
  });
  return [{ name: 'GET /slots, 200 advisors, 20 000 in the window: p95', value: ours, unit: 'ms', limit: round(4 * theirs), bare: theirs }];
}

/** The same window, with little and with much behind it. */
async function ofAge(stage) {
  const size = { advisors: 200, upcoming: 2_000 };
  const [young, old] = [
    await stage.database({ ...size, appointments: 10_000 }),
    await stage.database({ ...size, appointments: 1_000_000 }),
  ];
  const [youngWeb, oldWeb] = [await stage.web(young), await stage.web(old)];
  const { before, after } = await inTurns({
    before: () => asked(youngWeb.url, 64, period),
    after: () => asked(oldWeb.url, 64, period),
  });
  return [{ name: 'GET /slots, 1 000 000 appointments in all: p95', value: after, unit: 'ms', limit: round(1.5 * before), bare: before }];
}

/** The median of each one's p95. */
async function inTurns(measures) {
  const found = Object.fromEntries(Object.keys(measures).map((name) => [name, []]));
  for (let turn = 0; turn < rounds; turn += 1)
    for (const [name, measure] of Object.entries(measures)) found[name].push(p95(await measure()));
  return Object.fromEntries(Object.entries(found).map(([name, values]) => [name, round(median(values))]));
}

/** Milliseconds of each of `count` answers, after some that are not counted. */
async function asked(url, count, dates = {}) {
  const query = new URLSearchParams({ territory: 'commune:26063', type: 'orientation', modality: 'visio', ...dates });
  const ask = () => got(`${url}/api/v1/slots?${query}`);
  await together({ clients, count: count / 4 }, ask);
  return (await together({ clients, count }, ask)).ms;
}
