import { type Action, type Actor, type Decision, decide, decideAnywhere, type Facts, permissions, type Resource } from '#kernel';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Asker, askersIn, everyGrantee } from '../support/askers.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Route, routesOf } from '../support/routes.js';
import { type Thing, type ThingKind, type Things, thingsAt } from '../support/things.js';

const now = '2026-11-23T08:00:00Z';
const [own, other, none] = ['commune:26063', 'commune:26220', '00000000-0000-4000-8000-00000000dead'] as const;

/** What an address with an identifier opens, and by which right it is read and changed. */
interface Opens {
  readonly kind: ThingKind;
  readonly resource: Resource;
  readonly writes: Record<string, readonly [Resource, Action]>;
}

const things: Record<string, Opens> = {
  '/espace/rendez-vous/:id': {
    ...{ kind: 'appointment', resource: 'appointment' },
    writes: { deplacement: ['appointment', 'update'], annulation: ['appointment', 'cancel'] },
  },
  '/agenda/rendez-vous/:id': {
    ...{ kind: 'appointment', resource: 'appointment' },
    writes: {
      lien: ['appointment', 'update'],
      annulation: ['appointment', 'cancel'],
      consultation: ['appointment', 'read'],
      garant: ['membership', 'decide'],
      'garant/fin': ['membership', 'decide'],
    },
  },
  '/espace/personnes/:id': {
    ...{ kind: 'membership', resource: 'membership' },
    writes: { nomination: ['membership', 'update'], retrait: ['membership', 'update'] },
  },
  '/espace/personnes/demandes/:id': {
    ...{ kind: 'admission', resource: 'membership' },
    writes: { oui: ['membership', 'decide'], non: ['membership', 'decide'] },
  },
  '/coordination/personnes/:id': {
    ...{ kind: 'person', resource: 'person' },
    writes: { 'fin/:membership': ['membership', 'update'] },
  },
  '/coordination/messages/:id': { kind: 'message', resource: 'message', writes: { envoi: ['message', 'update'] } },
};

/** Every route × every role × own, other and no organisation, against the table of permissions. */
describe('who may knock where', () => {
  let running: RunningApp;
  let routes: Route[];
  let askers: Asker[];
  let anyone: FormVisitor;
  const known: Record<string, Things> = {};

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    routes = routesOf(running).filter(({ path }) => !/^\/(api|health|metrics)\b/.test(path));
    askers = await askersIn(running, own, 'buis');
    anyone = await new FormVisitor(running.url).open('/connexion');
    known[own] = await thingsAt(running, own, { askers, nth: 0 });
    known[other] = await thingsAt(running, other, { askers, nth: 8 });
    for (const { visitor } of askers) await visitor.open('/connexion/contexte');
  }, 120_000);
  afterAll(() => running?.close());

  it('is known of every route, and every thing that has an address is in the table', () => {
    expect(routes.length).toBeGreaterThan(40);
    const closed = routes.filter(({ rule }) => typeof rule !== 'string');
    expect(closed.filter(({ path }) => path.includes(':') && !thingAt(path))).toEqual([]);
    for (const { resource } of Object.values(things)) expect(permissions[resource].read).toBeDefined();
  });

  it('shows whoever is not signed in the door, and nothing else', async () => {
    const closed = routes.filter(({ rule }) => rule !== 'public' && rule !== 'link');
    const answers = await oneByOne(closed, async ({ method, path }) => [method, path, await anyone.knock(method, withParams(path))]);
    expect(answers).toEqual(closed.map(({ method, path }) => [method, path, method === 'GET' ? 303 : 401]));
  }, 60_000);

  it.each([...everyGrantee])(
    'opens to %s the spaces that are hers',
    async (role) => {
      const { actor, visitor } = askerAs(role);
      const spaces = routes.filter((route) => !route.path.includes(':') && isSafeToKnock(route, actor, role));
      const answers = await oneByOne(spaces, async ({ method, path }) => [method, path, kindOf(await visitor.knock(method, path))]);
      expect(answers).toEqual(spaces.map(({ method, path, rule }) => [method, path, admits(rule, actor, role) ? 'allowed' : 'refused']));
    },
    60_000,
  );

  it.each([...everyGrantee])(
    'lets %s see and do with a thing what the table says, and hides what is not hers to know of',
    async (role) => {
      const { actor, visitor } = askerAs(role);
      const knocks = routes.flatMap((route) => [own, other, none].map((place) => ({ route, place, actor, role })));
      const expected = knocks.map((knock) => ({ ...knock, says: expectation(knock) }));
      const judgedOnes = expected.filter(({ says }) => says !== null);
      const answers = await oneByOne(judgedOnes, async ({ route: { method, path }, place }) => {
        return [method, path, place, kindOf(await visitor.knock(method, withParams(path, thingOf(path, place)?.params)))];
      });
      expect(answers).toEqual(judgedOnes.map(({ route: { method, path }, place, says }) => [method, path, place, says]));
    },
    60_000,
  );

  const askerAs = (role: Knock['role']): Asker => {
    const found = askers.find(({ name }) => name.startsWith(`${role} `));
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  };

  /** Null for what names no thing, and for what changes something when it is allowed: its own journey lives that. */
  function expectation({ route, actor, role, place }: Knock): Decision | null {
    const thing = thingAt(route.path);
    if (!thing) return null;
    if (!admits(route.rule, actor, role)) return 'refused';
    const one = thingOf(route.path, place);
    return one ? saidOf(thing, route, actor, one.facts(actor)) : 'hidden';
  }

  const thingOf = (path: string, place: string): Thing | undefined => {
    const kind = thingAt(path)?.kind;
    return kind && known[place]?.[kind];
  };
});

function saidOf(thing: Opens, { method, path }: Route, actor: Actor, facts: Facts): Decision | null {
  const seen = decide(actor, thing.resource, 'read', facts);
  if (method === 'GET' || seen !== 'allowed') return seen;
  return unlessAllowed(decide(actor, ...writeAt(thing, path), facts));
}

interface Knock {
  readonly route: Route;
  readonly actor: Actor;
  readonly role: (typeof everyGrantee)[number];
  readonly place: string;
}

const thingAt = (path: string) => Object.entries(things).find(([address]) => path === address || path.startsWith(`${address}/`))?.[1];

const withParams = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? none);

const writeAt = ({ writes }: Opens, path: string): readonly [Resource, Action] => {
  const write = writes[path.slice(path.indexOf(':id') + ':id/'.length)];
  if (!write) throw new Error(`${path} is in no table`);
  return write;
};

const unlessAllowed = (decision: Decision): Decision | null => (decision === 'allowed' ? null : decision);

const kindOf = (status: number): Decision => (status === 404 ? 'hidden' : status === 403 ? 'refused' : 'allowed');

/** What a form does that is hers is lived in its own journey. */
const isSafeToKnock = ({ method, rule }: Route, actor: Actor, role: Knock['role']): boolean =>
  typeof rule !== 'string' && (method === 'GET' || !admits(rule, actor, role));

async function oneByOne<T, R>(things: readonly T[], act: (thing: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const thing of things) done.push(await act(thing));
  return done;
}

const admits = (rule: Route['rule'], actor: Actor, role: Knock['role']): boolean =>
  typeof rule === 'string' ||
  ('roles' in rule ? rule.roles.includes(role) : decideAnywhere(actor, rule.resource, rule.action) === 'allowed');
