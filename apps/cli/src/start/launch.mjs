import { dataFolder, readDotEnv, readSettings } from '../environment.mjs';
import { prepare } from '../prepare.mjs';
import { say } from '../say.mjs';
import { end, endOnSignals } from './lifetime.mjs';
import { serverLog } from './server-log.mjs';
import { service } from './service.mjs';
import { onlyOne } from './single.mjs';
import { mustBeFree } from './web-port.mjs';

/** From a bare clone to the running service; what goes wrong is said in one sentence, and ends the command. */
export async function launch() {
  try {
    readDotEnv();
    endOnSignals();
    const lock = onlyOne(dataFolder());
    await mustBeFree();
    await prepare();
    const settings = await readSettings();
    const running = await service(settings, serverLog(settings.dataDir));
    lock.tell({ url: running.url, mailbox: running.mailboxUrl, identities: running.identityUrl });
    announce(running);
    return running;
  } catch (error) {
    return end(1, error.message);
  }
}

function announce({ url, mailboxUrl, identityUrl, agents = [] }) {
  say(`Prêt : ${url}`);
  if (mailboxUrl) say(`Courrier : ${mailboxUrl}`);
  if (identityUrl) say(`Identités : ${identityUrl}\nComptes de démonstration, à choisir au moment de se connecter :`);
  for (const { firstName, lastName, post, organisation } of agents) say(`  ${firstName} ${lastName}, ${post}, ${organisation}`);
}
