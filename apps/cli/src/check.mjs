// npm run check [-- style rules boundaries types dead-code]: everything that needs neither a database nor a browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installed } from './prepare.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const checks = {
  style: () => tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--max-diagnostics=100', '.'),
  rules: async () => found((await import('./check/house-rules.mjs')).brokenRules()),
  boundaries: async () => found(await (await import('./check/boundaries.mjs')).brokenBoundaries()),
  types: () => tool('typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  'dead-code': () => tool('knip/bin/knip.js', '--no-progress'),
};

const found = (problems) => ({ passed: problems.length === 0, output: problems.join('\n') });

function tool(program, ...args) {
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part));
  return new Promise((resolve) => child.once('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(output).toString() })));
}

async function report(name) {
  const start = performance.now();
  const { passed, output } = await checks[name]().catch((error) => ({ passed: false, output: error.message }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)${passed ? '' : `\n${output.trimEnd()}\n`}`);
  return passed;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) throw new Error(`Unknown check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
await installed();
const results = await Promise.all((asked.length > 0 ? asked : Object.keys(checks)).map(report));
process.exitCode = results.every(Boolean) ? 0 : 1;
