import { join } from 'node:path';
import { answers, freePort } from '../ports.mjs';
import { pause } from '../processes.mjs';

const program = 'node_modules/maildev/bin/maildev';

/** The demonstration's mailbox: letters stop there, and are read in a browser of this machine. */
export async function mailbox(folder, wantedPort) {
  const [smtp, web] = [await freePort(), await freePort(wantedPort)];
  const listening = ['--smtp', smtp, '--ip', '127.0.0.1', '--web', web, '--web-ip', '127.0.0.1'].map(String);
  return {
    name: 'Le courrier',
    args: [program, ...listening, '--mail-directory', join(folder, 'courrier'), '--silent'],
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    url: `http://localhost:${web}`,
    /** It says nothing when it is ready: ask both doors. */
    ready: async () => {
      while (!((await answers(smtp)) && (await answers(web)))) await pause(50);
    },
  };
}
