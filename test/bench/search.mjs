// Finding a collectivité, eight people typing at a time, beside a bare SELECT by the same words.
import { got, together } from './stage/clients.mjs';
import { p95, round } from './stage/figures.mjs';
import { onStage } from './stage/stage.mjs';

const clients = 8;
const each = 240;
const limit = 100;

/** As people type: beginnings, whole names, codes, words from around, typing errors. */
const typed = [
  ...['bu', 'buis', 'Buis-les-Baronnies', 'st étienne', 'saint', 'la roche sur', '26170', '200060473'],
  ...['mairie de lille nord', 'pays de', 'buis les barronies', 'marseile'],
];

/** A typing error that looks like one name in seven. */
const vague = 'saint saintz';

const bare = 'SELECT id, label FROM territory WHERE search LIKE $1 ORDER BY population DESC NULLS LAST LIMIT 10';

export const search = () =>
  onStage(async (stage) => {
    const databaseUrl = await stage.database({ advisors: 1, appointments: 0 });
    const { url } = await stage.web(databaseUrl);
    const connections = await stage.clients(databaseUrl, clients);
    const ask = (q) => got(`${url}/api/v1/territories?${new URLSearchParams({ q })}`);
    const like = (n) => [`% ${typed[n % typed.length].toLowerCase()}%`];
    await together({ clients, count: each / 4 }, (n) => ask(typed[n % typed.length]));
    const ours = await together({ clients, count: each }, (n) => ask(typed[n % typed.length]));
    const theirs = await together({ clients, count: each }, (n, client) => connections[client].query(bare, like(n)));
    const worst = await together({ clients: 1, count: 20 }, () => ask(vague));
    return [
      { name: `search, ${clients} clients: p95`, value: round(p95(ours.ms)), unit: 'ms', limit, bare: round(p95(theirs.ms)) },
      { name: `« ${vague} », alone: p95`, value: round(p95(worst.ms)), unit: 'ms', limit },
    ];
  });
