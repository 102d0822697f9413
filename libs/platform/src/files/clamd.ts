import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** clamd that says nothing for this long is as good as away, in milliseconds. */
const patience = 120_000;

const longestAnswer = 4096;

/** The name of what was found; null when nothing was. clamd(8), INSTREAM: pieces with their length before them, then an empty one. */
export async function scanned(clamdUrl: string, bytes: Readable): Promise<string | null> {
  const socket = connected(clamdUrl);
  try {
    const answer = answerOf(socket);
    await Promise.race([sent(socket, bytes), answer]);
    return verdictIn(await answer);
  } finally {
    socket.destroy();
    bytes.destroy();
  }
}

function connected(clamdUrl: string): Socket {
  const url = new URL(clamdUrl);
  const socket = url.protocol === 'unix:' ? connect(url.pathname) : connect(Number(url.port), url.hostname);
  return socket.setTimeout(patience, () => socket.destroy(new Error('clamd does not answer')));
}

async function sent(socket: Socket, bytes: Readable): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of bytes) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((piece as Buffer).length);
    await written(socket, Buffer.concat([length, piece as Buffer]));
  }
  await written(socket, Buffer.alloc(4));
}

/** Waits for the other side to keep up. */
const written = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    socket.on('data', (part) => {
      said += part;
      if (said.includes('\0') || said.length > longestAnswer) resolve(said);
    });
    socket.on('error', reject).on('close', () => reject(new Error('clamd hung up')));
  });

/** `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`. */
function verdictIn(said: string): string | null {
  const found = /^stream: (.+) FOUND\0/.exec(said)?.[1];
  if (found) return found.slice(0, 200);
  if (/^stream: OK\0/.test(said)) return null;
  throw new Error(`clamd did not say whether it is clean: ${said.replace(/\0.*/s, '').slice(0, 200)}`);
}
