import { AppointmentsService } from '#appointments';
import { IdentityService } from '#identity';
import { type Action, type Actor, type Decision, decide, decideAnywhere, permissions, type Resource, system } from '#kernel';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Asker, askersIn, everyGrantee } from '../support/askers.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { bookedBy } from '../support/residents.js';
import { type Route, routesOf } from '../support/routes.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const [own, other, none] = ['commune:26063', 'commune:26220', '00000000-0000-4000-8000-00000000dead'] as const;

interface Thing {
  readonly resource: Resource;
  readonly writes: Record<string, readonly [Resource, Action]>;
}

/** What the addresses that hold an identifier open, and by which right it is read and changed. */
const things: Record<string, Thing> = {
  '/espace/rendez-vous/:id': {
    resource: 'appointment',
    writes: { deplacement: ['appointment', 'update'], annulation: ['appointment', 'cancel'] },
  },
  '/agenda/rendez-vous/:id': {
    resource: 'appointment',
    writes: {
      lien: ['appointment', 'update'],
      annulation: ['appointment', 'cancel'],
      garant: ['membership', 'decide'],
      'garant/fin': ['membership', 'decide'],
    },
  },
  '/coordination/fermetures/:id': { resource: 'closure', writes: { fin: ['closure', 'cancel'] } },
};

/** None of the appointments' identifiers names one of these. */
const namedElsewise: readonly Resource[] = ['closure'];

/** Every route × every role × own, other and no organisation, against the table of permissions. */
describe('who may knock where', () => {
  let running: RunningApp;
  let routes: Route[];
  let askers: Asker[];
  let anyone: FormVisitor;
  const appointments: Record<string, string> = {};

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    routes = routesOf(running).filter(({ path }) => !/^\/(api|health|metrics)\b/.test(path));
    askers = await askersIn(running, own, 'buis');
    anyone = await new FormVisitor(running.url).open('/connexion');
    appointments[own] = await bookedBy(running, 'person@buis.example');
    appointments[other] = await bookedBy(running, 'maire@nyons.example', { territory: other, nth: 8 });
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
    const answers = await oneByOne(closed, async ({ method, path }) => [method, path, await anyone.knock(method, withId(path, none))]);
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
      const expected = await oneByOne(knocks, async (knock) => ({ ...knock, says: await expectation(knock) }));
      const judgedOnes = expected.filter(({ says }) => says !== null);
      const answers = await oneByOne(judgedOnes, async ({ route: { method, path }, place }) => {
        return [method, path, place, kindOf(await visitor.knock(method, withId(path, appointments[place] ?? none)))];
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
  async function expectation({ route, actor, role, place }: Knock): Promise<Decision | null> {
    const thing = thingAt(route.path);
    if (!thing) return null;
    if (!admits(route.rule, actor, role)) return 'refused';
    const seen = await judged(thing.resource, 'read', actor, appointments[place]);
    if (route.method === 'GET' || seen !== 'allowed') return seen;
    return unlessAllowed(await judged(...writeAt(thing, route.path), actor, appointments[place]));
  }

  async function judged(resource: Resource, action: Action, actor: Actor, id: string | undefined): Promise<Decision> {
    if (!id || namedElsewise.includes(resource)) return 'hidden';
    const { advisorId, addressId, territoryId } = await running.app.get(AppointmentsService).read(by, id);
    const owner = await ownerOf(addressId);
    const isActing = actor.kind === 'person' && actor.standing !== null;
    return decide(actor, resource, action, { personIds: isActing ? [advisorId] : owner, territoryId, departements: ['26'] });
  }

  async function ownerOf(addressId: string): Promise<string[]> {
    const { email } = await running.app.get(IdentityService).address(by, addressId);
    const asker = askers.find(({ name }) => email === `${name.replace(' of ', '@')}.example`);
    return asker?.actor.kind === 'person' ? [asker.actor.personId] : [];
  }
});

interface Knock {
  readonly route: Route;
  readonly actor: Actor;
  readonly role: (typeof everyGrantee)[number];
  readonly place: string;
}

const thingAt = (path: string) => Object.entries(things).find(([address]) => path === address || path.startsWith(`${address}/`))?.[1];

const withId = (path: string, id: string): string => path.replace(/:\w+/g, id);

const writeAt = ({ writes }: Thing, path: string): readonly [Resource, Action] => {
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
