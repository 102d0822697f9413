import 'reflect-metadata';
import { config, prepareQueue, WrongSetting } from '#platform';
import { createWeb } from './create-web.js';

try {
  await prepareQueue();
  const app = await createWeb();
  await app.listen(config().port, config().host);
  const { port } = app.getHttpServer().address() as { port: number };
  process.send?.({ port });
} catch (error) {
  if (error instanceof WrongSetting) process.send?.({ wrong: error.message });
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exit(1);
}
