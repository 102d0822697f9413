// What the record costs: the statements of a booking, sent by a bare client to a durable PostgreSQL, with and without its journal row.
import { bareOrder, bookBare } from './booking/bare.mjs';
import { together } from './stage/clients.mjs';
import { median, round } from './stage/figures.mjs';
import { onStage } from './stage/stage.mjs';

const realSize = { advisors: 20, appointments: 30_000 };
const each = 200;
const rounds = 9;

/** How much of its pace a booking keeps with its journal row. */
const kept = 0.8;

export const journal = () =>
  onStage(async (stage) => {
    const databaseUrl = await stage.database(realSize);
    const [client] = await stage.clients(databaseUrl, 1);
    await client.query('SELECT journal_open_month($1)', [new Date()]);
    const order = await bareOrder(client);
    const turns = [];
    await replayed(client, order, { turn: 0, record: 'none' });
    for (let turn = 1; turn <= rounds; turn += 1) turns.push(await both(client, order, turn));
    return figures(turns);
  });

/** In turns, each the first every other time, so that both meet the same machine. */
async function both(client, order, turn) {
  const ways = turn % 2 === 0 ? ['none', 'joined'] : ['joined', 'none'];
  const paces = {};
  for (const [i, record] of ways.entries()) paces[record] = await replayed(client, order, { turn: 2 * turn + i, record });
  return { ...paces, ratio: paces.joined / paces.none };
}

async function replayed(client, order, { turn, record }) {
  const { perSecond } = await together({ clients: 1, count: each }, (n) =>
    bookBare(client, order, { n: turn * each + n, wholly: true, record }),
  );
  return perSecond;
}

function figures(turns) {
  const of = (name) => round(median(turns.map((turn) => turn[name])));
  const ratio = Math.round(median(turns.map((turn) => turn.ratio)) * 100) / 100;
  return [
    { name: 'a booking with its journal row, against the same without', value: ratio, unit: '×', least: kept },
    { name: 'the same: bookings with', value: of('joined'), unit: '/s', bare: of('none') },
  ];
}
