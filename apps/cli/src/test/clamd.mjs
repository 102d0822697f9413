import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort } from '../ports.mjs';
import { ended, hasEnded, pause } from '../processes.mjs';

/** The antivirus trade's test file (eicar.org), put together here so that no scanner stops at this source. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

/** One signature, by digest and size: nothing is downloaded. */
const signature = `${createHash('md5').update(eicar).digest('hex')}:${eicar.length}:Eicar-Test-Signature\n`;

/** In the foreground: it ends when we say so. */
const settings = (folder, port) => `
TCPSocket ${port}
TCPAddr 127.0.0.1
DatabaseDirectory ${folder}/signatures
TemporaryDirectory ${folder}
Foreground yes
FixStaleSocket yes
StreamMaxLength 26M
MaxThreads 2
`;

/** A clamd of our own, that knows one virus; null when that program does not start here. */
export async function startClamd(path) {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const port = await freePort();
  writeFileSync(join(folder, 'clamd.conf'), settings(folder, port));
  mkdirSync(join(folder, 'signatures'));
  writeFileSync(join(folder, 'signatures', 'eicar.hdb'), signature);
  const server = spawn(path, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 600 && !hasEnded(server); tries += 1) {
    if (await answers(port)) return { env: { TEST_CLAMD_URL: `tcp://127.0.0.1:${port}` }, stop };
    await pause(50);
  }
  await stop();
  return null;
}
