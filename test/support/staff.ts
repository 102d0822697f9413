import { Database } from '#platform';
import type { RunningApp } from './app.js';
import { until } from './command.js';
import { leaks } from './personal-data.js';
import { Part } from './processes.js';
import { type Doors, now, Racecourse } from './race.js';
import { useRedis } from './redis.js';
import { SmtpSink } from './smtp-sink.js';

/** The races go in by two doors, and their letters leave by two workers meanwhile; Redis is the queue. */
export async function byTwoOfEach(): Promise<Racecourse> {
  await useRedis();
  return Racecourse.open(() => twoOfEach(now));
}

/** Two web and two worker processes on the database and the queue of the environment, and a mail server that takes all. */
async function twoOfEach(now: string): Promise<Doors> {
  const sink = await SmtpSink.open();
  const more = { TEST_NOW: now, SMTP_URL: sink.url };
  const [webs, workers] = [await two('web', more), await two('worker', more)];
  return {
    urls: webs.map(({ url }) => url),
    setTime: async (instant) => void (await Promise.all(webs.map((web) => web.setTime(instant)))),
    close: async (running) => {
      const parts = [...webs, ...workers];
      try {
        await delivered(running, sink);
      } finally {
        await allGone(parts);
        await sink.close();
      }
      const lines = parts.flatMap((part) => part.lines);
      expect(await leaks(lines, running.databaseUrl)).toEqual([]);
      for (const worker of workers) expect(jobsOf(worker)).toBeGreaterThan(0);
    },
  };
}

const two = (program: 'web' | 'worker', more: Record<string, string>) =>
  Promise.all([Part.start(program, more), Part.start(program, more)]);

async function allGone(parts: readonly Part[]): Promise<void> {
  for (const end of await Promise.all(parts.map((part) => part.end()))) expect([end.clean, end.ms < 10_000]).toEqual([true, true]);
}

/** Every event handled, every message that may go gone, each once, and each noted. */
async function delivered(running: RunningApp, sink: SmtpSink): Promise<void> {
  const database = running.app.get(Database);
  const left = async () =>
    (
      await database.rows(
        `SELECT FROM outbox WHERE handled_at IS NULL UNION ALL
         SELECT FROM message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $1)`,
        [running.clock.now()],
      )
    ).length;
  await until(async () => (await left()) === 0);
  const sent = await database.rows(`SELECT FROM message WHERE state = 'sent'`);
  expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(sink.mails.length);
  expect(sink.mails).toHaveLength(sent.length);
  expect(sent.length).toBeGreaterThan(0);
  expect(await database.rows(`SELECT FROM message WHERE state = 'failed'`)).toEqual([]);
}

/** How many jobs that process says it has done. */
const jobsOf = (worker: Part): number => worker.lines.filter((line) => line.includes('"context":"job"')).length;
