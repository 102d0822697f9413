import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ended } from '../processes.mjs';
import { step } from '../say.mjs';
import { takeFolder } from './run-folder.mjs';

const withParent = new URL('../with-parent.mjs', import.meta.url).href;
const start = new URL('../start.mjs', import.meta.url);

/** A demonstration of its own, as `npm start` makes it, new at each run; its addresses go to the tests. */
export async function startDemonstration(env) {
  const folder = takeFolder('.data/test-app');
  rmSync(`${folder.path}/data`, { recursive: true, force: true });
  const own = {
    DATA_DIR: `${folder.path}/data`,
    PORT: '0',
    MAILBOX_PORT: '0',
    IDENTITY_PORT: '0',
    THROTTLE_PER_MINUTE: '0',
    DOT_ENV: 'ignore',
  };
  const app = spawn(process.execPath, ['--import', withParent, fileURLToPath(start)], {
    env: { ...env, ...own },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stop = async () => {
    app.kill('SIGTERM');
    await ended(app);
    folder.release();
  };
  try {
    return { env: await step('Démarrage de la démonstration pour les tests', () => addresses(app)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** From what it prints when it is ready. */
function addresses(app) {
  let said = '';
  return new Promise((resolve, reject) => {
    app.stdout.on('data', (part) => {
      said += part;
      const url = said.match(/^Prêt : (\S+)$/m)?.[1];
      const mailbox = said.match(/^Courrier : (\S+)$/m)?.[1];
      if (url && mailbox) resolve({ APP_URL: url, MAILBOX_URL: mailbox, APP_PID: String(app.pid) });
    });
    app.once('exit', () => reject(new Error(said)));
  });
}
