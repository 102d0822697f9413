import { type Action, type Actor, type Decision, decide, decideAnywhere, permissions, type Resource } from '#kernel';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Asker, askersIn, everyGrantee } from '../support/askers.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Route, routesOf } from '../support/routes.js';
import { type Kind, Samples } from '../support/samples.js';

const now = '2026-11-23T08:00:00Z';
const [own, other, none] = ['commune:26063', 'commune:26220', '00000000-0000-4000-8000-00000000dead'] as const;

type Right = readonly [Resource, Action];

interface Thing {
  readonly kind: Kind;
  readonly read: Right;
  /** By what follows the identifier in the address. */
  readonly writes: Record<string, Right>;
}

const tended: Right = ['membership', 'update'];
const inCase: Right = ['case', 'update'];
const partners = { partenaires: inCase, 'partenaires/:partner/retrait': inCase };
const frame = { 'cadre/formes': inCase, 'cadre/programmes': inCase, 'cadre/promesses': inCase };
/** A part of a case: of the samples, none has one. */
const inFrame = { kind: 'file', read: ['case', 'read'], writes: { retrait: inCase } } as const;
const noted = { notes: inCase, 'notes/:note/retrait': inCase, echanges: inCase };
const screened = { maire: inCase, 'maire/:link/retrait': inCase };
const addedAction: Right = ['action', 'create'];
const movedAction = { reponse: ['action', 'update'], modification: ['action', 'update'] } as const;
/** What either side does in a case. */
const either = {
  documents: inCase,
  personnes: inCase,
  conduite: inCase,
  etapes: inCase,
  actions: addedAction,
  ...frame,
  ...partners,
  ...noted,
  ...screened,
};
const assigned: Right = ['case', 'decide'];
const team = { 'equipe/suivi': assigned, 'equipe/ajout': assigned, 'equipe/:person/retrait': assigned };
const answered: Right = ['membership', 'decide'];
const kept: Right = ['availability', 'update'];
const added: Right = ['file', 'create'];
const taken: Right = ['file', 'cancel'];
const decided: Right = ['request', 'decide'];
const tendedRequest: Right = ['request', 'update'];

/** What the addresses that hold an identifier open, and by which right it is read and changed. */
const things: Record<string, Thing> = {
  '/espace/rendez-vous/:id': {
    ...{ kind: 'appointment', read: ['appointment', 'read'] },
    writes: {
      ...{ deplacement: ['appointment', 'update'], annulation: ['appointment', 'cancel'] },
      ...{ 'compte-rendu/correction': ['minutes', 'cancel'] },
      ...{ retard: ['appointment', 'update'], rappel: ['appointment', 'update'] },
    },
  },
  '/agenda/rendez-vous/:id': {
    ...{ kind: 'appointment', read: ['appointment', 'read'] },
    writes: {
      ...{ deplacement: ['appointment', 'update'], relais: ['appointment', 'update'], collectivite: ['appointment', 'update'] },
      ...{
        preparation: ['appointment', 'update'],
        lien: ['appointment', 'update'],
        annulation: ['appointment', 'cancel'],
        consultation: ['appointment', 'read'],
      },
      ...{
        garant: answered,
        'garant/fin': answered,
        dossier: decided,
        'compte-rendu': ['minutes', 'update'],
        'compte-rendu/correction': ['minutes', 'decide'],
      },
      suite: ['appointment', 'update'],
    },
  },
  '/dossiers/:id/contacts/:contact': inFrame,
  '/espace/projet/:id/contacts/:contact': inFrame,
  '/dossiers/:id/cadre/programmes/:one': inFrame,
  '/dossiers/:id/cadre/promesses/:one': inFrame,
  '/dossiers/:id/cadre/documents/:document': inFrame,
  '/espace/projet/:id/cadre/programmes/:one': inFrame,
  '/espace/projet/:id/cadre/promesses/:one': inFrame,
  '/espace/projet/:id/cadre/documents/:document': inFrame,
  '/dossiers/:id/documents/:document': inFrame,
  '/espace/projet/:id/documents/:document': inFrame,
  '/dossiers/:id/equipe/collectivite': { kind: 'case', read: assigned, writes: { '': assigned } },
  '/dossiers/:id': {
    ...{ kind: 'case', read: ['case', 'read'] },
    writes: { ...either, ...team, 'rendez-vous': inCase, jonction: inCase },
  },
  '/espace/projet/:id': {
    ...{ kind: 'case', read: ['case', 'read'] },
    writes: { ...either, inexact: inCase },
  },
  '/actions/:id': { kind: 'action', read: ['action', 'read'], writes: movedAction },
  '/espace/actions/:id': { kind: 'action', read: ['action', 'read'], writes: movedAction },
  '/espace/actes/:id': { kind: 'act', read: ['act', 'read'], writes: { contestation: ['act', 'cancel'] } },
  '/prefecture/:id': { kind: 'summary', read: ['summary', 'read'], writes: {} },
  '/agenda/rejoindre/:id': { kind: 'admission', read: ['membership', 'read'], writes: { oui: answered, non: answered } },
  // one's own asking is the one thing that nobody else may know of, whatever her role
  '/espace/rejoindre/:id': { kind: 'admission', read: ['membership', 'read'], writes: { retrait: ['membership', 'read'] } },
  '/agenda/disponibilites/:id': {
    ...{ kind: 'availability', read: ['availability', 'read'] },
    writes: { plage: kept, 'plage/retrait': kept, absence: kept, 'absence/retrait': kept, lieu: kept },
  },
  '/espace/personnes/demandes/:id': { kind: 'admission', read: ['membership', 'read'], writes: { oui: answered, non: answered } },
  '/espace/personnes/:id': {
    kind: 'membership',
    read: ['membership', 'read'],
    writes: { nomination: tended, retrait: tended, mandat: tended },
  },
  '/coordination/personnes/:id/fin/:membership': { kind: 'admission', read: ['membership', 'read'], writes: { '': tended } },
  '/coordination/personnes/:id': { kind: 'person', read: ['person', 'read'], writes: {} },
  '/agenda/demandes/:id/documents/:document': { kind: 'file', read: ['file', 'read'], writes: { retrait: taken } },
  '/agenda/demandes/:id': {
    ...{ kind: 'request', read: ['request', 'read'] },
    writes: {
      ...{ acceptation: decided, orientation: decided, refus: decided, doublon: decided, reprise: decided },
      ...{ precision: tendedRequest, reponse: tendedRequest, etude: tendedRequest, collectivite: tendedRequest, retrait: tendedRequest },
      ...{ documents: added, dossier: decided, 'rendez-vous': ['appointment', 'create'] },
    },
  },
  '/espace/demandes/:id/documents/:document': { kind: 'file', read: ['file', 'read'], writes: { retrait: taken } },
  '/espace/demandes/:id': {
    ...{ kind: 'request', read: ['request', 'read'] },
    writes: { reponse: tendedRequest, retrait: tendedRequest, documents: added },
  },
  '/agenda/appels/:id': { kind: 'message', read: ['call', 'read'], writes: { '': ['call', 'update'] } },
  '/coordination/appels/:id': { kind: 'message', read: ['message', 'read'], writes: { '': ['message', 'update'] } },
  '/coordination/messages/:id': { kind: 'message', read: ['message', 'read'], writes: { envoi: ['message', 'update'] } },
  '/coordination/fermetures/:id': { kind: 'closure', read: ['closure', 'read'], writes: { fin: ['closure', 'cancel'] } },
};

