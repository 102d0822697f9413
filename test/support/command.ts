import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** `npm start` as a process, with what it has said so far. */
export interface Command {
  readonly process: ChildProcess;
  said(): string;
  /** What `pattern` caught, as soon as it is said. */
  says(pattern: RegExp): Promise<string>;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
}

export function start(settings: Record<string, string>): Command {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DOT_ENV: 'ignore', ...settings };
  const child = spawn(process.execPath, ['apps/cli/src/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const hear = (part: Buffer) => {
    text += part;
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = async () => {
    if (!hasEnded()) await once(child, 'exit');
    return child.exitCode;
  };
  const says = async (pattern: RegExp) => {
    await until(() => pattern.test(text) || hasEnded());
    const caught = text.match(pattern);
    if (!caught) throw new Error(`It ended without saying ${pattern}:\n${text}`);
    return caught[1] ?? caught[0];
  };
  return { process: child, said: () => text, says, ended };
}

/** Looks every fifty milliseconds, for at most a minute. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let times = 0; times < 1200; times += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come in a minute.');
}

export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => null);
  return response?.status === 200;
}

/** The numbers of the processes that `parent` started (Linux). */
export const childrenOf = (parent: number): number[] =>
  readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number);

/** The number of the process that runs `program` under `parent`. */
export function childRunning(program: string, parent: number): number {
  const found = childrenOf(parent).find((pid) => commandLine(pid).includes(program));
  if (!found) throw new Error(`No process runs ${program}.`);
  return found;
}

/** A process that is gone, or dead and not yet buried, has no command line. */
export const isGone = (pid: number): boolean => commandLine(pid) === '';

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
