// Booking through HTTP, on the real process and a durable PostgreSQL: a race for one instant, and one booking after another.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { bareBookings } from './booking/bare.mjs';
import { startService } from './booking/service.mjs';

const racers = 64;

export async function booking() {
  const service = await startService();
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  try {
    return await figures(service.url, client);
  } finally {
    await client.end();
    await service.stop();
  }
}

async function figures(url, client) {
  const { rows } = await client.query(`SELECT id FROM territory WHERE id LIKE 'commune:26%' ORDER BY id LIMIT ${racers}`);
  const territories = rows.map(({ id }) => id);
  const starts = await offered(url, territories[0]);
  const races = [];
  for (const start of [90, 60, 30].map((back) => starts.at(-back))) races.push(await race(url, territories, start));
  const alone = median(await oneByOne(url, territories, starts.slice(0, 40)));
  const bare = median(await bareBookings(client, 40));
  return [
    ...races.map((outcome, i) => ({ name: `64 at once for one instant, race ${i + 1}: the slowest`, unit: 'ms', limit: 2000, ...outcome })),
    { name: 'one booking, alone', value: round(alone), unit: 'ms', bare: round(bare) },
  ];
}

async function race(url, territories, start) {
  const answers = await Promise.all(territories.map((territory) => book(url, territory, start)));
  const count = (status) => answers.filter((answer) => answer.status === status).length;
  return {
    value: round(Math.max(...answers.map(({ ms }) => ms))),
    booked: count(201),
    refused: count(409),
    failed: racers - count(201) - count(409),
  };
}

async function oneByOne(url, territories, starts) {
  const ms = [];
  for (const [i, start] of starts.entries()) ms.push((await book(url, territories[i], start)).ms);
  return ms;
}

async function offered(url, territory) {
  const query = new URLSearchParams({ territory, type: 'orientation', modality: 'visio' });
  const { items } = await (await fetch(`${url}/api/v1/slots?${query}`)).json();
  return items.map((item) => item.start);
}

async function book(url, territory, start) {
  const requester = { firstName: 'Odile', lastName: 'Chabert', email: `${randomUUID()}@mairie.example`, status: 'staff' };
  const body = JSON.stringify({ territory, type: 'orientation', modality: 'visio', start, requester });
  const before = performance.now();
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const response = await fetch(`${url}/api/v1/bookings`, { method: 'POST', headers, body });
  await response.text();
  return { status: response.status, ms: performance.now() - before };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const round = (ms) => Math.round(ms * 10) / 10;
