import { Test, type TestingModule } from '@nestjs/testing';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { Database } from './database.js';
import { Transactional } from './index.js';
import { KeptReads } from './kept-reads.js';
import { PlatformModule } from './platform.module.js';
import { SharedReads } from './shared-reads.js';

describe('a reading that many ask for at once', () => {
  /** Readings end when they are told, in the order they began. */
  const staged = () => {
    const shared = new SharedReads<number>();
    const ends: ((error?: Error) => void)[] = [];
    const read = () =>
      new Promise<number>((resolve, reject) => {
        const turn = ends.length + 1;
        ends.push((error) => (error ? reject(error) : resolve(turn)));
      });
    return { ends, ask: (question = 'hours') => shared.ask(question, read) };
  };
  const settled = () => new Promise((done) => setImmediate(done));

  it('is never one that began before they asked', async () => {
    const { ends, ask } = staged();
    const first = ask();
    const [second, third] = [ask(), ask()];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    const fourth = ask();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    ends[2]?.();
    expect(await Promise.all([first, second, third, fourth, ends.length])).toEqual([1, 2, 2, 3, 3]);
  });

  it('is another one for another question', async () => {
    const { ends, ask } = staged();
    const both = [ask('hours'), ask('days')];
    expect(ends).toHaveLength(2);
    for (const end of ends) end();
    expect(await Promise.all(both)).toEqual([1, 2]);
  });

  it('fails for those who share it, and for nobody else', async () => {
    const { ends, ask } = staged();
    const first = ask();
    const [second, third] = [ask(), ask()];
    ends[0]?.(new Error('cut'));
    await expect(first).rejects.toThrow('cut');
    await settled();
    ends[1]?.(new Error('cut again'));
    await expect(second).rejects.toThrow('cut again');
    await expect(third).rejects.toThrow('cut again');
    const fourth = ask();
    ends[2]?.();
    expect(await fourth).toBe(3);
  });
});

describe('a long reading that is kept', () => {
  const office = () => {
    const shown = { snapshot: '10:10:' };
    const kept = new KeptReads<string>(async () => shown.snapshot);
    const done: string[] = [];
    const ask = (question: string) => kept.ask(question, async () => `${question} ${done.push(question)}`);
    return { shown, done, ask };
  };

  it('is done again once something is committed, and not before', async () => {
    const { shown, ask } = office();
    expect([await ask('hours'), await ask('hours')]).toEqual(['hours 1', 'hours 1']);
    shown.snapshot = '10:11:';
    expect([await ask('hours'), await ask('hours')]).toEqual(['hours 2', 'hours 2']);
  });

  it('is another one for another question; few are kept', async () => {
    const { done, ask } = office();
    await ask('first');
    for (let n = 0; n < 15; n += 1) await ask(`other ${n}`);
    expect(await ask('first')).toBe('first 1');
    await ask('one more');
    expect(await ask('first')).toBe('first 18');
    expect(done).toHaveLength(18);
  });

  it('is not kept when it failed', async () => {
    const kept = new KeptReads<number>(async () => '10:10:');
    await expect(kept.ask('hours', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    expect(await kept.ask('hours', async () => 2)).toBe(2);
  });
});

describe('rows that many ask for at once', () => {
  let fresh: FreshDatabase;
  let app: TestingModule;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    app = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    database = app.get(Database);
    await database.rows('CREATE TABLE written (n integer)');
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.drop();
  });

  const reading = async () => (await database.sharedRows<{ n: string }>(`SELECT txid_current() AS n`, []))[0]?.n;

  it('are read twice: for the first, and for all the others', async () => {
    const turns = await Promise.all(Array.from({ length: 50 }, reading));
    expect([turns[0] !== turns[1], new Set(turns.slice(1)).size]).toEqual([true, 1]);
  });

  it('are a transaction’s own within one', async () => {
    await database.rows('INSERT INTO written VALUES (-1)');
    const below = () => database.sharedRows<{ n: number }>('SELECT n FROM written WHERE n < 0 ORDER BY n', []);
    class Writer {
      @Transactional()
      async seen(): Promise<unknown> {
        await database.rows('INSERT INTO written VALUES (-2)');
        return [await below(), await outside];
      }
    }
    const outside = below();
    expect(await new Writer().seen()).toEqual([[{ n: -2 }, { n: -1 }], [{ n: -1 }]]);
  });

  it('are not read again while nothing is committed, and always after', async () => {
    const one = async () => (await database.keptRows<{ id: string }>('SELECT gen_random_uuid() AS id', []))[0]?.id;
    let same = 0;
    // the server is shared: others commit on it
    for (let n = 0; n < 500 && same === 0; n += 1) {
      const [before, after] = [await one(), await one()];
      if (before === after) same += 1;
    }
    expect(same).toBe(1);
    for (let n = 0; n < 20; n += 1) {
      const before = await one();
      await database.rows('INSERT INTO written VALUES (0)');
      expect(await one()).not.toBe(before);
    }
  });

  it.each([
    ['shared', (sql: string) => database.sharedRows<{ n: string }>(sql, [0])],
    ['kept', (sql: string) => database.keptRows<{ n: string }>(sql, [0])],
  ] as const)('always hold what was written before they were asked: %s', async (_, ask) => {
    await database.rows('DELETE FROM written');
    const count = async () => Number((await ask('SELECT count(*) AS n FROM written WHERE n > $1'))[0]?.n);
    let written = 0;
    let over = false;
    const reader = async () => {
      let least = 0;
      while (!over) {
        const before = written;
        const n = await count();
        expect(n).toBeGreaterThanOrEqual(Math.max(before, least));
        least = n;
      }
    };
    const writer = async () => {
      for (let n = 1; n <= 150; n += 1) {
        await database.rows('INSERT INTO written VALUES ($1)', [n]);
        written = n;
        expect(await count()).toBe(n);
      }
      over = true;
    };
    await Promise.all([writer(), ...Array.from({ length: 8 }, reader)]);
    expect(await count()).toBe(150);
  });
});
