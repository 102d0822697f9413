import { spawn } from 'node:child_process';
import { ended, hasEnded, lastWords, pause } from '../processes.mjs';
import { say } from '../say.mjs';

const minute = 60_000;
const restartsAMinute = 3;
const patience = 5000;
const withParent = new URL('../with-parent.mjs', import.meta.url).href;

/** Keeps the processes of the service alive: one that dies is restarted, three times in a minute; then `giveUp` is told why. */
export class Supervisor {
  #watched = [];
  #stopping = false;

  /** `log` gets whatever the processes print. */
  constructor({ log, giveUp }) {
    this.log = log;
    this.giveUp = giveUp;
  }

  /** Resolves with the first message of the process, which says that it is ready. */
  start({ name, args, env }) {
    const watched = { name, args, env, deaths: [], child: undefined };
    this.#watched.push(watched);
    return new Promise((resolve) => {
      watched.onReady = resolve;
      this.#spawn(watched);
    });
  }

  /** All of them, at once; those that do not hear are killed. */
  async stop() {
    this.#stopping = true;
    const children = this.#watched.map(({ child }) => child).filter((child) => child && !hasEnded(child));
    for (const child of children) child.kill('SIGTERM');
    const late = setTimeout(() => children.forEach((child) => void child.kill('SIGKILL')), patience);
    await Promise.all(children.map(ended));
    clearTimeout(late);
  }

  /** New processes in place of those that run, from the same addresses. */
  async restart() {
    await this.stop();
    this.#stopping = false;
    await Promise.all(this.#watched.map((watched) => this.#again(watched)));
  }

  #again(watched) {
    return new Promise((resolve) => {
      watched.onReady = resolve;
      this.#spawn(watched);
    });
  }

  #spawn(watched) {
    const { args, env } = watched;
    const child = spawn(process.execPath, ['--import', withParent, ...args], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    watched.child = child;
    const complaint = lastWords(child.stderr);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', this.log);
    child.on('message', (message) => this.#hear(watched, message));
    child.once('exit', (code, signal) => void this.#mourn(watched, signal ?? `code ${code}`, complaint));
  }

  #hear(watched, message) {
    if (message?.wrong) this.giveUp(message.wrong);
    else watched.onReady(message);
  }

  async #mourn(watched, how, complaint) {
    if (this.#stopping) return;
    const now = Date.now();
    watched.deaths = [...watched.deaths.filter((death) => now - death < minute), now];
    const count = watched.deaths.length;
    if (count > restartsAMinute) return this.giveUp(`${watched.name} s’est arrêté ${count} fois en une minute (${how}).\n${complaint()}`);
    say(`${watched.name} s’est arrêté (${how}) ; il redémarre (${count}/${restartsAMinute}).`);
    await pause(count * 200);
    if (!this.#stopping) this.#spawn(watched);
  }
}
