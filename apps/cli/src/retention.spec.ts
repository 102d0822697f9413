import { execFile } from 'node:child_process';
import pg from 'pg';
import { Journal } from '#platform';
import { KeptRows } from '../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';

const longAgo = new Date('2020-01-01T08:00:00Z');

describe('the commands of whoever answers for personal data', () => {
  let running: RunningServices;
  let rows: KeptRows;

  beforeAll(async () => {
    running = await startServices('2026-11-23T08:00:00Z');
    rows = await KeptRows.of(running);
    await rows.request(longAgo);
  }, 60_000);
  afterAll(() => running?.close());

  it('foresee what will go, then let it go, with the same figures', async () => {
    const foreseen = await command('retention', '--dry-run');
    expect(foreseen).toMatchObject({
      code: 0,
      said: expect.stringMatching(/request\.old +1 {2}Demandes, depuis le .*\n1 ligne[\s\S]*Rien n’a été changé/),
    });
    const done = await command('retention');
    expect(done.said.split('\n')[0]).toBe(foreseen.said.split('\n')[0]);
    expect((await command('retention', '--dry-run')).said).toMatch(/address\.unused +1/);
  }, 60_000);

  it('keep something from going, and let go of it again', async () => {
    const id = await rows.request(longAgo);
    const [, hold = ''] =
      /Conservation ([0-9a-f-]{36})/.exec((await command('retention', '--hold', 'request', id, 'Visa attendu')).said) ?? [];
    expect((await command('retention', '--holds')).said).toMatch(new RegExp(`${hold} {2}request ${id} .* Visa attendu\n1 conservation`));
    expect((await command('retention', '--dry-run')).said).not.toMatch(/request\.old/);
    expect(await command('retention', '--lift', hold)).toMatchObject({ code: 0 });
    expect((await command('retention', '--dry-run')).said).toMatch(/request\.old +1/);
  }, 60_000);

  it.each([
    [['--burn'], /npm run retention -- --dry-run/],
    [['--hold', 'horse', 'x', ' '], /nom de sa table[\s\S]*identifiant[\s\S]*raison/],
    [['--lift', 'x'], /Aucune conservation en cours/],
  ])('say in French what is wrong with %j', async (args, sentence) => {
    expect(await command('retention', ...args)).toMatchObject({ code: 1, said: expect.stringMatching(sentence) });
  });

  it('say whether the journal is as it was sealed, and by the exit code', async () => {
    await running.app.get(Journal).seal(new Date('2026-11-23T08:00:00Z'));
    expect(await command('journal', '--verify')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/tel qu’il a été scellé[\s\S]*Dernier sceau/),
    });
    await behindTheBack(`UPDATE journal SET actor = 'nobody' WHERE name = 'RetentionHeld'`);
    expect(await command('journal', '--verify')).toMatchObject({ code: 1, said: expect.stringMatching(/✗ Le sceau \d+, posé le/) });
  }, 60_000);

  async function behindTheBack(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: running.databaseUrl });
    await client.connect();
    await client.query("SET session_replication_role = 'replica'");
    await client.query(sql);
    await client.end();
  }

  const command = (program: string, ...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((answer) => {
      const env = { ...process.env, DATABASE_URL: running.databaseUrl };
      execFile(process.execPath, [`dist/apps/cli/src/${program}.js`, ...args], { env }, (error, stdout, stderr) =>
        answer({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
      );
    });
});
