import { createConnection, createServer } from 'node:net';

/** True when something answers there. */
export const answers = (port, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const connection = createConnection({ port, host });
    const end = (answer) => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(1000, () => end(false));
    connection.once('connect', () => end(true));
    connection.once('error', () => end(false));
  });

const opens = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: opened } = server.address();
      server.close(() => resolve(opened));
    });
  });

/** True when it can be listened to and nobody sits at its IPv6 twin, where a browser asked for `localhost` would go first. */
export const isFree = async (port, host = '127.0.0.1') => (await opens(port, host)) !== null && !(await answers(port, '::1'));

/** `wanted` when it is free, else the next one that is; 0 asks for any. */
export async function freePort(wanted = 0) {
  if (wanted === 0) return opens(0, '127.0.0.1');
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port += 1) if (await isFree(port)) return port;
  return opens(0, '127.0.0.1');
}
