// How a command that goes on ends: on a signal, with its parent, or for a reason; whatever it opened is closed, in reverse order.
import { stopRunning } from '../processes.mjs';
import { say } from '../say.mjs';

const closers = [];
const deadline = 9500;
let ending = false;

/** To be called at the end; at once if the end has already come. */
export function atEnd(close) {
  if (ending) void close();
  else closers.unshift(close);
}

/** Ends the command; the first reason wins. Never resolves: the process exits. */
export async function end(code, reason) {
  if (ending) return forever();
  ending = true;
  say(closers.length > 0 ? `\n${reason}\nArrêt…` : reason);
  setTimeout(() => process.exit(code || 1), deadline).unref();
  stopRunning();
  for (const close of closers) await close();
  if (closers.length > 0) say('Tout est arrêté, les données sont gardées.');
  process.exit(code);
}

const forever = () => new Promise(() => {});

export function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0, `Signal ${signal} reçu.`));
  if (process.env.npm_lifecycle_event) endWithParent();
}

/** npm may be killed without a word to us. */
function endWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void end(0, 'npm est parti.');
  }, 300);
  watch.unref();
}
