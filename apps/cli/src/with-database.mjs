// npm run migrate, npm run seed: a program of dist/apps/cli/src on the service's database, the embedded one started if it is not running.
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
  const env = childEnvironment(settings, { DATABASE_URL: url, PUBLIC_URL: settings.publicUrl });
  try {
    await run([`dist/apps/cli/src/${program}.js`, ...args], { env });
  } finally {
    leave();
  }
} catch (error) {
  await end(1, error.message);
}
