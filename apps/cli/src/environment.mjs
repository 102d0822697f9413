import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';

/** What the `.env` file at the root says, where the environment says nothing. DOT_ENV=ignore: nothing (the tests). */
export function readDotEnv() {
  if (process.env.DOT_ENV === 'ignore' || !existsSync('.env')) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync('.env', 'utf8')))) process.env[name] ??= value;
}

export const dataFolder = () => process.env.DATA_DIR?.trim() || '.data';

/** The settings as the service itself reads them; a wrong one is an Error of one French sentence. */
export async function readSettings() {
  const { readConfig } = await import(pathToFileURL(resolve('dist/libs/platform/src/config.js')).href);
  return readConfig(process.env, false);
}

/** What children get: the settings are judged, and what we started ourselves is filled in. */
export const childEnvironment = (settings, more) => ({
  ...process.env,
  NODE_ENV: 'production',
  SUPERVISED: '1',
  DEMO: settings.demo ? '1' : '0',
  ...more,
});
