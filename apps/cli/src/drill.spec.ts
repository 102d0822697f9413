import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { SlotsService } from '#appointments';
import { CaseJoiningsService, type CaseRead, CasesService } from '#cases';
import { IntakeService } from '#intake';
import { anonymous } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { drill } from './drill/drill.js';
import { inOrder } from './drill/inventory.js';
import { majorOf } from './drill/tools.js';
import { actorsAs } from './seed/actors.js';
import { demonstrate } from './seed/demonstration.js';

const now = '2026-11-23T08:00:00Z';
const server = () => process.env.TEST_SERVER_URL ?? '';

describe('the drill', () => {
  let running: RunningServices;

  beforeAll(async () => {
    running = await startServices(now);
    await demonstrate(running.app, new Date(now));
    await fill();
    await joinTwo();
  }, 60_000);
  afterAll(() => running?.close());

  // the demonstration has acts, cases, and requests: these and their moves refer to each other
  it('restores a database with its people, its requests, its journal and its 36 000 territories, and finds it the same while the service goes on', async () => {
    const { differences, saved } = await drill(running.databaseUrl, server(), async () => {
      await running.app.get(Database).rows(`INSERT INTO outbox (name, payload, recorded_at) VALUES ('LinksAsked', '{}', $1)`, [now]);
      await running.app.get(Database).rows(`SELECT nextval('request_reference')`);
    });
    expect(differences).toEqual([]);
    expect(saved.rows.get('appointment')?.count).toBe(21);
    for (const [table, least] of Object.entries({
      act: 1,
      case_action: 3,
      case_action_move: 4,
      case_step: 9,
      journal: 60,
      request: 3,
      request_move: 5,
    }))
      expect([table, (saved.rows.get(table)?.count ?? 0) >= least]).toEqual([table, true]);
    expect(saved.rows.get('territory')?.count).toBeGreaterThan(36_000);
    expect(saved.sequences.get('appointment_reference')).toBe(21n);
    expect(saved.structure.has('contrainte commitment.commitment_no_overlap')).toBe(true);
    expect(saved.rows.has('migration')).toBe(false);
  }, 60_000);

  it('sees whatever is missing, changed, behind or gone', async () => {
    const { differences } = await drill(running.databaseUrl, server(), async (restored) => {
      await restored.query(`DELETE FROM commitment WHERE id = (SELECT id FROM commitment LIMIT 1)`);
      await restored.query(`UPDATE appointment SET message = 'autre' WHERE sequence = 0`);
      await restored.query(`SELECT setval('appointment_reference', 3)`);
      await restored.query('ALTER TABLE commitment DROP CONSTRAINT commitment_no_overlap');
      await restored.query('DROP TRIGGER journal_stays ON journal');
    });
    expect(differences).toEqual(
      expect.arrayContaining([
        'La table commitment compte 20 lignes au lieu de 21.',
        'La table appointment n’a pas le même contenu.',
        'La séquence appointment_reference est à 3 au lieu de 21.',
        'Il manque : contrainte commitment.commitment_no_overlap.',
        'Il manque : déclencheur journal.journal_stays.',
      ]),
    );
  }, 60_000);

  it('leaves no database behind', async () => {
    const client = new pg.Client({ connectionString: server() });
    await client.connect();
    const { rows } = await client.query(`SELECT FROM pg_database WHERE datname LIKE 'cellule\\_exercice%'`);
    await client.end();
    expect(rows).toEqual([]);
  });

  it('is one command, which says how it went in French and by its exit code', async () => {
    const { code, said } = await command();
    expect(said).toMatch(/lignes : [\d\s]+ ; séquences/);
    expect(said).toMatch(/Exercice réussi/);
    expect(code).toBe(0);
  }, 60_000);

  /** Twelve more appointments, in two months of the journal. */
  async function fill(): Promise<void> {
    await running.app.get(Database).rows(`SELECT journal_open_month('2026-11-01'), journal_open_month('2026-12-01')`);
    const wish = { territoryId: 'commune:26063', type: 'orientation', modality: 'visio', wide: false } as const;
    for (let n = 0; n < 12; n += 1) {
      const { items } = await running.app.get(SlotsService).offered(anonymous, wish, new Date(now));
      const requester = { firstName: 'Zoé', lastName: 'L’Hôte', email: `zoe-${n}@mairie.example`, status: 'staff' } as const;
      const wanted = { start: new Date(items[n]?.start ?? 0), message: `tabulation\t, fin de ligne\n, barre \\, rien \\N, accolade {` };
      const order = { territory: 'commune:26063', type: 'orientation', modality: 'visio', requester, ...wanted } as const;
      await running.app.get(IntakeService).make(anonymous, order, new Date(now));
    }
  }

  /** A case that has joined another is full, and takes no more. */
  async function joinTwo(): Promise<void> {
    const [advisor] = await actorsAs(running.app, 'advisor');
    const cases = running.app.get(CasesService);
    const { items } = await cases.list(advisor!, { referentId: advisor!.personId }, { limit: 2 }, new Date(now));
    const [part, whole] = items as [CaseRead, CaseRead];
    const asked = { intoId: whole.id, reason: 'Un seul projet.', version: part.version, intoVersion: whole.version };
    await running.app.get(CaseJoiningsService).join(advisor!, part.id, asked, new Date(now));
  }

  async function command(): Promise<{ code: number | null; said: string }> {
    const env = { ...process.env, DATABASE_URL: running.databaseUrl, DRILL_DATABASE_URL: server() };
    const child = spawn(process.execPath, ['dist/apps/cli/src/drill.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }
});

describe('saving and restoring', () => {
  it('puts first the tables that others stand on', () => {
    const table = (name: string, ...after: string[]) => ({ name, columns: [], after });
    const names = inOrder([table('attempt', 'message'), table('message', 'address'), table('address')]).map(({ name }) => name);
    expect(names).toEqual(['address', 'message', 'attempt']);
    expect(() => inOrder([table('a', 'b'), table('b', 'a')])).toThrow('s’attendent');
  });

  it.each([
    ['pg_dump (PostgreSQL) 18.1 (Debian 18.1-1.pgdg120+1)', 18],
    ['pg_restore (PostgreSQL) 15.18', 15],
    ['', null],
  ])('knows the version in « %s »', (said, version) => expect(majorOf(said)).toBe(version));
});
