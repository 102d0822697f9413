import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Bucket, openBucket } from '../../../test/support/bucket.js';
import { documents } from '../../../test/support/documents.js';
import { KeptFiles } from '../../../test/support/kept-files.js';

describe('the command of whoever keeps the documents', () => {
  let kept: KeptFiles;
  let bucket: Bucket;

  beforeAll(async () => {
    kept = await KeptFiles.open('2026-11-23T08:00:00Z');
    bucket = await openBucket();
    await kept.add('note.pdf', documents.pdf);
    await kept.add('photo.png', documents.png);
  }, 60_000);
  afterAll(async () => {
    await kept?.close();
    await bucket?.close();
  });

  it('says where they are and how many wait', async () => {
    expect(await command({})).toEqual({
      code: 0,
      said: expect.stringMatching(/sur le disque \(DATA_DIR\)\.\n2 contenu\(s\), \d+ octets ; 2 non analysé\(s\), 0 refusé\(s\)\./),
    });
  }, 60_000);

  it('takes them to a bucket and back, and says which are lost', async () => {
    const there = { STORAGE_URL: bucket.url };
    expect(await command(there, '--move', 'disque', 's3')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^2 contenu\(s\) copié\(s\), 0 déjà là/),
    });
    rmSync(join(kept.folder, 'files'), { recursive: true });
    expect(await command(there, '--check')).toEqual({ code: 0, said: '2 contenu(s) intact(s).\n' });
    expect(await command({}, '--check')).toMatchObject({ code: 1, said: expect.stringMatching(/✗ [0-9a-f]{64} manque/) });
    expect(await command(there, '--move', 's3', 'disque')).toMatchObject({ code: 0, said: expect.stringMatching(/^2 contenu/) });
    expect(await command({}, '--check')).toEqual({ code: 0, said: '2 contenu(s) intact(s).\n' });
  }, 120_000);

  it.each([
    [['--move', 'disque', 's3'], /STORAGE_URL/],
    [['--move', 'disque', 'disque'], /npm run files/],
    [['--move', 'disque', 'ailleurs'], /npm run files/],
    [['--erase'], /npm run files/],
  ])(
    'says in French what is wrong with %j',
    async (args, sentence) => {
      expect(await command({}, ...args)).toMatchObject({ code: 1, said: expect.stringMatching(sentence) });
    },
    60_000,
  );

  const command = (more: Readonly<Record<string, string>>, ...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((answer) => {
      const env = { ...process.env, DATABASE_URL: kept.running.databaseUrl, DATA_DIR: kept.folder, ...more };
      execFile(process.execPath, ['dist/apps/cli/src/files.js', ...args], { env }, (error, stdout, stderr) =>
        answer({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
      );
    });
});
