import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveOf, documents, jpeg, officeDocument, openDocument, pdf, pngWith } from '../../../../test/support/documents.js';
import { judge } from './file-judge.js';
import { type FileType, fileTypes } from './file-types.js';
import type { FileFault } from './files.errors.js';

const page = '<html><script>alert(1)</script></html>';
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const hidden = archiveOf([{ name: 'programme.exe', data: 'MZ' }]);

/** Name, bytes, and why they are refused. */
const refused: readonly (readonly [name: string, bytes: Buffer, fault: FileFault])[] = [
  ['page.html', Buffer.from(page), 'markup'],
  ['page.txt', Buffer.from(page), 'markup'],
  ['tableau.csv', Buffer.from(`a;b\n${page}`), 'markup'],
  ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'markup'],
  ['dessin.png', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'markup'],
  ['tard.txt', Buffer.concat([Buffer.alloc(65_531, 0x20), Buffer.from('<script src=x>')]), 'markup'],
  ['photo.png', pngWith('<script>alert(1)</script>'), 'markup'],
  ['photo.jpg', Buffer.concat([jpeg(), Buffer.from(page)]), 'markup'],
  ['photo.jpg', Buffer.concat([jpeg(), hidden]), 'disguised'],
  ['photo.png', Buffer.concat([pngWith(), hidden]), 'disguised'],
  ['note.pdf', Buffer.concat([pdf(), hidden]), 'disguised'],
  ['photo.png', Buffer.concat([pngWith(), Buffer.from('suite')]), 'damaged'],
  ['photo.png', pngWith().subarray(0, 40), 'damaged'],
  ['note.pdf', pdf().subarray(0, 60), 'damaged'],
  ['photo.jpg', jpeg().subarray(0, 20), 'damaged'],
  ['note.docx', officeDocument('docx').subarray(0, 400), 'damaged'],
  ['note.docx', documents.pdf, 'other-extension'],
  ['note.pdf', documents.docx, 'other-extension'],
  ['note.odt', documents.docx, 'other-extension'],
  ['photo.png', documents.jpeg, 'other-extension'],
  ['note.pdf', documents.text, 'other-extension'],
  ['note', documents.pdf, 'other-extension'],
  ['note.exe', documents.text, 'unknown-type'],
  ['note.txt', Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]), 'unknown-type'],
  ['archive.zip', hidden, 'unknown-type'],
  ['note.docx', hidden, 'unknown-type'],
  ['archive.gz', Buffer.from('1f8b0800000000000003', 'hex'), 'unknown-type'],
  ['ancien.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'old-office'],
  ['note.docm', officeDocument('docm'), 'macros'],
  ['note.docx', officeDocument('docm'), 'macros'],
  ['note.docx', officeDocument('docx', [{ name: 'word/vbaProject.bin', data: 'x' }]), 'macros'],
  ['note.xlsx', officeDocument('xlsx', [{ name: 'xl/activeX/activeX1.xml', data: 'x' }]), 'macros'],
  ['note.xlsx', officeDocument('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', data: 'x' }]), 'macros'],
  ['note.odt', openDocument('odt', [{ name: 'Basic/Standard/Module1.xml', data: 'x' }]), 'macros'],
  ['note.odp', openDocument('odp', [{ name: 'Scripts/python/a.py', data: 'x' }]), 'macros'],
  ['note.pptx', officeDocument('pptx', [{ name: 'ppt/embeddings/facture.exe', data: 'MZ' }]), 'macros'],
  ['note.docx', officeDocument('docx', [{ name: '../../etc/passwd', data: 'x' }]), 'damaged'],
  ['note.docx', officeDocument('docx', [{ name: 'word/a.xml', data: zeros(60) }]), 'bomb'],
  ['note.xlsx', officeDocument('xlsx', [{ name: 'xl/a.xml', data: 'x', announced: 4_000_000_000 }]), 'bomb'],
  ['note.xlsx', officeDocument('xlsx', [{ name: 'xl/a.xml', data: zeros(1), announced: 100 }]), 'damaged'],
];

describe('the judge of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'judge-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const judged = (name: string, bytes: Buffer) => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return judge(path, name);
  };

  it.each(Object.keys(fileTypes) as FileType[])('takes %s under each of its extensions, in small letters and in capitals', async (type) => {
    for (const extension of fileTypes[type].extensions)
      for (const name of [`note.${extension}`, `NOTE.${extension.toUpperCase()}`]) expect(await judged(name, documents[type])).toBe(type);
  });

  it.each(refused)('refuses %s (%#)', async (name, bytes, fault) => {
    await expect(judged(name, bytes)).rejects.toMatchObject({ code: 'file-refused', fault });
  });

  it('takes a table that unpacks to much, as tables do', async () => {
    const rows = Buffer.from(Array.from({ length: 400_000 }, (_, n) => `<c r="A${n}"><v>${(n * 7919) % 100_003}</v></c>`).join(''));
    expect(await judged('note.xlsx', officeDocument('xlsx', [{ name: 'xl/worksheets/sheet1.xml', data: rows }]))).toBe('xlsx');
  });

  it('takes a PDF that speaks of pages, and a photograph with what cameras write after it', async () => {
    expect(await judged('note.pdf', pdf('un <script> expliqué'))).toBe('pdf');
    expect(await judged('photo.jpeg', Buffer.concat([jpeg(), Buffer.from('SEFH')]))).toBe('jpeg');
  });
});
