import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How that process was called; null when there is none. A number may have passed to someone else: look before believing it. */
export function commandLine(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() || null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null; // empty: a zombie
  } catch {
    return null;
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const running = new Set();

/** Runs Node on `args` to its end; what it prints passes through us. Rejects when it fails, with what it complained of. */
export function run(args, { env = process.env, show = (text) => void process.stdout.write(text) } = {}) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const complaint = lastWords(child.stderr, 40);
  child.stdout.on('data', show);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      if (code !== 0) return reject(new Error(complaint() || `${args[0]} s’est arrêté (code ${code})`));
      if (complaint()) show(`${complaint()}\n`);
      resolve();
    });
  });
}

/** Keeps the end of what comes out, to say why its author died. */
export function lastWords(stream, lines = 6) {
  let text = '';
  stream.on('data', (part) => {
    text = (text + part).slice(-lines * 300);
  });
  return () => text.trim().split('\n').slice(-lines).join('\n');
}

/** Stops what `run` has under way. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM');
}

export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Resolves once the process is gone. */
export const ended = (child) => (hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve())));
