// npm run migrate, seed, drill, health: a program of dist/apps/cli/src on the service's database, the embedded one started if it is not running.
import { fileURLToPath } from 'node:url';
import { childEnvironment, readDotEnv, readSettings } from './environment.mjs';
import { prepare } from './prepare.mjs';
import { run } from './processes.mjs';
import { borrowedDatabase } from './start/database.mjs';
import { end, endOnSignals } from './start/lifetime.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const [program, ...args] = process.argv.slice(2);

try {
  readDotEnv();
  endOnSignals();
  await prepare();
  const settings = await readSettings();
  const { url, leave } = await borrowedDatabase(settings);
  // a command may take its time: nobody waits for it at a screen of the service
  const env = childEnvironment(settings, { DATABASE_URL: url, PUBLIC_URL: settings.publicUrl, STATEMENT_SECONDS: '0' });
  try {
    await run([`dist/apps/cli/src/${program}.js`, ...args], { env });
  } finally {
    leave();
  }
} catch (error) {
  await end(1, error.message);
}
