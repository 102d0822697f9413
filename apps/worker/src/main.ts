import 'reflect-metadata';
import { endOnUncaught, prepareQueue, stopWithin, WrongSetting } from '#platform';
import { createWorker } from './create-worker.js';

/** Longer than a letter takes; a queue that is away must not keep the process, in milliseconds. */
stopWithin(9_000);

try {
  await prepareQueue();
  const app = await createWorker();
  app.enableShutdownHooks();
  endOnUncaught();
  process.send?.('ready');
} catch (error) {
  if (error instanceof WrongSetting) process.send?.({ wrong: error.message });
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exit(1);
}
