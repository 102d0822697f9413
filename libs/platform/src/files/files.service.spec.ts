import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { days, later } from '#kernel';
import { type Bucket, openBucket } from '../../../../test/support/bucket.js';
import { documents, pdf } from '../../../../test/support/documents.js';
import { asSpec, KeptFiles } from '../../../../test/support/kept-files.js';
import { Retention } from '../privacy/retention.js';
import { FileCollector } from './file-collector.js';
import { FileMoves } from './file-moves.js';
import { readFiles } from './file-settings.js';
import { bucketStore, diskStore } from './file-stores.js';
import { type FileType, fileTypes } from './file-types.js';

const now = new Date('2026-11-23T08:00:00Z');
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the files', () => {
  let kept: KeptFiles;
  let bucket: Bucket;

  beforeAll(async () => {
    kept = await KeptFiles.open(now.toISOString(), { UNSCANNED_FILES: '1' });
    bucket = await openBucket();
  }, 60_000);
  afterAll(async () => {
    await kept?.close();
    await bucket?.close();
  });
  beforeEach(() => kept.running.clock.set(now.toISOString()));

  const contents = () => kept.rows<{ sha256: string }>('SELECT sha256 FROM file_content');
  const placeOf = (sha256: string) => join(kept.folder, 'files', sha256.slice(0, 2), sha256);

  it('keep one content for two names, and give each back under its own', async () => {
    const before = (await contents()).length;
    const [first, second] = [await kept.add('un.pdf', documents.pdf), await kept.add('deux.pdf', documents.pdf)];
    expect((await contents()).length).toBe(before + 1);
    const { file, bytes } = await kept.files.open(asSpec, second);
    expect([file.name, file.size, (await buffer(bytes)).equals(documents.pdf)]).toEqual(['deux.pdf', documents.pdf.length, true]);
    expect((await kept.files.several(asSpec, [second, first, randomUUID()])).map(({ name }) => name).sort()).toEqual(['deux.pdf', 'un.pdf']);
  });

  it.each([
    ['that is empty', Readable.from([]), 'empty'],
    ['that is too large', Readable.from(pieces(26)), 'too-large'],
    ['that never ends', Readable.from(endless()), 'too-large'],
    ['that is cut', Readable.from(cut()), 'cut'],
    ['of no known type', Readable.from([Buffer.from([0, 1, 2])]), 'unknown-type'],
  ])('leave nothing behind of one %s', async (_, bytes, fault) => {
    const before = [kept.onDisk, await contents()];
    await expect(kept.add('note.pdf', bytes)).rejects.toMatchObject({ fault });
    expect([kept.onDisk, await contents()]).toEqual(before);
    expect(bytes.destroyed).toBe(true);
  });

  it('are judged once: a verdict stands, and a content is what it is', async () => {
    const id = await kept.add('jugé.pdf', pdf('jugé'));
    const change = (set: string) => kept.rows(`UPDATE file_content SET ${set} WHERE sha256 = (SELECT sha256 FROM file WHERE id = '${id}')`);
    const refused = (constraint: string) => ({ driverError: { constraint } });
    await expect(change(`scan = 'clean'`)).rejects.toMatchObject(refused('file_content_scanned'));
    await expect(change(`scan = 'infected', scanned_at = '2026-11-23'`)).rejects.toMatchObject(refused('file_content_signature'));
    await expect(change('size = 1')).rejects.toMatchObject(refused('file_content_judged'));
    await change(`scan = 'clean', scanned_at = '2026-11-23'`);
    await expect(change(`scan = 'infected', signature = 'x'`)).rejects.toMatchObject(refused('file_content_judged'));
    await expect(change(`scan = 'waiting', scanned_at = NULL`)).rejects.toMatchObject(refused('file_content_judged'));
    await expect(kept.rows(`UPDATE file SET name = 'autre.pdf' WHERE id = $1`, [id])).rejects.toMatchObject(refused('history_stays'));
  });

  it.each([
    ['a name with a line in it', { name: 'a\nb.pdf' }, 'file_name'],
    ['a name that turns the reading direction', { name: 'a\u202eb.pdf' }, 'file_name'],
    ['a path', { name: 'a/b.pdf' }, 'file_name'],
    ['a name that is not in NFC', { name: 're\u0301union.pdf' }, 'file_name'],
    ['a type that nobody takes', { type: 'html' }, 'file_type'],
    ['a content that is not there', { sha256: 'f'.repeat(64) }, 'file_holds'],
  ])('are refused by the database with %s', async (_, wrong, constraint) => {
    const row = { sha256: digestOf(documents.pdf), name: 'a.pdf', type: 'pdf', ...wrong };
    const insertion = kept.rows('INSERT INTO file (id, sha256, name, type, added_at) VALUES ($1, $2, $3, $4, $5)', [
      ...[randomUUID(), row.sha256, row.name, row.type, now],
    ]);
    await expect(insertion).rejects.toMatchObject({ driverError: { constraint } });
  });

  it('go a week after nothing names them any longer, bytes and row', async () => {
    const bytes = pdf('à oublier');
    const id = await kept.add('oubli.pdf', bytes);
    const collector = kept.running.app.get(FileCollector);
    await kept.running.app.get(Retention).carryOut(later(now, days(1)));
    expect(await kept.files.several(asSpec, [id])).toEqual([]);
    await collector.collect(later(now, days(2)));
    await collector.collect(later(now, days(8)));
    expect(existsSync(placeOf(digestOf(bytes)))).toBe(true);
    await collector.collect(later(now, days(9)));
    expect([existsSync(placeOf(digestOf(bytes))), (await contents()).some(({ sha256 }) => sha256 === digestOf(bytes))]).toEqual([false, false]);
  });

  it('stay when they are sent again within that week', async () => {
    const bytes = pdf('revenu');
    await kept.add('revenu.pdf', bytes);
    const collector = kept.running.app.get(FileCollector);
    await kept.running.app.get(Retention).carryOut(later(now, days(1)));
    await collector.collect(later(now, days(2)));
    await kept.add('revenu.pdf', bytes);
    await collector.collect(later(now, days(9)));
    expect(existsSync(placeOf(digestOf(bytes)))).toBe(true);
  });

  it('are swept when a process died with them on their way, or whole and kept by nobody', async () => {
    const [half, whole] = [join(kept.folder, 'files', 'arriving', randomUUID()), placeOf(digestOf(Buffer.from('orphelin')))];
    mkdirSync(join(whole, '..'), { recursive: true });
    for (const path of [half, whole]) writeFileSync(path, 'orphelin');
    const collector = kept.running.app.get(FileCollector);
    for (const path of [half, whole]) utimesSync(path, now, now);
    await collector.collect(later(now, days(1) - 1000));
    expect([existsSync(half), existsSync(whole)]).toEqual([true, true]);
    await collector.collect(later(now, days(1) + 1000));
    expect([existsSync(half), existsSync(whole)]).toEqual([false, false]);
  });

  it('are never lost between who keeps one and who collects', async () => {
    const bytes = pdf('course');
    const collector = kept.running.app.get(FileCollector);
    await kept.add('course.pdf', bytes);
    for (let round = 0; round < 8; round += 1) {
      await kept.rows(`DELETE FROM file WHERE name = 'course.pdf'`);
      await kept.rows('UPDATE file_content SET loose_since = $1 WHERE sha256 = $2', [later(now, -days(8)), digestOf(bytes)]);
      const [added] = await Promise.allSettled([kept.add('course.pdf', bytes), collector.collect(now), collector.collect(now)]);
      const named = (await kept.rows(`SELECT FROM file WHERE name = 'course.pdf'`)).length;
      expect([named, existsSync(placeOf(digestOf(bytes))) || named === 0]).toEqual([added?.status === 'fulfilled' ? 1 : 0, true]);
      if (named === 0) await kept.add('course.pdf', bytes);
    }
  });

  it('survive a move to a bucket and back, every type byte for byte', async () => {
    for (const type of Object.keys(fileTypes) as FileType[]) await kept.add(`note.${fileTypes[type].extensions[0]}`, documents[type]);
    const [moves, disk] = [kept.running.app.get(FileMoves), diskStore()];
    const away = bucketStore(readFiles({ STORAGE_URL: bucket.url }, false).storage!);
    const count = (await contents()).length;
    expect(await moves.copy(disk, away)).toEqual({ copied: count, alreadyThere: 0, lost: [] });
    expect(await moves.copy(disk, away)).toEqual({ copied: 0, alreadyThere: count, lost: [] });
    for (const bytes of Object.values(documents)) {
      expect((await buffer(await away.open(digestOf(bytes)))).equals(bytes)).toBe(true);
      await disk.remove(digestOf(bytes));
    }
    expect((await moves.check(disk)).lost).toHaveLength(Object.keys(documents).length);
    expect(await moves.copy(away, disk)).toMatchObject({ copied: Object.keys(documents).length, lost: [] });
    expect(await moves.check(disk)).toEqual({ whole: count, lost: [] });
    writeFileSync(placeOf(digestOf(documents.png)), 'abîmé');
    expect((await moves.check(disk)).lost).toEqual([digestOf(documents.png)]);
  });
});

function* pieces(megabytes: number): Generator<Buffer> {
  for (let n = 0; n < megabytes; n += 1) yield Buffer.alloc(1024 * 1024, 0x20);
}

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1024 * 1024, 0x20);
}

function* cut(): Generator<Buffer> {
  yield documents.pdf;
  throw new Error('Part terminated early due to unexpected end of multipart data');
}
