import { childEnvironment } from '../environment.mjs';
import { pause, run } from '../processes.mjs';
import { say, step } from '../say.mjs';
import { database } from './database.mjs';
import { demonstration } from './demonstration.mjs';
import { atEnd, end } from './lifetime.mjs';
import { preparedBy } from './prepared.mjs';
import { Supervisor } from './supervisor.mjs';
import { taken, webPort } from './web-port.mjs';

const patience = 90_000;

/** Starts all that `settings` ask for, once built. @returns its addresses, and `reload()` for what was built anew. */
export async function service(settings, log) {
  const { url: databaseUrl, data } = await database(settings);
  const port = await webPort(settings);
  const addresses = {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PUBLIC_URL: process.env.PUBLIC_URL?.trim() || `http://localhost:${port}`,
  };
  const supervisor = new Supervisor({ log, giveUp: (reason) => void end(1, explain(reason, port, log)) });
  atEnd(() => supervisor.stop());
  const around = settings.demo ? await demonstration(settings) : undefined;
  const env = childEnvironment(settings, { ...addresses, ...around?.settings });
  const aroundIsReady = around?.start(supervisor, env);
  await prepareOnce(settings, env, data);
  const url = await startServers(supervisor, env);
  await Promise.race([aroundIsReady, late()]);
  const reload = async () => {
    await prepareData(settings, env);
    await supervisor.restart(({ name }) => !around?.names.includes(name));
  };
  return { url, ...around?.addresses, reload };
}

async function prepareOnce(settings, env, data) {
  const { already, remember } = preparedBy(data, settings);
  if (already) return;
  await prepareData(settings, env);
  remember();
}

async function prepareData(settings, given) {
  const env = { ...given, STATEMENT_SECONDS: '0' };
  const show = (text) => say(indented(text));
  await step('Préparation de la base (structure et territoires)', () => run(['dist/apps/cli/src/migrate.js'], { env, show }));
  if (settings.demo) await step('Chargement de la démonstration', () => run(['dist/apps/cli/src/seed.js'], { env, show }));
}

const indented = (text) =>
  String(text)
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

async function startServers(supervisor, env) {
  const [{ port }] = await step('Démarrage du site', () =>
    Promise.race([
      Promise.all([
        supervisor.start({ name: 'Le site', args: ['dist/apps/web/src/main.js'], env }),
        supervisor.start({ name: 'Le service de fond', args: ['dist/apps/worker/src/main.js'], env }),
      ]),
      late(),
    ]),
  );
  return `http://localhost:${port}`;
}

async function late() {
  await pause(patience);
  throw new Error(`Le site ne répond pas après ${patience / 1000} s.`);
}

const explain = (reason, port, log) => (reason.includes('EADDRINUSE') ? taken(port) : `${reason}\nLe journal est dans ${log.file}.`);
