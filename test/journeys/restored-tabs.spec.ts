import { type RunningApp, startApp } from '../support/app.js';
import { readerOf } from '../support/residents.js';
import { type Route, routesOf } from '../support/routes.js';

const now = '2026-11-23T08:00:00Z';
const none = '00000000-0000-4000-8000-00000000dead';

describe('an address that only takes a form', () => {
  let running: RunningApp;
  let routes: Route[];

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    routes = routesOf(running).filter(({ path }) => !path.startsWith('/api'));
  }, 60_000);
  afterAll(() => running?.close());

  const read = (path: string, method = 'GET') => fetch(`${running.url}${path}`, { method, redirect: 'manual' });
  const shown = () => routes.filter(({ method }) => method === 'GET').map(({ path }) => path);

  it('leads whoever reads it to the nearest page above it, which holds the form', async () => {
    const sent = routes.filter(({ method, path }) => method === 'POST' && !shown().includes(path) && !isTakenFor(path, shown()));
    expect(sent.length).toBeGreaterThan(20);
    for (const { path } of sent) expect([path, await answer(path, 'GET'), await answer(path, 'HEAD')]).toEqual([path, ...expected(path)]);
  });

  const answer = async (path: string, method: string) => {
    const { status, headers } = await read(`${withIds(path)}?suite=1`, method);
    return { status, ...Object.fromEntries(['location', 'cache-control', 'referrer-policy'].map((name) => [name, headers.get(name)])) };
  };
  const expected = (path: string) => {
    const page = pageOf(path, shown());
    const policy = page.includes(':token') ? 'no-referrer' : 'same-origin';
    const one = { status: 303, location: withIds(page), 'cache-control': 'no-store', 'referrer-policy': policy };
    return [one, one];
  };

  it('is judged by that page: the door for a stranger, nothing for whoever may not know of it', async () => {
    expect((await fetch(`${running.url}/coordination/jours-feries/ajout`)).url).toContain('/connexion?suite=');
    const stranger = await readerOf(running, 'une@orange.example');
    await stranger.open(`/espace/rendez-vous/${none}/retard`);
    expect([stranger.path, stranger.status]).toEqual([`/espace/rendez-vous/${none}`, 404]);
    await stranger.open('/mes-donnees/deconnexion');
    expect([stranger.path, stranger.status]).toEqual(['/mes-donnees', 200]);
  });

  it.each([
    '/une-page',
    '/une-page/ajout',
    '/coordination/jours-feries/autre',
    '//coordination/jours-feries/ajout',
    '/coordination/jours-feries/ajout/',
    '/espace/rendez-vous//retard',
    '/static/ajout',
  ])('is not made out of %s', async (path) => {
    expect((await read(path)).status).toBe(404);
  });
});

const withIds = (path: string): string => path.replace(/:token/g, 'x'.repeat(43)).replace(/:[a-z]+/g, none);

/** The nearest above, as routes are written. */
function pageOf(path: string, shown: readonly string[]): string {
  const above = path.slice(0, path.lastIndexOf('/'));
  if (above === '') throw new Error('a form without its page');
  return shown.includes(above) ? above : pageOf(above, shown);
}

/** Read as a page whose address holds anything there: `/connexion/:token`. */
const isTakenFor = (path: string, shown: readonly string[]): boolean =>
  shown.some((page) => new RegExp(`^${page.replace(/:[a-z]+/g, '[^/]+')}$`).test(withIds(path)));
