import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { event, later, minutes, system } from '#kernel';
import { until } from '../../../test/support/command.js';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { Announcer } from './announcer.js';
import { Database } from './database.js';
import { Journal } from './journal.js';
import { PlatformModule } from './platform.module.js';

const now = new Date('2027-06-24T08:00:00Z');

describe('the journal', () => {
  let fresh: FreshDatabase;
  let app: TestingModule;
  let journal: Journal;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    app = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    journal = app.get(Journal);
    database = app.get(Database);
    await journal.openMonths(now);
  });

  afterAll(async () => {
    await app?.close();
    await fresh?.drop();
  });

  it('is sealed batch after batch, each seal standing on the one before', async () => {
    await journal.seal(now);
    await record('a', 'b');
    const first = await journal.seal(now);
    await record('c');
    const second = await journal.seal(later(now, minutes(5)));
    expect([first?.entries, second?.entries]).toEqual([2, 1]);
    expect(second?.fromXid).toBe(first?.belowXid);
    expect(second?.sha256).not.toBe(first?.sha256);
    expect(await journal.seal(later(now, minutes(10)))).toBeNull();
    expect((await journal.verify(now)).broken).toBeNull();
  });

  it('leaves to the next seal what another transaction has not finished', async () => {
    await othersAreDone();
    await journal.seal(now);
    const slow = new pg.Client({ connectionString: fresh.url });
    await slow.connect();
    try {
      await slow.query('BEGIN');
      await slow.query(
        `INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload) VALUES ($1, 'spec', 'Slow', 'x', 'x', '{}')`,
        [now],
      );
      await recordAt(now, 'after');
      expect(await journal.seal(now)).toBeNull();
      await slow.query('COMMIT');
    } finally {
      await slow.end();
    }
    await othersAreDone();
    expect((await journal.seal(now))?.entries).toBe(2);
  });

  it('goes on where it was when its database is restored on a server that counts from lower', async () => {
    await database.rows('INSERT INTO journal_origin (id, shift) VALUES (1, 5000000)'); // as if that server had counted that far
    await record('there');
    const there = await journal.seal(now);
    await database.rows('UPDATE journal_origin SET shift = 0'); // and this one had not
    expect(await database.rows('SELECT journal_resume() AS moved')).toEqual([{ moved: true }]);
    expect(await database.rows('SELECT journal_resume() AS moved')).toEqual([{ moved: false }]);
    await record('here');
    const here = await journal.seal(now);
    expect([here?.fromXid, here?.entries]).toEqual([there?.belowXid, 1]);
    expect((await journal.verify(now)).broken).toBeNull();
  });

  it('refuses to be changed, deleted or emptied, in every partition', async () => {
    await record('a');
    const partition = 'journal_2027_06';
    for (const sql of [
      `UPDATE journal SET actor = 'x'`,
      'DELETE FROM journal',
      'TRUNCATE journal',
      `TRUNCATE ${partition}`,
      'TRUNCATE seal',
    ])
      await expect(database.rows(sql)).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
  });

  it('opens this month and the next, once', async () => {
    await journal.openMonths(new Date('2027-12-31T23:30:00Z'));
    await journal.openMonths(new Date('2027-12-31T23:30:00Z'));
    const rows = await database.rows<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'journal'::regclass ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'journal_2027_06',
      'journal_2027_07',
      'journal_2027_12',
      'journal_2028_01',
      'journal_rest',
    ]);
  });

  it('shows an entry changed behind the back of the database', async () => {
    await journal.seal(now);
    await record('a');
    await journal.seal(now);
    await record('changed');
    const sealed = await journal.seal(now);
    await database.rows('ALTER TABLE journal_2027_06 DISABLE TRIGGER journal_stays');
    await database.rows(`UPDATE journal SET actor = 'someone else' WHERE subject_id = 'changed'`);
    const { broken, asleep } = await journal.verify(now);
    expect([broken?.id, asleep]).toEqual([sealed?.id, ['journal_2027_06.journal_stays']]);
    await database.rows(`UPDATE journal SET actor = 'system:spec' WHERE subject_id = 'changed'`);
    await database.rows('ALTER TABLE journal_2027_06 ENABLE TRIGGER journal_stays');
    expect(await journal.verify(now)).toMatchObject({ broken: null, asleep: [] });
  });

  it('shows a seal that was taken away, and an entry', async () => {
    for (const id of ['x', 'y', 'z']) {
      await record(id);
      await journal.seal(now);
    }
    const [cut, after] = await database.rows<{ id: string }>('SELECT id FROM (SELECT id FROM seal ORDER BY id DESC LIMIT 2) s ORDER BY id');
    await behindTheBack('seal', `DELETE FROM seal WHERE id = ${cut?.id}`, async () => {
      expect((await journal.verify(now)).broken?.id).toBe(after?.id);
    });
    await behindTheBack('journal', `DELETE FROM journal WHERE subject_id = 'z'`, async () => {
      expect((await journal.verify(now)).broken?.id).toBe(after?.id);
    });
  });

  it('still holds when a month has gone at its term, and believes nobody who says that yesterday has', async () => {
    const old = new Date('2025-03-10T08:00:00Z');
    await journal.openMonths(old);
    await recordAt(old, 'old');
    await othersAreDone();
    const seal = await journal.seal(old);
    await database.rows(`SELECT journal_drop_month('2025-03-01', 12, $1)`, [now]);
    expect(await journal.verify(now)).toMatchObject({ broken: null });
    await record('mine');
    const sealed = await journal.seal(now);
    await database.rows(
      `INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload) VALUES ($1, 'x', 'JournalMonthDropped', 'journal', 'x', $2)`,
      [now, { lastSeal: Number(sealed?.id) }],
    );
    await behindTheBack('journal', `DELETE FROM journal WHERE subject_id = 'mine'`, async () => {
      const { broken, dropped } = await journal.verify(now);
      expect([broken?.id, dropped]).toEqual([sealed?.id, Number(seal?.id)]);
    });
  });

  /** As a superuser would, who also puts it back. */
  async function behindTheBack(table: string, sql: string, look: () => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    await client.query(`CREATE TEMP TABLE before AS SELECT * FROM ${table}`);
    await client.query("SET session_replication_role = 'replica'");
    await client.query(sql);
    await look();
    const key = table === 'seal' ? 'id' : '(id, at)';
    await client.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM before WHERE ${key} NOT IN (SELECT ${key.replaceAll(/[()]/g, '')} FROM ${table})`,
    );
    await client.end();
  }

  async function record(...ids: string[]): Promise<void> {
    await recordAt(now, ...ids);
    await othersAreDone();
  }

  /** Transactions have one count for a whole server: those of other databases, which other specs have open, hold a seal up, too. */
  async function othersAreDone(): Promise<void> {
    const [mine] = await database.rows<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    const over = 'SELECT WHERE pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8';
    await until(async () => (await database.rows(over, [mine?.id])).length > 0);
  }

  async function recordAt(at: Date, ...ids: string[]): Promise<void> {
    for (const id of ids)
      await app.get(Announcer).record(system('spec'), event('AddressProven', { kind: 'address', id }, { addressId: id }), at);
  }
});
