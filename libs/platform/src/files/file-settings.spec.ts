import { readFiles } from './file-settings.js';

describe('the settings of files', () => {
  it('are a disk, no scanner, and nothing opened that nobody scanned; the demonstration opens it', () => {
    expect(readFiles({}, false)).toEqual({ storage: null, clamdUrl: null, opensUnscanned: false });
    expect(readFiles({ STORAGE_URL: ' ', CLAMD_URL: '' }, true).opensUnscanned).toBe(true);
    expect(readFiles({ UNSCANNED_FILES: '0' }, true).opensUnscanned).toBe(false);
  });

  it.each([
    ['s3://cle:secret@stockage.example/seau', 'https://stockage.example/seau/', 'us-east-1'],
    ['s3://cle:secret@stockage.example:9000/seau/cellule/?region=fr-par', 'https://stockage.example:9000/seau/cellule/', 'fr-par'],
    ['s3://cle:secret@127.0.0.1:4568/seau', 'http://127.0.0.1:4568/seau/', 'us-east-1'],
  ])('take %s', (STORAGE_URL, base, region) => {
    expect(readFiles({ STORAGE_URL }, false).storage).toEqual({ base, region, accessKeyId: 'cle', secretAccessKey: 'secret' });
  });

  it('read a secret as it is written in an address', () => {
    expect(readFiles({ STORAGE_URL: 's3://cle:a%2Fb%2Bc@stockage.example/seau' }, false).storage?.secretAccessKey).toBe('a/b+c');
  });

  it.each([
    ['STORAGE_URL', 'https://cle:secret@stockage.example/seau'],
    ['STORAGE_URL', 's3://stockage.example/seau'],
    ['STORAGE_URL', 's3://cle:secret@stockage.example'],
    ['STORAGE_URL', 'seau'],
    ['CLAMD_URL', 'clamd:3310'],
    ['CLAMD_URL', 'tcp://clamd'],
    ['CLAMD_URL', 'unix://'],
    ['UNSCANNED_FILES', 'oui'],
  ])('refuse %s=%s in one sentence that names it and says nothing of a secret', (name, value) => {
    expect(() => readFiles({ [name]: value }, false)).toThrow(new RegExp(`^${name} doit [^«]*$`));
    expect(() => readFiles({ [name]: value }, false)).not.toThrow(/secret@/);
  });

  it.each(['tcp://clamd.internal:3310', 'unix:///run/clamav/clamd.ctl'])('take a scanner at %s', (CLAMD_URL) => {
    expect(readFiles({ CLAMD_URL }, false).clamdUrl).toBe(CLAMD_URL);
  });
});
