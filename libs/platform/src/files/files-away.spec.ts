import { readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { type Bucket, openBucket } from '../../../../test/support/bucket.js';
import { documents, pdf } from '../../../../test/support/documents.js';
import { asSpec, KeptFiles } from '../../../../test/support/kept-files.js';
import { type FileType, fileTypes } from './file-types.js';
import { FileStore } from './store.js';

describe('files that are kept in a bucket', () => {
  let bucket: Bucket;
  let kept: KeptFiles;

  beforeAll(async () => {
    bucket = await openBucket();
    kept = await KeptFiles.open('2026-11-23T08:00:00Z', { STORAGE_URL: bucket.url, UNSCANNED_FILES: '1' });
  }, 60_000);
  afterAll(() => kept?.close());

  const arriving = () => readdirSync(kept.running.app.get(FileStore).arriving).filter((name) => name.startsWith(`${process.pid}-`));

  it.each(Object.keys(fileTypes) as FileType[])('come back byte for byte: %s', async (type) => {
    const id = await kept.add(`note.${fileTypes[type].extensions[0]}`, documents[type]);
    expect((await buffer((await kept.files.open(asSpec, id)).bytes)).equals(documents[type])).toBe(true);
    expect(arriving()).toEqual([]);
  });

  it('are not kept, in part nor in rows, when it is away', async () => {
    const before = await kept.rows('SELECT FROM file_content');
    await bucket.close();
    await expect(kept.add('note.pdf', pdf('absent'))).rejects.toMatchObject({ code: 'file-not-kept' });
    expect([arriving(), (await kept.rows('SELECT FROM file_content')).length]).toEqual([[], before.length]);
  });
});
