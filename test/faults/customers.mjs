// Those who book: each order under a key of its own, asked again after a broken connection or a 5xx until there is an answer.
import { randomUUID } from 'node:crypto';
import { pause } from '../../apps/cli/src/processes.mjs';
import { got, request, together } from '../bench/stage/clients.mjs';
import { until } from './scene.mjs';

const days = 92;

/** An hour apart: a booking at one of these takes nothing from the others. */
const places = new Set(['09:00', '10:00', '11:00', '13:30', '14:30', '15:30', '16:30']);

/** One in ten asks for the same instant, so that some are refused. */
const contended = 10;

/** Whether that is the last word; what is not is asked again. */
const isFinal = ({ status, body }) => status === 201 || (status === 409 && body.code !== 'idempotency-conflict');

/** What may be answered while something is away. */
const isUsual = ({ status }) => [0, 201, 409, 503].includes(status);

export class Customers {
  /** The final answer to each order. */
  answers = [];
  /** Tries that broke after they had been sent, and how many of those had been kept nevertheless. */
  tally = { broken: 0, kept: 0, odd: [] };
  #orders = [];
  #asking = new Set();
  #served;

  /** `door()` is where they ask, `rows` look into the database. */
  constructor(door, rows) {
    this.door = door;
    this.rows = rows;
  }

  static of(scene, web) {
    return new Customers(
      () => web.url,
      (...query) => scene.rows(...query),
    );
  }

  get answered() {
    return this.answers.length;
  }

  /** So many orders, a few at a time, at any time that is free or at these; resolves once each has its answer. */
  ask(count, options = {}) {
    this.#served = this.#serve(count, options);
    return this.#served;
  }

  /** Until that many orders have their answer; those who cannot go on say why. */
  async waitedFor(count) {
    await Promise.race([until(() => this.answered >= count, `${count} orders answered`), this.#served]);
  }

  async #serve(count, { clients = 12, starts }) {
    const wished = starts ?? (await offered(this.door()));
    this.#orders = Array.from({ length: count }, (_, n) => anOrder(wished[n % contended === 0 ? 0 : n % wished.length]));
    await together({ clients, count }, async (n) => {
      this.answers.push({ n, ...(await this.#answerTo(this.#orders[n])) });
    });
  }

  /** The orders whose answer is another when they are asked again. */
  async changed(clients = 8) {
    const others = [];
    await together({ clients, count: this.answers.length }, async (i) => {
      const { n, status, said } = this.answers[i];
      const again = await this.#tried(this.#orders[n]);
      if (again.status !== status || again.said !== said) others.push(`${this.#orders[n].key}: ${status} then ${again.status}`);
    });
    return others;
  }

  /** Keys of orders that were kept while whoever asked has heard nothing yet. */
  async unheard() {
    const kept = await this.rows('SELECT key FROM idempotency_key WHERE key = ANY($1)', [[...this.#asking]]);
    return kept.filter(({ key }) => this.#asking.has(key)).length;
  }

  async #answerTo(order) {
    this.#asking.add(order.key);
    for (;;) {
      const answer = await this.#tried(order);
      if (!isUsual(answer)) this.tally.odd.push(`${answer.status} ${answer.said.slice(0, 200)}`);
      if (isFinal(answer)) {
        this.#asking.delete(order.key);
        return answer;
      }
      if (answer.status !== 409 && !answer.isRefused) await this.#noteBroken(order.key);
      await pause(50);
    }
  }

  async #noteBroken(key) {
    this.tally.broken += 1;
    const kept = await this.rows('SELECT FROM idempotency_key WHERE key = $1', [key]);
    this.tally.kept += kept.length;
  }

  async #tried({ key, body }) {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': key };
    try {
      const { status, body: text } = await request(`${this.door()}/api/v1/bookings`, { method: 'POST', headers, body });
      // the number of the request (RFC 9457 §3.1.5) is no part of what was said
      const { instance, ...answer } = JSON.parse(text);
      return { status, said: JSON.stringify(answer), body: answer };
    } catch (error) {
      return { status: 0, said: String(error), body: {}, isRefused: error.code === 'ECONNREFUSED' };
    }
  }
}

function anOrder(start) {
  const key = randomUUID();
  const requester = { firstName: 'Odile', lastName: 'Chabert', email: `${key}@mairie.example`, status: 'staff' };
  return { key, body: JSON.stringify({ territory: 'commune:26063', type: 'orientation', modality: 'visio', start, requester }) };
}

async function offered(url) {
  const query = new URLSearchParams({ territory: 'commune:26063', type: 'orientation', modality: 'visio' });
  const day = (ahead) => new Date(Date.parse('2026-11-23') + ahead * 86_400_000).toISOString().slice(0, 10);
  const { body } = await got(`${url}/api/v1/slots?${query}&from=${day(4)}&to=${day(days)}`);
  return JSON.parse(body).items.flatMap(({ start, local }) => (places.has(local.slice(11, 16)) ? [start] : []));
}
