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

  /** `log`: where what the processes print goes. */
  constructor({ log, giveUp }) {
    this.log = log;
    this.giveUp = giveUp;
  }

  /** Resolves with the first message of the process, which says that it is ready. */
  start({ name, args, env }) {
    const watched = { name, args, env, deaths: [] };
    this.#watched.push(watched);
    return this.#launch(watched);
  }

  /** All of them, at once; those that do not hear are killed. */
  async stop() {
    await this.#stop(this.#watched);
  }

  /** New processes in place of those that `concerned` chooses. */
  async restart(concerned) {
    const chosen = this.#watched.filter(concerned);
    await this.#stop(chosen);
    await Promise.all(chosen.map((watched) => this.#launch(watched)));
  }

  async #stop(chosen) {
    for (const watched of chosen) watched.stopping = true;
    const children = chosen.map(({ child }) => child).filter((child) => child && !hasEnded(child));
    for (const child of children) child.kill('SIGTERM');
    const late = setTimeout(() => children.forEach((child) => void child.kill('SIGKILL')), patience);
    await Promise.all(children.map(ended));
    clearTimeout(late);
  }

  #launch(watched) {
    watched.stopping = false;
    return new Promise((resolve) => {
      watched.onReady = resolve;
      this.#spawn(watched);
    });
  }

  #spawn(watched) {
    const { args, env } = watched;
    const child = spawn(process.execPath, ['--import', withParent, ...args], { env, stdio: ['ignore', this.log.output, 'pipe', 'ipc'] });
    watched.child = child;
    const complaint = lastWords(child.stderr);
    child.stderr.on('data', this.log.write);
    child.on('message', (message) => this.#hear(watched, message));
    child.once('exit', (code, signal) => void this.#mourn(watched, signal ?? `code ${code}`, complaint));
  }

  #hear(watched, message) {
    if (message?.wrong) this.giveUp(message.wrong);
    else watched.onReady(message);
  }

  async #mourn(watched, how, complaint) {
    if (watched.stopping) return;
    const now = Date.now();
    watched.deaths = [...watched.deaths.filter((death) => now - death < minute), now];
    const count = watched.deaths.length;
    if (count > restartsAMinute)
      return this.giveUp(`${watched.name} s’est arrêté ${count} fois en une minute (${how}).\n${complaint()}`.trimEnd());
    say(`${watched.name} s’est arrêté (${how}) ; il redémarre (${count}/${restartsAMinute}).`);
    await pause(count * 200);
    if (!watched.stopping) this.#spawn(watched);
  }
}
