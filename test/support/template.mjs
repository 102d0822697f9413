import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const migrate = 'dist/apps/cli/src/migrate.js';

/** The name of a migrated database that holds the reference territories: made once, made again when what makes it changes. */
export async function prepareTemplate(admin, serverUrl) {
  const name = `template_${fingerprint()}`;
  const { rows } = await admin.query(
    `SELECT datname FROM pg_database WHERE starts_with(datname, 'template_') AND NOT starts_with(datname, 'template_making')`,
  );
  if (rows.some(({ datname }) => datname === name)) return name;
  if (!process.env.TEST_DATABASE_URL)
    for (const { datname } of rows.filter(outdated)) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await make(admin, serverUrl, name);
  return name;
}

const outdated = ({ datname }) => !['template0', 'template1'].includes(datname);

/** Under another name until it is whole. */
async function make(admin, serverUrl, name) {
  const making = `template_making_${process.pid}`;
  await admin.query(`CREATE DATABASE ${making}`);
  const url = new URL(serverUrl);
  url.pathname = `/${making}`;
  const env = { ...process.env, DATABASE_URL: url.href };
  const { status, stdout, stderr } = spawnSync(process.execPath, [migrate], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The template database could not be migrated.\n${stdout}${stderr}`);
  await admin.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
}

/** Of all that decides what the template holds: migrations, the territories and the catalogue, the version of their data. */
function fingerprint() {
  const hash = createHash('sha256');
  const folders = ['libs/platform/src', 'libs/territories/src', 'libs/appointments/src', 'apps/cli/src'];
  for (const file of folders.flatMap(sources).sort()) hash.update(`${file}\n`).update(readFileSync(file));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  hash.update(`${dependencies['@etalab/decoupage-administratif']} ${dependencies['date-holidays']}`);
  return hash.digest('hex').slice(0, 16);
}

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .filter(isSource);

const isSource = (file) =>
  /migrat|territor|reference|holiday|catalogue|database|installation|queue/.test(file) && /(?<!\.spec)\.(ts|json)$/.test(file);
