// What the browser gets: the State's stylesheet without its brand, the icons used, our own files, one hashed address for all.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compressAll } from './build/compress.mjs';
import { neutral, usedIcons } from './build/neutral-style.mjs';

const dsfr = 'node_modules/@codegouvfr/react-dsfr/dsfr';
const ours = 'apps/web/src/assets';
const client = 'dist/client';

/** Writes `dist/client/<hash>/…` and `dist/client/assets.json`: name in the source → address. */
export async function assets() {
  mkdirSync(client, { recursive: true });
  const files = { ...designSystem(), ...ownFiles() };
  const folder = hashOf(files);
  for (const [name, content] of Object.entries(files)) put(join(client, folder, name), content);
  copyPictures(files, join(client, folder));
  const addresses = Object.fromEntries(Object.keys(files).map((name) => [name, `/static/${folder}/${name}`]));
  writeFileSync(join(client, 'assets.json'), JSON.stringify({ ...addresses, ...islands() }, null, 2));
  await compressAll(client);
}

function designSystem() {
  const read = (file) => readFileSync(join(dsfr, file), 'utf8');
  return {
    'dsfr.css': neutral(read('dsfr.min.css')),
    'icons.css': usedIcons(read('utility/icons/icons.min.css'), bundledCode()).replaceAll('../../icons/', 'icons/'),
    'dsfr.js': read('dsfr.module.min.js').replace(/\n?\/\/# sourceMappingURL.*/, ''),
  };
}

/** Stylesheets and pictures of our own, under their own names. */
const ownFiles = () => Object.fromEntries(list(ours).map((name) => [name, readFileSync(join(ours, name))]));

/** Pages and islands as bundled: an icon's class that is put together at run time would be missed. */
function bundledCode() {
  const scripts = list(join(client, 'assets')).filter((name) => name.endsWith('.js'));
  const files = ['dist/views/index.js', ...scripts.map((name) => join(client, 'assets', name))];
  return files
    .filter(existsSync)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const [name, content] of Object.entries(files)) hash.update(name).update(content);
  return hash.digest('hex').slice(0, 10);
}

/** The pictures that the stylesheets name, and no other. */
function copyPictures(files, folder) {
  const css = files['dsfr.css'] + files['icons.css'];
  for (const [, picture] of css.matchAll(/url\("?((?:icons|artwork)\/[^)"]+)"?\)/g)) {
    const from = join(dsfr, picture);
    if (existsSync(from)) put(join(folder, picture), readFileSync(from));
  }
}

function islands() {
  const manifest = join(client, '.vite/manifest.json');
  if (!existsSync(manifest)) return {};
  const entries = Object.values(JSON.parse(readFileSync(manifest, 'utf8'))).filter(({ isEntry }) => isEntry);
  return Object.fromEntries(entries.map(({ name, file }) => [`islands/${name}`, `/static/${file}`]));
}

const list = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);

function put(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
