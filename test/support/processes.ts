import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const programs = { web: 'dist/apps/web/src/main.js', worker: 'dist/apps/worker/src/main.js' };

/** How a process ended, and how long it took from the signal, in milliseconds. */
export interface End {
  /** It left by itself; false when it was cut short. */
  readonly clean: boolean;
  readonly ms: number;
}

/** A part of the service as it is run: a process of its own, from what was built. */
export class Part {
  readonly lines: string[] = [];
  url = '';

  private constructor(readonly process: ChildProcess) {
    let rest = '';
    for (const stream of [process.stdout, process.stderr])
      stream?.on('data', (part) => {
        const lines = (rest + part).split('\n');
        rest = lines.pop() ?? '';
        this.lines.push(...lines);
      });
  }

  /**
   * Ready when this resolves; gone with us at the latest. Settings come from the environment of the spec (DATABASE_URL, REDIS_URL, SMTP_URL), then from
   * `more`. With `largestFile`, in bytes, the system lets it write no file that is larger, as a full disk would.
   */
  static async start(program: keyof typeof programs, more: Readonly<Record<string, string>> = {}, largestFile?: number): Promise<Part> {
    const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', LOG_LEVEL: 'debug', ...more };
    const preloaded = ['./apps/cli/src/with-parent.mjs', ...(env.TEST_NOW ? ['./test/support/set-time.mjs'] : [])];
    const args = [...preloaded.flatMap((file) => ['--import', file]), programs[program]];
    const [command, ...rest]: [string, ...string[]] = largestFile === undefined ? [process.execPath, ...args] : limited(largestFile, args);
    const part = new Part(spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }));
    const [said] = await Promise.race([once(part.process, 'message'), part.died()]);
    part.url = `http://127.0.0.1:${(said as { port?: number }).port}`;
    return part;
  }

  /** Puts its calendar there; only where TEST_NOW was given. */
  async setTime(now: string): Promise<void> {
    const set = once(this.process, 'message');
    this.process.send({ now });
    await set;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<End> {
    const since = performance.now();
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill(signal);
      await gone;
    }
    return { clean: this.process.exitCode === 0, ms: performance.now() - since };
  }

  private async died(): Promise<never> {
    await once(this.process, 'exit');
    throw new Error(`It ended before it was ready:\n${this.lines.slice(-20).join('\n')}`);
  }
}

/** POSIX: `ulimit -f` counts blocks of 512 bytes. */
const limited = (bytes: number, args: readonly string[]): [string, ...string[]] => [
  'sh',
  '-c',
  `ulimit -f ${Math.ceil(bytes / 512)} && exec "$0" "$@"`,
  process.execPath,
  ...args,
];
