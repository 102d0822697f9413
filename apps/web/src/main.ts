import 'reflect-metadata';
import { config, endOnUncaught, prepareQueue, stopWithin, WrongSetting } from '#platform';
import { createWeb } from './create-web.js';

/** Longer than any answer takes; nothing that is away must keep the process, in milliseconds. */
stopWithin(9_000);

try {
  await prepareQueue();
  const app = await createWeb();
  endOnUncaught();
  await app.listen(config().port, config().host);
  const { port } = app.getHttpServer().address() as { port: number };
  process.send?.({ port });
} catch (error) {
  if (error instanceof WrongSetting) process.send?.({ wrong: error.message });
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exit(1);
}
