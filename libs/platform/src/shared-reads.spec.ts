import { Test, type TestingModule } from '@nestjs/testing';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.js';
import { Database } from './database.js';
import { Transactional } from './index.js';
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

describe('rows that many ask for at once', () => {
  let fresh: FreshDatabase;
  let app: TestingModule;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    app = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
    database = app.get(Database);
    await database.rows('CREATE SEQUENCE reading');
    await database.rows('CREATE TABLE written (n integer)');
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.drop();
  });

  const reading = async () => (await database.sharedRows<{ n: string }>(`SELECT nextval('reading') AS n`, []))[0]?.n;

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

  it('always hold what was written before they were asked', async () => {
    const count = async () =>
      Number((await database.sharedRows<{ n: string }>('SELECT count(*) AS n FROM written WHERE n > $1', [0]))[0]?.n);
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
