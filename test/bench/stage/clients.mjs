// Who asks: a few clients, each waiting for its own answer before it asks again.
import { Agent, request as httpRequest } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** `count` acts shared among `clients`: the milliseconds of each, and how many were done in a second. */
export async function together({ clients, count }, act) {
  const ms = [];
  let next = 0;
  const one = async (client) => {
    while (next < count) {
      const before = performance.now();
      await act(next++, client);
      ms.push(performance.now() - before);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  return { ms, perSecond: (count / (performance.now() - began)) * 1000 };
}

export const request = (url, { method = 'GET', headers = {}, body } = {}) =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(url, { agent, method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.once('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }));
    });
    sent.once('error', reject);
    sent.end(body);
  });

/** A page or an answer that must be there. */
export async function got(url, headers) {
  const answer = await request(url, { headers });
  if (answer.status !== 200) throw new Error(`${new URL(url).pathname}: ${answer.status} ${answer.body.slice(0, 300)}`);
  return answer;
}
