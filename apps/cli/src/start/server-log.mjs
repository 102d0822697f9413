import { existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const most = 10_000_000;

/**
 * Where the service's processes write; one older file is kept. `output` is theirs to write to without us: a logger whose
 * pipe broke with its reader would try for ever to empty itself, and never end.
 */
export function serverLog(folder) {
  const file = join(folder, 'server.log');
  if (existsSync(file) && statSync(file).size > most) renameSync(file, `${file}.1`);
  const aloud = ['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '');
  const output = aloud ? 'inherit' : openSync(file, 'a', 0o600);
  return { file, output, write: (part) => void (aloud ? process.stderr.write(part) : writeSync(output, part)) };
}
