import type { OpenedFile } from './opened-file.js';

/** What a browser would run, wherever it stands. */
const markup = /<\s*(!doctype|html|head|body|svg|script|iframe|object|embed|meta|link|\?xml|\?php|xsl:)/i;

/** Long enough for any of the above that lies across two pieces. */
const overlap = 32;

/** Whether something in it reads as a page or a script. */
export async function holdsMarkup(file: OpenedFile): Promise<boolean> {
  for await (const piece of file.pieces(overlap)) if (markup.test(piece.toString('latin1'))) return true;
  return false;
}

/** In UTF-8, and in the one-byte alphabets that spreadsheets still write, a text holds no control but its blanks: tab to carriage return. */
const isOfText = (byte: number): boolean => (byte >= 0x20 && byte !== 0x7f) || (byte >= 0x09 && byte <= 0x0d);

export async function isText(file: OpenedFile): Promise<boolean> {
  for await (const piece of file.pieces()) if (!piece.every(isOfText)) return false;
  return true;
}
