// What the commands tell people, in French.

/** Whoever reads may leave (`npm start | head -1`): that is no reason to stop. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

export const say = (text) => console.log(text);

/** Says what is being done, then every five seconds that it goes on. */
export async function step(title, work) {
  say(`• ${title}…`);
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const progress = setInterval(() => say(`  … ${seconds()} s`), 5000);
  try {
    return await work();
  } finally {
    clearInterval(progress);
  }
}
