import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const most = 10_000_000;

/** Where the service's processes write; one older file is kept. */
export function serverLog(folder) {
  const file = join(folder, 'server.log');
  if (existsSync(file) && statSync(file).size > most) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  const aloud = ['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '');
  return { file, write: (part) => void (aloud ? process.stdout : stream).write(part) };
}
