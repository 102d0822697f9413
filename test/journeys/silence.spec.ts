import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Asker, askersIn } from '../support/askers.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { leaks } from '../support/personal-data.js';
import { everyRead, openEvents, type Reads } from '../support/reads.js';
import { bookedBy } from '../support/residents.js';
import { type Route, routesOf } from '../support/routes.js';
import { signedReads } from '../support/signed-reads.js';

const now = '2026-11-23T08:00:00Z';
const unknown = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V';

/** No trade is done in these: throttles count requests, and the journal notes who read (looked at apart). */
const noBusiness = ['throttle', 'heartbeat'];

/** Readings that are noted, as the law or the house asks. */
const noted = ['SensitiveRead', 'OwnDataGiven'];

/** What is said where nobody asked, and what changes although nobody sent a form. That logs are silent is looked at when the app closes. */
describe('looking around', () => {
  let running: RunningApp;
  let routes: Route[];
  let askers: Asker[];
  let reads: Reads;
  let appointmentId: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9', EVENTS: openEvents });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    routes = routesOf(running);
    reads = { ...(await everyRead(running)), ...(await signedReads(running)) };
    appointmentId = await bookedBy(running, 'person@ici.example', { nth: 20 });
    askers = await askersIn(running, 'commune:26063', 'ici');
  }, 120_000);
  afterAll(() => running?.close());

  it('changes nothing, wherever a link or a space leads', async () => {
    await changesNothing(async () => {
      for (const [name, read] of Object.entries(reads)) expect([name, (await read()).status]).toEqual([name, 200]);
    });
  }, 60_000);

  it.each(['GET', 'HEAD'])(
    'changes nothing by %s, whoever knocks and wherever',
    async (method) => {
      const paths = [...new Set(routes.filter((route) => route.method === 'GET').map(({ path }) => path))];
      expect(paths.length).toBeGreaterThan(60);
      await changesNothing(async () => {
        for (const { visitor } of askers) for (const path of paths) await knock(method, filled(path), visitor.cookie('connexion'));
      });
    },
    120_000,
  );

  it('tells no other page where it came from, once its address holds a token', async () => {
    const secret = routes.filter(({ path }) => path.includes(':token') && !path.startsWith('/api/'));
    expect(secret.length).toBeGreaterThan(10);
    const policies = await Promise.all(
      secret.map(async ({ method, path }) => [method, path, (await knock(method, filled(path))).headers.get('referrer-policy')]),
    );
    expect(policies).toEqual(secret.map(({ method, path }) => [method, path, 'no-referrer']));
  });

  it('meets errors that name nobody, and repeat no token', async () => {
    const asked = routes.filter(({ path }) => !path.startsWith('/api/'));
    const wrong = await Promise.all(asked.map(({ method, path }) => knock(method, `${filled(path)}?nom=Zoé`)));
    const asPerson = await Promise.all(
      asked.map(({ method, path }) => knock(method, filled(path), askers[0]?.visitor.cookie('connexion'))),
    );
    const pages = await Promise.all([...wrong, ...asPerson].filter(({ status }) => status >= 400).map((answer) => answer.text()));
    expect(pages.length).toBeGreaterThan(40);
    expect(pages.filter((page) => page.includes(unknown) || page.includes(appointmentId))).toEqual([]);
    expect(await leaks(pages.map(withoutDesk), running.databaseUrl)).toEqual([]);
  }, 60_000);

  it('would be seen if it changed something', async () => {
    const before = await state();
    await new FormVisitor(running.url)
      .open('/rendez-vous')
      .then((visitor) => visitor.send({ type: 'orientation' }, '/rendez-vous?etape=besoin'));
    expect(await state()).not.toEqual(before);
  });

  const knock = (method: string, path: string, signIn = ''): Promise<Response> =>
    fetch(`${running.url}${path}`, { method, redirect: 'manual', headers: signIn ? { cookie: `connexion=${signIn}` } : {} });

  const filled = (path: string): string => path.replace(':token', unknown).replace(/:\w+/g, appointmentId);

  async function changesNothing(work: () => Promise<void>): Promise<void> {
    const [before, entries] = [await state(), await lastEntry()];
    await work();
    expect(await state()).toEqual(before);
    const since = await running.app.get(Database).rows<{ name: string }>('SELECT DISTINCT name FROM journal WHERE id > $1', [entries]);
    expect(since.map(({ name }) => name).filter((name) => !noted.includes(name))).toEqual([]);
  }

  const lastEntry = async (): Promise<string> =>
    (await running.app.get(Database).row<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM journal'))?.id ?? '0';

  /** How many rows each table has, and the digest of what they hold. A sign-in that is used has been seen. */
  async function state(): Promise<Record<string, string>> {
    const database = running.app.get(Database);
    const tables = await database.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname !~ '^journal'
       ORDER BY 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !noBusiness.includes(table.name))) {
      const [found] = await database.rows<{ digest: string }>(
        `SELECT count(*) || ' ' || md5(coalesce(string_agg(row, E'\\n' ORDER BY row), '')) AS digest
         FROM (SELECT (to_jsonb(${name}) - 'seen_at')::text AS row FROM ${name}) AS rows`,
      );
      digests[name] = found?.digest ?? '';
    }
    return digests;
  }
});

/** The desk's own address and number are on every error page, and what ties a form to the browser that reads it. */
const withoutDesk = (page: string): string =>
  page
    .replaceAll('cellule@territoires.example', '')
    .replaceAll(/(?:tel:)?01 ?99 ?00 ?12 ?34/g, '')
    .replaceAll(/name="_csrf" value="[^"]+"/g, '');
