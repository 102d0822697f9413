import { randomUUID } from 'node:crypto';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Asks the API as a machine would. */
export async function ask<T = Record<string, unknown>>(url: string, path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(`${url}${path}`, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers };
}

export const post = <T = Record<string, unknown>>(url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask<T>(url, path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });

/** An order that is complete, whatever is not said of it. */
export const anOrder = (over: Record<string, unknown> = {}) => ({
  territory: 'commune:26063',
  type: 'orientation',
  modality: 'visio',
  start: '2026-12-01T09:00:00Z',
  requester: { firstName: 'Odile', lastName: 'Chabert', email: `${randomUUID()}@mairie.example`, status: 'staff' },
  ...over,
});

export const book = <T = Record<string, string>>(url: string, order: unknown, key: string = randomUUID()) =>
  post<T>(url, '/api/v1/bookings', order, { 'idempotency-key': key });

export interface Slots {
  readonly timeZone: string;
  readonly items: { start: string; end: string; local: string }[];
  readonly requestOnly: boolean;
}

export const slots = (url: string, query: Record<string, string>) =>
  ask<Slots>(url, `/api/v1/slots?${new URLSearchParams({ type: 'orientation', modality: 'visio', ...query })}`);
