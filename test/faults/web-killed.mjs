// A web process killed (SIGKILL) again and again in the middle of bookings, and started again, while clients ask until they are answered.
import { pause } from '../../apps/cli/src/processes.mjs';
import { wrongBookings } from './checks.mjs';
import { Customers } from './customers.mjs';

export async function webKilled(scene, { kills, requests }) {
  let web = await scene.web();
  const customers = new Customers(
    () => web.url,
    (...query) => scene.rows(...query),
  );
  const served = customers.ask(requests);
  for (let kill = 1; kill <= kills; kill += 1) {
    await customers.waitedFor((kill * requests) / (kills + 1));
    await pause(Math.random() * 100);
    if (kill % 2 === 1) await caughtInTheAct(web, customers);
    await web.kill();
    web = await scene.web({ PORT: String(web.port) });
  }
  await served;
  return figures(scene, customers, kills);
}

/** Stands still at an instant at which a booking was kept that nobody has heard of: a kill by chance may meet none. */
async function caughtInTheAct(web, customers) {
  for (let tries = 0; tries < 200; tries += 1) {
    web.signal('SIGSTOP');
    await pause(40); // what it had said still arrives, and what it had asked of PostgreSQL is done
    if ((await customers.unheard()) > 0) return;
    web.signal('SIGCONT');
    await pause(Math.random() * 5);
  }
}

async function figures(scene, customers, kills) {
  const { broken, kept, odd } = customers.tally;
  const changed = await customers.changed();
  const wrong = await wrongBookings((...query) => scene.rows(...query), customers.answers);
  const booked = customers.answers.filter(({ status }) => status === 201).length;
  const about = `web killed ${kills} times`;
  return [
    { name: `${about}: bookings lost, doubled or in pieces`, value: wrong.length, limit: 0, of: booked, which: wrong.slice(0, 5) },
    {
      name: `${about}: orders answered otherwise when asked again`,
      value: changed.length,
      limit: 0,
      of: customers.answered,
      which: changed.slice(0, 5),
    },
    { name: `${about}: answers that nobody expects`, value: odd.length, limit: 0, which: odd.slice(0, 5) },
    { name: `${about}: requests cut and asked again`, value: broken, least: 1 },
    { name: `${about}: of those, kept although nobody had heard`, value: kept, least: 1 },
  ];
}
