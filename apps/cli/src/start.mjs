// npm start: from a bare clone to the running service. Node's own modules only: node_modules may not be there yet.
import { fileURLToPath } from 'node:url';
import { dataFolder, readDotEnv, readSettings } from './environment.mjs';
import { prepare } from './prepare.mjs';
import { say } from './say.mjs';
import { end, endOnSignals } from './start/lifetime.mjs';
import { serverLog } from './start/server-log.mjs';
import { service } from './start/service.mjs';
import { onlyOne } from './start/single.mjs';
import { mustBeFree } from './start/web-port.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

try {
  readDotEnv();
  endOnSignals();
  const lock = onlyOne(dataFolder());
  await mustBeFree();
  await prepare();
  const settings = await readSettings();
  const log = serverLog(settings.dataDir);
  const { url, mailboxUrl } = await service(settings, log);
  lock.tell({ url, mailbox: mailboxUrl });
  say(`Prêt : ${url}`);
  if (mailboxUrl) say(`Courrier : ${mailboxUrl}`);
} catch (error) {
  await end(1, error.message);
}
