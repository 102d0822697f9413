// Preloaded (--import) in every process of the service: when its parent goes, even by kill -9, it stops as if asked to.
const deadline = 8000;

if (process.send) {
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    // nobody else closes anything yet, or any more
    if (process.listenerCount(signal) === 1) process.exit(0);
    // a queue that is away must not keep us
    setTimeout(() => process.exit(1), deadline).unref();
  });
}
