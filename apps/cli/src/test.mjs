// npm test [-- what jest is to run]: installs, builds, brings up what the tests need, runs them, counts.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';
import { say } from './say.mjs';
import { startDemonstration } from './test/demonstration.mjs';
import { testEnvironment } from './test/environment.mjs';
import { chosenFiles, runJest } from './test/jest.mjs';
import { provideFor } from './test/needs.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

/** No answer may depend on TZ: the rules and services run again on these clocks. */
const zones = 'Europe/Paris,America/New_York';
const needsApp = (file) => /test\/browser\//.test(file) || readFileSync(file, 'utf8').includes('APP_URL');

const { passed, failed } = await tests(process.argv.slice(2)).catch((error) => {
  say(error.message);
  return { passed: 0, failed: 1 };
});
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function tests(args) {
  await prepare();
  const env = { ...testEnvironment(), NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --no-warnings`.trim() };
  const files = await chosenFiles(args, env);
  const provided = await provideFor(files);
  for (const { suite, advice } of provided.skipped) say(`Suite ${suite} ignorée : ${advice}.`);
  const ran = files.filter((file) => !provided.skipped.some((suite) => suite.files.test(file)));
  const app = ran.some(needsApp) ? await startDemonstration(env) : undefined;
  try {
    const skip = provided.skipped.map((suite) => suite.files.source).join('|');
    const outcome = await runJest(args, { ...env, ...provided.env, ...app?.env, TEST_ZONES: zones, TEST_SKIP: skip });
    return withSkips(outcome, provided.skipped);
  } finally {
    await app?.stop();
    await provided.stop();
  }
}

/** In continuous integration nothing may be missing. */
function withSkips({ passed, failed }, skipped) {
  return { passed, failed: failed + (process.env.CI ? skipped.length : 0) };
}
