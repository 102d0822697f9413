import 'reflect-metadata';
import { prepareQueue, WrongSetting } from '#platform';
import { createWorker } from './create-worker.js';

/** Longer than a letter takes; a queue that is away must not keep the process, in milliseconds. */
const deadline = 8_000;

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => setTimeout(() => process.exit(1), deadline).unref());

try {
  await prepareQueue();
  const app = await createWorker();
  app.enableShutdownHooks();
  process.send?.('ready');
} catch (error) {
  if (error instanceof WrongSetting) process.send?.({ wrong: error.message });
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exit(1);
}
