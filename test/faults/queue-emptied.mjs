// The queue's storage emptied in the middle of the work: Redis flushed, or BullMQ's tables truncated.
import { Redis } from 'ioredis';
import { Customers } from './customers.mjs';
import { minutesLater, until } from './scene.mjs';

const start = '2026-12-02T09:00:00.000Z';

/** In the hour in which the queue is asked to wake us up. */
const halfAnHourBeforeDue = minutesLater(start, -90);

/** How long reminders may take to equal the appointments again, in seconds. */
const patience = 120;

/** `reminders` appointments at one instant and the wake-ups of their reminders, `bookings` more on their way when the queue is emptied. */
export async function queueEmptied(scene, { reminders, bookings }) {
  const queue = queueOf(scene);
  const web = await scene.web();
  await Customers.of(scene, web).ask(reminders, { starts: [start] });
  await web.setTime(halfAnHourBeforeDue);
  const worker = await scene.worker({ TEST_NOW: halfAnHourBeforeDue });
  const expected = await scene.count('appointment');
  await until(async () => (await queue.wakeUps()) === expected, 'the queue knows the reminders');
  const booking = Customers.of(scene, web).ask(bookings);
  await until(async () => (await scene.count('appointment')) > expected + bookings / 2, 'bookings on their way');
  await queue.empty();
  const left = await queue.wakeUps();
  const since = performance.now();
  await until(async () => (await queue.wakeUps()) === expected, 'the queue knows the reminders again', patience);
  const seconds = (performance.now() - since) / 1000;
  await booking;
  await scene.mail.quiet(); // a calendar that is put forward ends the leases of whoever sends
  const due = minutesLater(start, -60);
  // also what had been carried to the queue and was not handled is carried again
  for (const part of [web, worker]) await part.setTime(due);
  const untilSent = await sentWithin(scene, due, expected);
  await Promise.all([web, worker].map((part) => part.end()));
  await queue.close();
  return figures(scene, { left, seconds, untilSent, expected });
}

async function sentWithin(scene, due, expected) {
  const since = performance.now();
  const sent = `message WHERE kind = 'one_hour_before' AND state = 'sent'`;
  await until(async () => (await scene.count(sent)) >= expected, 'every reminder sent', patience);
  await scene.delivered(due, patience);
  return (performance.now() - since) / 1000;
}

async function figures(scene, { left, seconds, untilSent, expected }) {
  const about = `the queue emptied, ${scene.redisUrl ? 'Redis' : 'PostgreSQL'}`;
  const reminded = await scene.count(`message WHERE kind = 'one_hour_before' AND state = 'sent'`);
  const unpromised = await scene.count(
    `appointment WHERE status = 'confirmed' AND (SELECT count(*) FROM reminder WHERE subject_id = appointment.id AND kind = 'one_hour_before') <> 1`,
  );
  const confirmed = await scene.count(`message WHERE kind = 'booked' AND state = 'sent'`);
  const unconfirmed = Math.abs(2 * (await scene.count('appointment')) - confirmed);
  return [
    { name: `${about}: wake-ups left in it`, value: left, limit: expected - 1 },
    { name: `${about}: until it knew them all again`, value: Math.round(seconds), unit: 's', limit: patience },
    { name: `${about}: until all had left once due`, value: Math.round(untilSent), unit: 's', limit: patience },
    {
      name: `${about}: appointments whose reminders are not one`,
      value: unpromised + Math.abs(reminded - expected),
      limit: 0,
      of: expected,
    },
    { name: `${about}: confirmations that did not leave`, value: unconfirmed, limit: 0, of: confirmed },
    {
      name: `${about}: letters that came twice`,
      value: scene.mail.doubled,
      limit: 0,
      of: scene.mail.letters.length,
      which: scene.mail.twice,
    },
  ];
}

/** What BullMQ keeps on each backend. */
const queueOf = (scene) => (scene.redisUrl ? onRedis(scene.redisUrl) : onPostgres(scene));

function onRedis(url) {
  const redis = new Redis(url);
  // of this database alone: a run of the tests has one Redis for all
  return { empty: () => redis.flushdb(), wakeUps: () => redis.zcard('bull:reminders:delayed'), close: () => redis.quit() };
}

const onPostgres = (scene) => ({
  async empty() {
    const tables = await scene.rows(`SELECT tablename FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'`);
    await scene.rows(`TRUNCATE ${tables.map(({ tablename }) => `bullmq.${tablename}`).join(', ')}`);
  },
  wakeUps: () => scene.count(`bullmq.job WHERE queue = 'reminders' AND state = 'delayed'`),
  close: async () => {},
});
