import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const single = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.views.config.mjs',
  'vite.islands.config.mjs',
];

/** Of everything a build reads, by name, size and date. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...sources('apps'), ...sources('libs'), ...single].filter(existsSync)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${Math.round(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .filter(isBuilt)
    .sort();

const isBuilt = (file) => /\.(tsx?|css|svg|json)$|cli\/src\/(build|assets).*\.mjs$/.test(file) && !/\.spec\.tsx?$/.test(file);
