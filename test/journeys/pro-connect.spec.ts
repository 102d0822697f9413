import { IdentityService, SignInService } from '#identity';
import { system } from '#kernel';
import { Database } from '#platform';
import { agents } from '../../apps/cli/src/agents.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { AgentAtDesk, StandinServer } from '../support/pro-connect.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const secretary = agents.find(({ role }) => role === 'member')!;
const lead = agents.find(({ role }) => role === 'lead')!;

describe('coming in by ProConnect', () => {
  let standin: StandinServer;
  let running: RunningApp;

  beforeAll(async () => {
    standin = await StandinServer.open();
    const { issuer, clientId, clientSecret } = standin.settings();
    Object.assign(process.env, { PROCONNECT_ISSUER: issuer, PROCONNECT_CLIENT_ID: clientId, PROCONNECT_CLIENT_SECRET: clientSecret });
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
  });
  afterAll(async () => {
    await running?.close();
    await standin?.close();
  });

  it('goes there, comes back signed in, and leaves both', async () => {
    const [visitor, agent] = [new FormVisitor(running.url), new AgentAtDesk()];
    await comesBack(visitor, agent, secretary.email);
    await visitor.open('/connexion/contexte');
    expect(visitor.html).toContain('Marc Faure');
    await visitor.send({}, '/deconnexion');
    expect(visitor.html).toContain('Vous quittez aussi ProConnect');
    const back = await agent.leaves(onward(visitor));
    await visitor.open(back.pathname);
    expect(visitor.html).toContain('personne n’est connecté');
    expect(await rows('SELECT FROM sign_in WHERE ended_at IS NULL')).toBe(0);
  });

  it.each([
    ['in another browser', (back: URL) => back, true],
    ['with a state that is not ours', (back: URL) => changed(back, 'state', 'x'.repeat(43)), false],
    ['without a state', (back: URL) => changed(back, 'state', ''), false],
    ['with a code of nobody', (back: URL) => changed(back, 'code', 'forged'), false],
  ])('refuses an answer %s, in words and with a way on', async (_, cheat, elsewhere) => {
    const visitor = new FormVisitor(running.url);
    const back = cheat(await goes(visitor, new AgentAtDesk(), secretary.email));
    const other = elsewhere ? await new FormVisitor(running.url).open('/connexion') : visitor;
    await other.open(`${back.pathname}${back.search}`);
    expect(other.status).toBe(403);
    expect(other.html).toMatch(/Recevoir un lien/);
    expect((await other.open('/connexion/contexte')).path).toContain('/connexion?suite=');
  });

  it('takes an answer once', async () => {
    const visitor = new FormVisitor(running.url);
    const back = await goes(visitor, new AgentAtDesk(), secretary.email);
    const path = `${back.pathname}${back.search}`;
    await visitor.open(path);
    await visitor.open('/connexion/contexte');
    await visitor.send({}, '/deconnexion');
    await visitor.open(path);
    expect([visitor.status, (await visitor.open('/connexion/contexte')).path]).toEqual([403, '/connexion?suite=%2Fconnexion%2Fcontexte']);
  });

  it('tells whoever turned back how else to come in', async () => {
    const visitor = new FormVisitor(running.url);
    const back = await goes(visitor, new AgentAtDesk(), 'nobody');
    await visitor.open(`${back.pathname}${back.search}`);
    expect([visitor.status, visitor.html]).toEqual([403, expect.stringContaining('Vous avez arrêté la connexion')]);
  });

  it('links an account to an address that we know only when its owner says so', async () => {
    const { id } = await identity().addressFor(by, lead.email, new Date(now));
    await identity().prove(by, id, new Date(now));
    const visitor = new FormVisitor(running.url);
    await comesBack(visitor, new AgentAtDesk(), lead.email);
    expect([visitor.path, visitor.html]).toEqual(['/connexion/relier', expect.stringContaining('sans votre accord')]);
    const link = new URL(await running.app.get(SignInService).linkFor(by, id, new Date(now))).pathname;
    await visitor.open(link).then((page) => page.send({ prenom: 'Odile', nom: 'Chabert' }));
    expect([visitor.path, visitor.html]).toEqual(['/connexion/relier', expect.stringContaining('Relier ce compte')]);
    expect(await rows(`SELECT FROM federated_identity WHERE sub = '${lead.email}' AND person_id IS NOT NULL`)).toBe(0);
    await visitor.send({}, '/connexion/relier');
    expect(await rows(`SELECT FROM federated_identity WHERE sub = '${lead.email}' AND person_id IS NOT NULL`)).toBe(1);
  });

  it('leads nowhere but to our own pages', async () => {
    const visitor = await new FormVisitor(running.url).open('/connexion?suite=//ailleurs.example');
    await visitor.send({ suite: '//ailleurs.example' }, '/connexion/proconnect');
    const back = await new AgentAtDesk().signsIn(onward(visitor), secretary.email);
    await visitor.open(`${back.pathname}${back.search}`);
    expect(visitor.path).not.toContain('ailleurs');
  });

  const identity = () => running.app.get(IdentityService);
  const rows = async (sql: string) => (await running.app.get(Database).rows(sql)).length;

  async function goes(visitor: FormVisitor, agent: AgentAtDesk, as: string): Promise<URL> {
    await visitor.open('/connexion');
    await visitor.send({}, '/connexion/proconnect');
    return agent.signsIn(onward(visitor), as);
  }

  async function comesBack(visitor: FormVisitor, agent: AgentAtDesk, as: string): Promise<void> {
    const { pathname, search } = await goes(visitor, agent, as);
    await visitor.open(`${pathname}${search}`);
  }
});

/** Where the page leads by itself. */
const onward = ({ html }: FormVisitor): string =>
  (/http-equiv="refresh" content="0;url=([^"]+)"/i.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

function changed(address: URL, name: string, value: string): URL {
  const other = new URL(address);
  other.searchParams.set(name, value);
  return other;
}
