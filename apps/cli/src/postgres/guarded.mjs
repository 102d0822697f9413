import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../guard.mjs', import.meta.url));

/** Sets a guard over the server: it stops it if we go without doing so, even by kill -9. Resolves once it watches. */
export async function guarded(server) {
  const guard = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true });
  guard.send(server.guard);
  await new Promise((resolve) => guard.once('message', resolve));
  guard.unref();
  guard.channel.unref();
}
