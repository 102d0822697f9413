import { join } from 'node:path';
import { describeLock, releaseLock, takeLock } from '../lock.mjs';
import { say } from '../say.mjs';

/** One service a data folder: a second start says where the first one is, and leaves. */
export function onlyOne(folder) {
  const file = join(folder, 'start.json');
  const other = takeLock(file, 'cli/src/');
  if (other !== null) {
    say(other.url ? `Déjà en marche : ${other.url}` : `Un autre démarrage est en cours (processus ${other.pid}).`);
    process.exit(0);
  }
  process.on('exit', () => releaseLock(file));
  return { tell: (facts) => describeLock(file, facts) };
}
