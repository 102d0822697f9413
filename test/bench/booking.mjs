// Booking through HTTP, on the real process and a durable PostgreSQL, beside a bare SQL client that leaves the same rows.
import { randomUUID } from 'node:crypto';
import { bareOrder, bookBare } from './booking/bare.mjs';
import { got, request, together } from './stage/clients.mjs';
import { median, p95, round } from './stage/figures.mjs';
import { onStage } from './stage/stage.mjs';

const realSize = { advisors: 20, appointments: 30_000 };
const racers = 64;
const clients = 8;
const each = 320;
const rounds = 3;

/** The load set's own places, an hour apart: one booking there takes nothing from the next. */
const places = new Set(['09:00', '10:00', '11:00', '13:30', '14:30', '15:30', '16:30']);

/** How much of a bare client's pace booking through HTTP keeps. */
const kept = 0.35;

export const booking = () =>
  onStage(async (stage) => {
    const databaseUrl = await stage.database(realSize);
    const { url } = await stage.web(databaseUrl);
    const bare = await stage.clients(databaseUrl, clients);
    const territories = await someTerritories(bare[0]);
    const starts = await offered(url, territories[0]);
    return [
      ...(await races(url, territories, starts.splice(-21))),
      ...(await alone(url, { bare, territories, starts: starts.splice(0, 60) })),
      ...(await pace(url, { bare, territories, starts })),
    ];
  });

async function someTerritories(client) {
  const { rows } = await client.query(`SELECT id FROM territory WHERE id LIKE 'commune:26%' ORDER BY id LIMIT ${racers}`);
  return rows.map(({ id }) => id);
}

async function races(url, territories, starts) {
  const figures = [];
  for (const [i, start] of [starts[0], starts[7], starts[14]].entries()) {
    const answers = await Promise.all(territories.map((territory) => book(url, territory, start)));
    const count = (status) => answers.filter((answer) => answer.status === status).length;
    const outcome = { booked: count(201), refused: count(409), failed: racers - count(201) - count(409) };
    const slowest = round(Math.max(...answers.map(({ ms }) => ms)));
    figures.push({ name: `64 at once for one instant, race ${i + 1}: the slowest`, value: slowest, unit: 'ms', limit: 2000, ...outcome });
  }
  return figures;
}

async function alone(url, { bare, territories, starts }) {
  const order = await bareOrder(bare[0]);
  const theirs = await together({ clients: 1, count: starts.length }, (n) => bookBare(bare[0], order, { n, wholly: true }));
  const ours = await together({ clients: 1, count: starts.length }, (n) => booked(url, territories[n % racers], starts[n]));
  return [{ name: 'one booking, alone', value: round(median(ours.ms)), unit: 'ms', bare: round(median(theirs.ms)) }];
}

/** In turns, so that both meet the same machine. */
async function pace(url, { bare, territories, starts }) {
  const order = await bareOrder(bare[0]);
  const start = (n) => starts[n % starts.length];
  const runs = { ours: [], theirs: [], rows: [] };
  for (let turn = 0; turn < rounds; turn += 1) {
    const nth = (n) => turn * each + n;
    const byHand = (part) => (n, client) => bookBare(bare[client], order, { n: 1000 * part + nth(n), wholly: part === 1 });
    runs.theirs.push(await together({ clients, count: each }, byHand(1)));
    runs.rows.push(await together({ clients, count: each }, byHand(2)));
    runs.ours.push(await together({ clients, count: each }, (n) => booked(url, territories[n % racers], start(nth(n)))));
  }
  return paces(runs);
}

function paces({ ours, theirs, rows }) {
  const perSecond = (some) => round(median(some.map((run) => run.perSecond)));
  const slow = (some) => round(p95(some.flatMap(({ ms }) => ms)));
  const [value, bare] = [perSecond(ours), perSecond(theirs)];
  return [
    { name: `bookings by HTTP, ${clients} clients`, value, unit: '/s', bare, least: round(kept * bare) },
    { name: 'the same: p95', value: slow(ours), unit: 'ms', bare: slow(theirs) },
    { name: 'the same, beside a client that decides nothing', value, unit: '/s', bare: perSecond(rows) },
  ];
}

async function offered(url, territory) {
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ territory, type: 'orientation', modality: 'visio', from: day(3), to: day(90) });
  const { body } = await got(`${url}/api/v1/slots?${query}`);
  return JSON.parse(body)
    .items.filter(({ local }) => places.has(local.slice(11, 16)))
    .map(({ start }) => start);
}

async function booked(url, territory, start) {
  const { status, body } = await book(url, territory, start);
  if (status !== 201) throw new Error(`${status} ${body}`);
}

async function book(url, territory, start) {
  const requester = { firstName: 'Odile', lastName: 'Chabert', email: `${randomUUID()}@mairie.example`, status: 'staff' };
  const body = JSON.stringify({ territory, type: 'orientation', modality: 'visio', start, requester });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': randomUUID() };
  const before = performance.now();
  const answer = await request(`${url}/api/v1/bookings`, { method: 'POST', headers, body });
  return { ...answer, ms: performance.now() - before };
}
