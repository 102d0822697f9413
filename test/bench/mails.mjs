// Ten thousand reminders due in the same minute, two workers, a local mail server; beside a bare queue whose jobs only send a letter.
import { readFileSync } from 'node:fs';
import { provideRedis } from '../../apps/cli/src/test/needs.mjs';
import { median, round } from './stage/figures.mjs';
import { onStage, stopped } from './stage/stage.mjs';

const reminders = 10_000;
const bareJobs = 2_000;
const workers = 2;

/** Each reminder goes to an address of its own: nobody gets two in a day. */
const size = { advisors: 100, appointments: 5 * reminders, upcoming: reminders };

/** Seconds that all of them may take; how much more memory a worker may hold at the end than when it had found its pace. */
const patience = { redis: 120, postgresql: 300 };
const growing = 1.3;

export const mails = () =>
  onStage(async (stage) => {
    const redis = await provideRedis();
    if (redis) stage.atEnd(redis.stop ?? (() => {}));
    else console.error('Sans Redis : installez-le (apt-get install redis-server) ou donnez une adresse dans TEST_REDIS_URL.');
    return [...(redis ? await sent(stage, 'redis', redis.env.TEST_REDIS_URL) : []), ...(await sent(stage, 'postgresql', ''))];
  });

async function sent(stage, backend, redisUrl) {
  const databaseUrl = await stage.database(size);
  const [sink, { port }] = await stage.started('test/bench/mails/sink.mjs');
  const env = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SMTP_URL: `smtp://127.0.0.1:${port}` };
  const bare = await bareRate(stage, sink, env);
  const client = await stage.client(databaseUrl);
  const working = [];
  for (let n = 0; n < workers; n += 1) working.push(await stage.worker(databaseUrl, env));
  const before = await count(sink);
  await fallDue(client);
  const { seconds, mails, twice, memory } = await watched(sink, { before, working, most: 2 * patience[backend] });
  await Promise.all(working.map(stopped));
  const settled = memory.slice(Math.ceil(memory.length / 4));
  return [
    {
      name: `${reminders} reminders at once, ${backend}`,
      ...{ value: round(mails / seconds), unit: '/s', least: round(reminders / patience[backend]), bare },
      ...{ seconds: round(seconds), sent: mails, twice },
    },
    {
      name: `memory of a worker at the end, ${backend}`,
      value: settled.at(-1),
      unit: 'MB',
      limit: round(growing * settled[0]),
      most: Math.max(...memory),
    },
  ];
}

/** All the appointments to come begin in an hour: the reminder of each is due now. */
async function fallDue(client) {
  const start = new Date(Date.now() + 3_600_000);
  const upcoming = `status = 'confirmed' AND start_at > $1`;
  await client.query(
    `UPDATE appointment SET start_at = $2::timestamptz, end_at = $2::timestamptz + interval '45 minutes' WHERE ${upcoming}`,
    [new Date(), start],
  );
  await client.query(
    `INSERT INTO reminder (id, kind, subject_id, address_id, sequence, due_at, made_at)
     SELECT gen_random_uuid(), 'one_hour_before', id, address_id, sequence, start_at - interval '1 hour', $1 FROM appointment WHERE ${upcoming}
     ON CONFLICT ON CONSTRAINT reminder_once DO UPDATE SET due_at = excluded.due_at, settled_at = NULL, outcome = NULL`,
    [new Date()],
  );
}

/** Letters a second, when nothing is read, decided or written down. */
async function bareRate(stage, sink, env) {
  const senders = [];
  for (let n = 0; n < workers; n += 1) senders.push((await stage.started('test/bench/mails/bare.mjs', env))[0]);
  senders[0].send(bareJobs);
  const { seconds, mails } = await watched(sink, { before: { mails: 0, twice: 0 }, wanted: bareJobs, most: 120 });
  await Promise.all(senders.map(stopped));
  return round(mails / seconds);
}

/** Until all are there or patience is over; the memory of the workers (MB, the larger of both) once a second. */
async function watched(sink, { before, working = [], wanted = reminders, most }) {
  const began = performance.now();
  const memory = [];
  for (;;) {
    const { mails, twice } = await count(sink);
    const seconds = (performance.now() - began) / 1000;
    if (seconds > memory.length && working.length > 0) memory.push(Math.max(...working.map(residentMegabytes)));
    if (mails - before.mails >= wanted || seconds > most) return { seconds, mails: mails - before.mails, twice, memory: smooth(memory) };
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Medians of five: what a collection of garbage takes away for a moment says nothing. */
const smooth = (values) => values.map((_, i) => median(values.slice(Math.max(0, i - 4), i + 1)));

const residentMegabytes = ({ pid }) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

function count(sink) {
  return new Promise((resolve) => {
    sink.once('message', resolve);
    sink.send('how many');
  });
}
