// PostgreSQL stopped with `immediate`, as a crash does, and started again, again and again while clients book; web and worker stay.
import { spawnSync } from 'node:child_process';
import { pause } from '../../apps/cli/src/processes.mjs';
import { wrongBookings } from './checks.mjs';
import { Customers } from './customers.mjs';
import { now } from './scene.mjs';

/** Settings of a server on which a commit that does not wait for the disk is really lost when it crashes. */
export async function keepInMemory(stage) {
  const admin = await stage.admin();
  for (const setting of [`wal_writer_delay = '10s'`, `wal_writer_flush_after = '1GB'`]) await admin.query(`ALTER SYSTEM SET ${setting}`);
  await admin.query('SELECT pg_reload_conf()');
}

/** On a server of our own; a worker sends their letters meanwhile, when `letters` says so. */
export async function postgresRestarted(scene, { restarts, requests, letters }) {
  const web = await scene.web();
  const worker = letters ? await scene.worker() : null;
  const customers = await bookThroughCrashes(scene, web, { restarts, requests });
  const about = `PostgreSQL crashed ${restarts} times`;
  return [
    ...(await bookings(scene, customers, about)),
    ...(worker ? await delivery(scene, worker, about) : []),
    { name: `${about}: web to be started again`, value: Number(web.isGone), limit: 0 },
  ];
}

async function bookings(scene, customers, about) {
  const changed = await customers.changed();
  const wrong = await wrongBookings((...query) => scene.rows(...query), customers.answers);
  const { broken, odd } = customers.tally;
  return [
    {
      name: `${about}: bookings lost, doubled or in pieces`,
      value: wrong.length,
      limit: 0,
      of: customers.answered,
      which: wrong.slice(0, 5),
    },
    { name: `${about}: orders answered otherwise when asked again`, value: changed.length, limit: 0, which: changed.slice(0, 5) },
    { name: `${about}: answers that nobody expects`, value: odd.length, limit: 0, which: odd.slice(0, 5) },
    { name: `${about}: requests that failed and were asked again`, value: broken, least: 1 },
  ];
}

/** None twice: what was taken is noted as soon as PostgreSQL is back. */
async function delivery(scene, worker, about) {
  await scene.delivered(now, 200);
  return [
    { name: `${about}: worker to be started again`, value: Number(worker.isGone), limit: 0 },
    { name: `${about}: letters that came twice`, value: scene.mail.doubled, limit: 0, of: scene.mail.letters.length },
  ];
}

/** The positive control: the same where a commit does not wait for the disk, seen by the same eyes. */
export async function commitsNotAwaited(scene, { restarts, requests }) {
  await scene.rows(`ALTER DATABASE "${new URL(scene.databaseUrl).pathname.slice(1)}" SET synchronous_commit = off`);
  const customers = await bookThroughCrashes(scene, await scene.web(), { restarts, requests });
  const lost = (await wrongBookings((...query) => scene.rows(...query), customers.answers)).filter((line) => line.endsWith(' is lost'));
  return [{ name: 'control: bookings lost with synchronous_commit=off', value: lost.length, least: 1, of: customers.answered }];
}

async function bookThroughCrashes(scene, web, { restarts, requests }) {
  const customers = Customers.of(scene, web);
  const served = customers.ask(requests);
  for (let restart = 1; restart <= restarts; restart += 1) {
    await customers.waitedFor((restart * requests) / (restarts + 1));
    await pause(Math.random() * 100);
    await crash(scene.stage.server);
  }
  await served;
  return customers;
}

async function crash(server) {
  const { program, data, owner } = server.guard;
  const { status } = spawnSync(program, ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...owner, cwd: '/', stdio: 'ignore' });
  if (status !== 0) throw new Error('PostgreSQL did not stop.');
  await server.restart();
}
