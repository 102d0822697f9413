import { createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { later, minutes } from '#kernel';
import { documents, eicar, pdf } from '../../../../test/support/documents.js';
import { asSpec, KeptFiles } from '../../../../test/support/kept-files.js';
import { config } from '../config.js';
import { FileScans } from './file-scans.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('files and a real clamd', () => {
  let kept: KeptFiles;
  let scans: FileScans;

  beforeAll(async () => {
    kept = await KeptFiles.open(now.toISOString(), { CLAMD_URL: process.env.TEST_CLAMD_URL ?? '' });
    scans = kept.running.app.get(FileScans);
  }, 60_000);
  afterAll(() => kept?.close());

  const stateOf = async (id: string) => (await kept.files.several(asSpec, [id]))[0]?.state;

  it('stay in quarantine until they are found to be clean', async () => {
    const id = await kept.add('note.pdf', documents.pdf);
    expect(await stateOf(id)).toBe('waiting');
    await expect(kept.files.open(asSpec, id)).rejects.toMatchObject({ code: 'file-held-back' });
    expect(await scans.scanNext(now)).toBe(1);
    expect(await stateOf(id)).toBe('clean');
    expect((await buffer((await kept.files.open(asSpec, id)).bytes)).equals(documents.pdf)).toBe(true);
    expect(await scans.scanNext(now)).toBe(0);
  });

  it('are refused when a virus is in them: their bytes go, and they are not taken a second time', async () => {
    const before = kept.onDisk;
    const id = await kept.add('eicar.txt', eicar());
    expect(kept.onDisk.length).toBe(before.length + 1);
    await scans.scanNext(now);
    expect([await stateOf(id), kept.onDisk]).toEqual(['infected', before]);
    expect(await kept.rows(`SELECT signature FROM file_content WHERE scan = 'infected'`)).toEqual([{ signature: expect.stringMatching(/^Eicar/) }]);
    await expect(kept.files.open(asSpec, id)).rejects.toMatchObject({ code: 'file-held-back' });
    await expect(kept.add('encore.txt', eicar())).rejects.toMatchObject({ fault: 'infected' });
    expect(await kept.rows(`SELECT FROM journal WHERE name = 'FileInfected'`)).toHaveLength(1);
  });

  it('are scanned whole, up to the largest', async () => {
    const id = await kept.add('grand.pdf', Buffer.concat([pdf(), Buffer.alloc(26_214_400 - 2 * pdf().length, 0x20), pdf()]));
    await scans.scanNext(now);
    expect(await stateOf(id)).toBe('clean');
  });

  it('wait as long as the scanner is away, and are tried again three minutes later', async () => {
    const id = await kept.add('attente.pdf', pdf('attente'));
    const real = config().clamdUrl;
    const silent = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    Object.assign(config(), { clamdUrl: `tcp://127.0.0.1:${port}` });
    await expect(scans.scanNext(now)).rejects.toThrow();
    silent.close();
    Object.assign(config(), { clamdUrl: real });
    expect([await stateOf(id), await scans.scanNext(later(now, minutes(2)))]).toEqual(['waiting', 0]);
    expect(await scans.scanNext(later(now, minutes(3)))).toBe(1);
    expect(await stateOf(id)).toBe('clean');
  });

  it('are each scanned once by as many workers as there are', async () => {
    for (let n = 0; n < 6; n += 1) await kept.add(`n${n}.pdf`, pdf(`ouvrage ${n}`));
    const done = await Promise.all(Array.from({ length: 10 }, () => scans.scanNext(now)));
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(6);
    expect(await kept.rows(`SELECT FROM file_content WHERE scan = 'waiting'`)).toEqual([]);
  });
});