/** Every route × every role × own, other and no organisation, against the table of permissions. */
describe('who may knock where', () => {
  let running: RunningApp;
  let routes: Route[];
  let askers: Asker[];
  let anyone: FormVisitor;
  let samples: Samples;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    routes = routesOf(running).filter(({ path }) => !/^\/(api|health|metrics)\b/.test(path));
    askers = await askersIn(running, own, 'buis');
    anyone = await new FormVisitor(running.url).open('/connexion');
    samples = await Samples.in(running, [own, other]);
    for (const { visitor } of askers) await visitor.open('/connexion/contexte');
  }, 120_000);
  afterAll(() => running?.close());

  it('is known of every route, and every thing that has an address is in the table', () => {
    expect(routes.length).toBeGreaterThan(40);
    const closed = routes.filter(({ rule }) => typeof rule !== 'string');
    expect(closed.filter(({ path }) => path.includes(':') && !thingAt(path))).toEqual([]);
    for (const { read } of Object.values(things)) expect(permissions[read[0]][read[1]]).toBeDefined();
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
        return [method, path, place, kindOf(await visitor.knock(method, withId(path, idAt(path, place))))];
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
    const seen = await judged(thing, thing.read, actor, place);
    if (route.method === 'GET' || seen !== 'allowed') return seen;
    return unlessAllowed(await judged(thing, writeAt(thing, route.path), actor, place));
  }

  async function judged({ kind }: Thing, [resource, action]: Right, actor: Actor, place: string): Promise<Decision> {
    if (!samples.id(kind, place)) return 'hidden';
    return decide(actor, resource, action, await samples.facts(kind, place, actor));
  }

  const idAt = (path: string, place: string): string => {
    const thing = thingAt(path);
    return (thing && samples.id(thing.kind, place)) ?? none;
  };
});

interface Knock {
  readonly route: Route;
  readonly actor: Actor;
  readonly role: (typeof everyGrantee)[number];
  readonly place: string;
}

const thingAt = (path: string) => Object.entries(things).find(([address]) => path === address || path.startsWith(`${address}/`))?.[1];

const withId = (path: string, id: string): string => path.replace(/:\w+/g, id);

const writeAt = (thing: Thing, path: string): Right => {
  const address = Object.keys(things).find((each) => things[each] === thing) ?? '';
  const write = thing.writes[path.slice(address.length + 1)];
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
