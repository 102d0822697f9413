import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** `.br` and `.gz` beside whatever gains by it; names are hashed, so what is there is right. */
export async function compressAll(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  await Promise.all(files.filter((file) => /\.(css|js|svg)$/.test(file)).map(compress));
}

async function compress(file) {
  if (existsSync(`${file}.br`)) return touch(`${file}.br`, `${file}.gz`);
  const content = readFileSync(file);
  if (content.length < 1024) return;
  const [br, gz] = await Promise.all([brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }), zip(content)]);
  writeFileSync(`${file}.br`, br);
  writeFileSync(`${file}.gz`, gz);
}

/** Still of use: a build takes away what it did not write. */
function touch(...files) {
  const now = new Date();
  for (const file of files) utimesSync(file, now, now);
}
