import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** When the line breaks: before the form arrives, or after it was dealt with and before its answer is back. */
export type Cut = 'before' | 'after';

export interface PoorNetwork {
  readonly url: string;
  /** Forms meet a broken line until it is mended: a browser tries some errors again by itself. */
  cut(cut: Cut): void;
  mend(): void;
  /** Forms that have reached the service. */
  arrived(): number;
  close(): Promise<void>;
}

/** Stands between a browser and the service at `target`. */
export async function poorNetwork(target: string): Promise<PoorNetwork> {
  let planned: Cut | null = null;
  let arrived = 0;
  const server = createServer((incoming, outgoing) => {
    const cut = incoming.method === 'POST' ? planned : null;
    if (cut === 'before') return void incoming.resume().on('end', () => outgoing.destroy());
    if (incoming.method === 'POST') arrived += 1;
    forward(target, incoming, outgoing, cut === 'after');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut: (cut) => {
      planned = cut;
    },
    mend: () => {
      planned = null;
    },
    arrived: () => arrived,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse, broken: boolean): void {
  const { method, url, headers } = incoming;
  const ask = request(`${target}${url}`, { method, headers: { ...headers, connection: 'close' } }, (answer) => {
    if (broken) return void answer.resume().on('end', () => outgoing.destroy());
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' });
    answer.pipe(outgoing);
  });
  ask.on('error', () => outgoing.destroy());
  incoming.pipe(ask);
}
