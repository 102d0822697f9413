import { spawn } from 'node:child_process';
import { answers, freePort } from '../ports.mjs';
import { ended, pause } from '../processes.mjs';

/** A Redis of our own, that keeps nothing. */
export async function startRedis(path) {
  const port = await freePort();
  const server = spawn(path, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await pause(50);
  const stop = () => {
    server.kill('SIGTERM');
    return ended(server);
  };
  return { env: { TEST_REDIS_URL: `redis://127.0.0.1:${port}` }, stop };
}
