import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ended, hasEnded, pause } from '../processes.mjs';
import { say } from '../say.mjs';

const program = 'node_modules/jest/bin/jest.js';
const results = `.data/jest-${process.pid}.json`;
const patience = 15_000;

/** The spec files that `args` choose. */
export async function chosenFiles(args, env) {
  const listing = spawn(process.execPath, [program, '--listTests', '--passWithNoTests', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  for await (const part of listing.stdout) out += part;
  return out.split('\n').filter(Boolean);
}

/** Runs them; what jest says comes out on our standard output. @returns how many passed and failed. */
export async function runJest(args, env) {
  mkdirSync('.data', { recursive: true });
  const child = spawn(process.execPath, [program, '--json', `--outputFile=${results}`, '--maxWorkers=2', ...args], {
    env,
    stdio: ['ignore', 'ignore', 1],
  });
  const stop = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  await endedOrStuck(child);
  return outcome(child.exitCode);
}

/** Once the results are written nothing is left to wait for. */
async function endedOrStuck(child) {
  const end = ended(child);
  while (!hasEnded(child) && !existsSync(results)) await Promise.race([end, pause(500)]);
  await Promise.race([end, pause(patience)]);
  if (hasEnded(child)) return;
  say('Jest ne rend pas la main : un test a laissé quelque chose d’ouvert.');
  child.kill('SIGKILL');
  await end;
}

function outcome(exitCode) {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success } = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(results);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (!success || (exitCode !== 0 && exitCode !== null));
  return { passed: numPassedTests, failed: unexplained ? 1 : failed };
}
