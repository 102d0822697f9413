import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { FileFault } from './files.errors.js';

/** What an office document becomes when it is opened, in bytes; and how much smaller it may have been. */
const mostUnpacked = 400 * 1024 * 1024;
const mostRatio = 250;

/** Below this a good ratio is only a repetitive table. */
const smallEnough = 40 * 1024 * 1024;

const mostEntries = 10_000;

/** Programs: of Office (VBA, ActiveX, old macro sheets), of OpenDocument (Basic and scripts), and whatever runs by itself. */
const program =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|vbaProjectSignature\w*\.bin)$|(^|\/)(activeX|macrosheets|dialogsheets)\/|^(Basic|Scripts)\/.|\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk|html?|xhtml)$/i;

/** What says of itself that it holds macros, in the list of an Office document's parts. */
const macroPart = /macroEnabled|vbaProject/i;

/** What is wrong inside; null when nothing is. Each part is unpacked and counted, and none is kept. */
export async function faultInside(path: string): Promise<FileFault | null> {
  try {
    const archive = await openPromise(path, { autoClose: false, strictFileNames: true });
    try {
      return await faultOf(archive);
    } finally {
      archive.close();
    }
  } catch {
    return 'damaged';
  }
}

async function faultOf(archive: ZipFile): Promise<FileFault | null> {
  if (archive.entryCount > mostEntries) return 'bomb';
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) entries.push(entry);
  const announced = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (announced > mostUnpacked || (announced > smallEnough && announced > packed * mostRatio)) return 'bomb';
  if (packed > archive.fileSize) return 'bomb'; // parts that lie over one another
  if (entries.some(({ fileName }) => program.test(fileName))) return 'macros';
  return readThrough(archive, entries);
}

/** What an entry announces is checked by unpacking it: one that lies ends in an error. */
async function readThrough(archive: ZipFile, entries: readonly Entry[]): Promise<FileFault | null> {
  for (const entry of entries) if (await saysMacros(archive, entry)) return 'macros';
  return null;
}

const lists = ['[Content_Types].xml', 'META-INF/manifest.xml'];

/** Only the lists of parts are looked at; all are unpacked. */
async function saysMacros(archive: ZipFile, entry: Entry): Promise<boolean> {
  let [said, last] = [false, ''];
  for await (const part of await archive.openReadStreamPromise(entry)) {
    const text = lists.includes(entry.fileName) ? last + (part as Buffer).toString('latin1') : '';
    said ||= macroPart.test(text);
    last = text.slice(-40);
  }
  return said;
}
