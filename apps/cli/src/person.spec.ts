import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SignInService } from '#identity';
import { anonymous } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { grantAsked } from './person/asked.js';

const email = 'premiere@cellule.example';

describe('npm run person', () => {
  let running: RunningServices;

  beforeAll(async () => {
    running = await startServices('2026-11-23T08:00:00Z');
  });
  afterAll(() => running?.close());

  it('makes the first coordinator, prints her link, and tells the journal', async () => {
    const { code, said } = await command('grant', 'coordination', email);
    expect([code, said]).toEqual([0, expect.stringContaining('pour toute la France')]);
    const links = said.match(/\/connexion\/[\w-]+/g) ?? [];
    expect(links).toHaveLength(1);
    const link = await running.app.get(Database).row<{ at: Date }>('SELECT made_at AS at FROM sign_in_link');
    const token = links[0]?.split('/').at(-1) ?? '';
    const { actor } = await running.app.get(SignInService).signIn(anonymous, token, link?.at ?? new Date(0));
    expect(actor.standing).toMatchObject({ role: 'coordinator', scope: { national: true, departements: [] } });
    const entries = await running.app
      .get(Database)
      .rows<{ name: string; actor: string }>('SELECT name, actor FROM journal ORDER BY id LIMIT 2');
    expect(entries).toEqual(['RoleGranted', 'SignInLinkHandedOut'].map((name) => ({ name, actor: 'system:person' })));
  }, 30_000);

  it('said twice changes nothing but the link', async () => {
    const { code, said } = await command('grant', 'coordination', email);
    expect([code, said]).toEqual([0, expect.stringContaining('déjà donné')]);
    expect(await running.app.get(Database).rows('SELECT FROM membership')).toHaveLength(1);
  }, 30_000);

  it('says in French what it cannot do', async () => {
    expect(await command('grant', 'coordination', 'personne')).toEqual({ code: 1, said: expect.stringContaining('pas une adresse') });
    const unknown = await command('grant', 'referente', 'x@mairie.example', '--territoire', 'commune:99999');
    expect(unknown).toEqual({ code: 1, said: 'Ce territoire est inconnu, ou n’est qu’une déclaration.\n' });
  }, 30_000);

  async function command(...args: string[]): Promise<{ code: number | null; said: string }> {
    const env = { ...process.env, DATABASE_URL: running.databaseUrl };
    const child = spawn(process.execPath, ['dist/apps/cli/src/person.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        said += part;
      });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }
});

describe('what is granted', () => {
  const scopeOf = (...args: string[]) => grantAsked(['grant', ...args]).scope;

  it('is national where nothing else is said, and never by omission for a préfecture', () => {
    expect(scopeOf('conseil', 'a@b.fr')).toEqual({ national: true, departements: [] });
    expect(scopeOf('conseil', 'a@b.fr', '--departements', '26, 2a')).toEqual({ national: false, departements: ['26', '2A'] });
    expect(scopeOf('prefecture', 'a@b.fr', '--organisation', 'DDT', '--departements', '976')).toEqual({
      national: false,
      departements: ['976'],
    });
    expect(scopeOf('membre', 'a@b.fr', '--territoire', 'commune:26063')).toEqual({ national: false, departements: [] });
  });

  it.each([
    [],
    ['revoke', 'conseil', 'a@b.fr'],
    ['grant', 'roi', 'a@b.fr'],
    ['grant', 'conseil', 'a@b.fr', '--departements', 'Drôme'],
    ['grant', 'prefecture', 'a@b.fr', '--organisation', 'DDT'],
    ['grant', 'membre', 'a@b.fr'],
    ['grant', 'conseil', 'a@b.fr', '--inconnu'],
  ])('is not guessed (%#)', (...args) => expect(() => grantAsked(args)).toThrow('npm run person'));
});
