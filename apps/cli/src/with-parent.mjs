// Preloaded (--import) in every process of the service: when its parent goes, even by kill -9, it stops as if asked to.
import { Worker } from 'node:worker_threads';

const deadline = 8000;

if (process.send) {
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    // nobody else closes anything yet, or any more
    if (process.listenerCount(signal) === 1) process.exit(0);
    killLater();
  });
}

let armed = false;

/** From a thread of its own: a queue that is away, or an exit that never ends, must not keep us. */
function killLater() {
  if (armed) return;
  armed = true;
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${deadline})`, { eval: true }).unref();
}
