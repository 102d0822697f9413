import type { OpenedFile } from './opened-file.js';

/** APPNOTE.TXT 4.3.16: a ZIP archive is found from its end, whatever comes before. */
const endOfArchive = Buffer.from('PK\x05\x06', 'latin1');
const longestEnd = 22 + 0xffff;

/** Whether an archive is hidden behind what it seems to be. */
export async function isAlsoArchive(file: OpenedFile): Promise<boolean> {
  const tail = await file.tail(longestEnd);
  for (let at = tail.lastIndexOf(endOfArchive); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(endOfArchive, at - 1))
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  return false;
}

/** ISO 32000-1, annex H, 3.4.4: readers look for the end within the last 1,024 bytes. */
export const endsAsPdf = async (file: OpenedFile): Promise<boolean> => (await file.tail(1024)).includes('%%EOF');

/** ISO 10918-1, B.1.1.2: at least one end of image; cameras write after it. */
export async function endsAsJpeg(file: OpenedFile): Promise<boolean> {
  for await (const piece of file.pieces(1)) if (piece.includes(Buffer.from([0xff, 0xd9]))) return true;
  return false;
}

/** PNG, 5.3: chunk after chunk to IEND, and nothing after it. */
export async function isWholePng(file: OpenedFile): Promise<boolean> {
  for (let at = 8; at + 12 <= file.size; ) {
    const head = await file.bytes(at, 8);
    at += 12 + head.readUInt32BE(0);
    if (head.toString('latin1', 4) === 'IEND') return at === file.size;
  }
  return false;
}
