import { childEnvironment } from '../environment.mjs';
import { pause, run } from '../processes.mjs';
import { say, step } from '../say.mjs';
import { database } from './database.mjs';
import { atEnd, end } from './lifetime.mjs';
import { mailbox } from './mailbox.mjs';
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
  const post = settings.demo ? await startMailbox(supervisor, settings) : undefined;
  const env = childEnvironment(settings, { ...addresses, ...(post && { SMTP_URL: post.smtpUrl, MAILBOX_URL: post.url }) });
  await prepareOnce(settings, env, data);
  const url = await startServers(supervisor, env);
  await post?.ready();
  const reload = async () => {
    await prepareData(settings, env);
    await supervisor.restart(({ name }) => name !== post?.name);
  };
  return { url, mailboxUrl: post?.url, reload };
}

async function startMailbox(supervisor, settings) {
  const post = await mailbox(settings.dataDir, settings.mailboxPort);
  void supervisor.start({ ...post, env: process.env });
  return post;
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
