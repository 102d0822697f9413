// npm run dev: the service, built again and restarted at each change of its sources.
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rebuild } from './build.mjs';
import { say, step } from './say.mjs';
import { launch } from './start/launch.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const settled = 200;
const changed = new Set();
let timer;
let busy = false;

const running = await launch();
for (const folder of ['apps', 'libs']) watch(folder, { recursive: true }, (_, file) => noticed(`${folder}/${file}`));
say('Chaque changement des sources reconstruit et redémarre le service.');

function noticed(file) {
  if (!/\.(tsx?|css|svg)$/.test(file) || /\.spec\.tsx?$/.test(file)) return;
  changed.add(file);
  clearTimeout(timer);
  timer = setTimeout(() => void reload(), settled);
}

/** What fails to build is said, and the service goes on as it was. */
async function reload() {
  if (busy) return;
  busy = true;
  const files = [...changed];
  changed.clear();
  try {
    await step(`Reconstruction (${files.join(', ')})`, () => rebuild(files));
    await running.reload();
    say('Redémarré.');
  } catch (error) {
    say(error.message);
  }
  busy = false;
  if (changed.size > 0) await reload();
}
