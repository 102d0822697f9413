import { join } from 'node:path';
import { guarded } from '../postgres/guarded.mjs';
import { startPostgres } from '../postgres.mjs';
import { say, step } from '../say.mjs';
import { atEnd, end } from './lifetime.mjs';

const watchEvery = 1000;

/** The database we are given, else the embedded server, which lives as long as we do; `data` is its folder. */
export async function database(settings) {
  if (settings.databaseUrl) return { url: settings.databaseUrl, data: null };
  const server = await step('Démarrage de la base de données', () => startPostgres(join(settings.dataDir, 'pg')));
  if (server.adopted) say('  reprise d’une base restée en marche');
  await guarded(server);
  const watch = setInterval(() => void revive(server), watchEvery);
  atEnd(() => {
    clearInterval(watch);
    server.stop();
  });
  return { url: server.url, data: server.guard.data };
}

/** For a command that comes and goes: a server that runs already goes on when we leave. */
export async function borrowedDatabase(settings) {
  if (settings.databaseUrl) return { url: settings.databaseUrl, leave() {} };
  const server = await startPostgres(join(settings.dataDir, 'pg'));
  if (server.adopted) return { url: server.url, leave() {} };
  await guarded(server);
  return { url: server.url, leave: server.stop };
}

let reviving = false;

/** At the same address: those who use it find it again. */
async function revive(server) {
  if (reviving || server.isAlive()) return;
  reviving = true;
  say('La base de données s’est arrêtée ; elle redémarre.');
  try {
    await server.restart();
  } catch (error) {
    await end(1, `La base de données ne redémarre pas : ${error.message}`);
  }
  reviving = false;
}
