// What happens to workers in the middle of sending: killed, stopped for longer than their lease, racing.
import { pause } from '../../apps/cli/src/processes.mjs';
import { Customers } from './customers.mjs';
import { minutesLater, now, until } from './scene.mjs';

/** Connections to the mail server that a worker has: the letters that can be under way when it is killed. */
const connections = 4;

/** What one worker takes along at most. */
const mostTaken = 10 * connections;

/** How long each letter takes, in milliseconds: a kill finds some under way. */
const pace = 120;

/** A worker killed (SIGKILL) again and again while it sends, and another started in its place, on both its lease and its events. */
export async function workerKilled(scene, { kills, bookings }) {
  const { mail } = scene;
  const to = 2 * (await booked(scene, bookings));
  mail.pace = pace;
  let [worker, time] = [await scene.worker(), now];
  const underWay = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(() => mail.ids.size >= (kill * to) / (kills + 1) && mail.underWay > 0, `kill ${kill}`);
    await pause(Math.random() * pace);
    await worker.kill();
    underWay.push(await takenAndNotNoted(scene));
    // the lease of the dead is over, and what it had carried to the queue is carried again
    time = minutesLater(time, 3);
    worker = await scene.worker({ TEST_NOW: time });
  }
  await scene.delivered(time, 200);
  await worker.end();
  const about = `worker killed ${kills} times, ${backend(scene)}`;
  const all = underWay.reduce((sum, each) => sum + each, 0);
  return [
    ...(await letters(scene, about, Math.min(all, connections * kills))),
    { name: `${about}: letters under way at the kills`, value: all, least: 1 },
  ];
}

/** One of two stopped (SIGSTOP) in the middle of sending, for `seconds` and until the other has taken over; `shift`: by a calendar put forward. */
export async function workerStopped(scene, { stops, bookings, seconds, shift }) {
  const web = await scene.web();
  const workers = [await scene.worker(), await scene.worker()];
  const held = [];
  let time = now;
  for (let stop = 1; stop <= stops; stop += 1) {
    await bothInTheMiddle(scene, web, bookings);
    const takenOver = shift ? minutesLater(time, 2) : time;
    await stoodStill(workers[0], seconds, async () => held.push(await takeOver(scene, workers[1], { time: takenOver, shift })));
    await pause(3_000); // now it would do harm
    if (shift) await workers[0].setTime(takenOver);
    time = takenOver;
    workers.reverse();
  }
  await scene.delivered(time, 60);
  await Promise.all([...workers, web].map((part) => part.end()));
  const about = `worker stopped ${stops} times for ${seconds} s, ${backend(scene)}`;
  return [
    ...(await letters(scene, about, stops * connections)),
    { name: `${about}: letters under way that left again`, value: scene.mail.doubled, least: 1 },
    { name: `${about}: letters that it held, at least`, value: Math.min(...held), least: connections + 1 },
  ];
}

/** Each with letters under way, and more of them taken along. */
async function bothInTheMiddle(scene, web, bookings) {
  // hardly any leaves meanwhile (the workers wait 10 s for an answer), or a slow machine would have too little left for both
  scene.mail.pace = 8_000;
  await Customers.of(scene, web).ask(bookings);
  await scene.filed();
  scene.mail.pace = 3 * pace;
  const taken = `message WHERE state = 'waiting' AND lease_owner IS NOT NULL`;
  await until(async () => scene.mail.underWay >= 2 * connections && (await scene.count(taken)) > mostTaken + connections, 'both send');
}

/** For so many seconds at least, and as long as `meanwhile` takes. */
async function stoodStill(worker, seconds, meanwhile) {
  worker.signal('SIGSTOP');
  try {
    await Promise.all([meanwhile(), pause(seconds * 1000)]);
  } finally {
    worker.signal('SIGCONT');
  }
}

/** How many letters there were to take over. */
async function takeOver(scene, worker, { time, shift }) {
  // its own leases must not be over while it sends
  await scene.mail.quiet();
  const held = await scene.count(`message WHERE state = 'waiting'`);
  if (shift) await worker.setTime(time);
  await scene.delivered(time, 120);
  return held;
}

/** Two at once on the same messages. */
export async function workersRacing(scene, { bookings }) {
  await booked(scene, bookings);
  const workers = await Promise.all([scene.worker(), scene.worker()]);
  await scene.delivered(now, 120);
  await Promise.all(workers.map((worker) => worker.end()));
  const about = `two workers racing, ${backend(scene)}`;
  return [
    ...(await letters(scene, about, 0)),
    { name: `${about}: connections that brought letters`, value: scene.mail.connections, least: connections + 1 },
  ];
}

const backend = ({ redisUrl }) => (redisUrl ? 'Redis' : 'PostgreSQL');

/** Bookings whose events wait: how many. */
async function booked(scene, count) {
  const web = await scene.web();
  await Customers.of(scene, web).ask(count);
  await web.end();
  return scene.count('appointment');
}

/** Letters that the mail server has, and nobody has noted yet. */
async function takenAndNotNoted(scene) {
  const { mail } = scene;
  await until(() => mail.underWay === 0, 'what is under way comes in');
  return mail.ids.size - (await scene.count(`message WHERE state = 'sent'`));
}

/** Every message left, each once but for `mostDoubled`. */
async function letters(scene, about, mostDoubled) {
  const unsent = await scene.rows(`SELECT kind, state, count(*)::int FROM message WHERE state <> 'sent' GROUP BY 1, 2`);
  const sent = await scene.count(`message WHERE state = 'sent'`);
  return [
    {
      name: `${about}: messages that did not leave`,
      value: unsent.length + Math.abs(sent - scene.mail.ids.size),
      limit: 0,
      of: sent,
      which: unsent,
    },
    {
      name: `${about}: letters that came twice`,
      value: scene.mail.doubled,
      limit: mostDoubled,
      of: scene.mail.letters.length,
      which: scene.mail.twice,
    },
  ];
}
