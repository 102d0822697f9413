import { crc32, deflateRawSync } from 'node:zlib';
import type { FileType } from '#platform';

export interface Part {
  readonly name: string;
  readonly data: Buffer | string;
  /** Kept as it is. */
  readonly stored?: boolean;
  /** What the archive says of its size, when that is not true. */
  readonly announced?: number;
}

/** A ZIP archive (APPNOTE.TXT), made here: no document of anyone is in the repository. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = recordsOf(part, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function recordsOf({ name, data, stored = false, announced }: Part, offset: number): { local: Buffer; central: Buffer } {
  const [bytes, title] = [Buffer.from(data as string), Buffer.from(name)];
  const packed = stored ? bytes : deflateRawSync(bytes);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(stored ? 0 : 8, 4);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(announced ?? bytes.length, 18);
  facts.writeUInt16LE(title.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, title, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, rest, title]),
  };
}

const mimes = {
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
} as const;

export const openDocument = (type: keyof typeof mimes, more: readonly Part[] = []): Buffer =>
  archiveOf([
    { name: 'mimetype', data: mimes[type], stored: true },
    { name: 'content.xml', data: '<office:document-content/>' },
    { name: 'META-INF/manifest.xml', data: '<manifest:manifest/>' },
    ...more,
  ]);

const mains = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
  docm: ['word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
} as const;

export function officeDocument(type: keyof typeof mains, more: readonly Part[] = []): Buffer {
  const [main, contentType] = mains[type];
  const list = `<?xml version="1.0"?><Types><Override PartName="/${main}" ContentType="${contentType}"/></Types>`;
  return archiveOf([
    { name: '[Content_Types].xml', data: list },
    { name: '_rels/.rels', data: '<r/>' },
    { name: main, data: '<d/>' },
    ...more,
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export const pngWith = (text = ''): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    ...(text ? [chunk('tEXt', Buffer.from(`Comment\0${text}`))] : []),
    chunk('IDAT', Buffer.from('789c63000000010001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);

export const jpeg = (): Buffer => Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb00030001ffd9', 'hex');

export const pdf = (text = 'Projet de place publique'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${text}) >>\nendobj\nxref\n0 1\ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n`, 'latin1');

/** One of each type that is taken. */
export const documents: Record<FileType, Buffer> = {
  pdf: pdf(),
  ...{ odt: openDocument('odt'), ods: openDocument('ods'), odp: openDocument('odp') },
  ...{ docx: officeDocument('docx'), xlsx: officeDocument('xlsx'), pptx: officeDocument('pptx') },
  ...{ png: pngWith(), jpeg: jpeg() },
  text: Buffer.from('Compte rendu de la réunion du 3 décembre.\r\nPrésents : douze personnes.\n'),
  // as French spreadsheets write it: Windows-1252
  csv: Buffer.from('quartier;pr\xe9sents\nCentre;12\n', 'latin1'),
};

/** The test file of the antivirus trade (eicar.org), put together here so that no scanner stops at this source. */
export const eicar = (): Buffer =>
  Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));
