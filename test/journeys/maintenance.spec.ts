import { anOrder, ask, book } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';

const sentence = 'Nous installons une nouvelle version. Retour prévu à 14 h.';

describe('a service under maintenance', () => {
  let running: RunningApp;

  beforeAll(async () => {
    process.env.MAINTENANCE = sentence;
    running = await startApp('2026-11-23T08:00:00Z');
  });
  afterAll(() => running?.close());

  it.each([['/'], ['/rendez-vous'], ['/retrouver'], ['/rien']])('says so at %s, with when to come again', async (path) => {
    const { status, body, headers } = await ask<string>(running.url, path);
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(body).toContain('<title>Le service est en maintenance – ');
    expect(body).toContain(sentence);
    expect(body).not.toContain('Aller à l’accueil');
  });

  it('says so to machines', async () => {
    const { status, body, headers } = await book(running.url, anOrder());
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(body).toMatchObject({ code: 'unavailable', title: 'Le service est en maintenance.', detail: sentence });
  });

  it('is still alive and ready, and still watched', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) expect((await ask(running.url, path)).status).toBe(200);
  });

  it('still gives what the page needs', async () => {
    const page = await ask<string>(running.url, '/');
    const style = /href="(\/static\/[^"]+dsfr\.css)"/.exec(page.body)?.[1] ?? '';
    expect((await ask(running.url, style)).status).toBe(200);
  });
});
