import { fileTypeFromFile } from 'file-type/node';
import { extensionOf } from './file-name.js';
import { type FileType, typeOfExtension } from './file-types.js';
import { type FileFault, FileRefused } from './files.errors.js';
import { faultInside } from './office-file.js';
import { OpenedFile } from './opened-file.js';
import { holdsMarkup, isText } from './plain-text.js';
import { endsAsJpeg, endsAsPdf, isAlsoArchive, isWholePng } from './well-formed.js';

/** What its content says that a file is, in the library's words; what is missing here is refused. */
const known: Readonly<Record<string, FileType>> = {
  ...{ pdf: 'pdf', png: 'png', jpg: 'jpeg' },
  ...{ odt: 'odt', ods: 'ods', odp: 'odp', docx: 'docx', xlsx: 'xlsx', pptx: 'pptx' },
};

const faultOfOthers: Readonly<Record<string, FileFault>> = {
  ...{ docm: 'macros', dotm: 'macros', xlsm: 'macros', xltm: 'macros', pptm: 'macros', potm: 'macros', ppsm: 'macros' },
  ...{ cfb: 'old-office', xml: 'markup' },
};

/** What a file is, by its content, with which its name agrees; anything else is refused, and why. */
export async function judge(path: string, name: string): Promise<FileType> {
  const found = await fileTypeFromFile(path).catch(() => refuse('damaged'));
  const type = found ? (known[found.ext] ?? refuse(faultOfOthers[found.ext] ?? 'unknown-type')) : null;
  return OpenedFile.with(path, (file) => (type ? judgeBinary({ path, type, file }, name) : judgeText(file, name)));
}

interface Binary {
  readonly path: string;
  readonly type: FileType;
  readonly file: OpenedFile;
}

async function judgeBinary(binary: Binary, name: string): Promise<FileType> {
  const { type } = binary;
  if (typeOfExtension(extensionOf(name)) !== type) refuse('other-extension');
  const fault = await faultsBy[type](binary);
  return fault ? refuse(fault) : type;
}

const office = ({ path }: Binary): Promise<FileFault | null> => faultInside(path);

const faultsBy: Readonly<Record<FileType, (binary: Binary) => Promise<FileFault | null>>> = {
  ...{ odt: office, ods: office, odp: office, docx: office, xlsx: office, pptx: office },
  pdf: async ({ file }) => first([(await isAlsoArchive(file)) && 'disguised', !(await endsAsPdf(file)) && 'damaged']),
  png: async ({ file }) =>
    first([(await isAlsoArchive(file)) && 'disguised', !(await isWholePng(file)) && 'damaged', await inPicture(file)]),
  jpeg: async ({ file }) =>
    first([(await isAlsoArchive(file)) && 'disguised', !(await endsAsJpeg(file)) && 'damaged', await inPicture(file)]),
  ...{ text: async () => null, csv: async () => null },
};

const inPicture = async (file: OpenedFile): Promise<FileFault | false> => (await holdsMarkup(file)) && 'markup';

const first = (faults: readonly (FileFault | false)[]): FileFault | null => faults.find((fault) => fault !== false) || null;

/** A text has no mark of its own: its extension says which of both kinds it is. */
async function judgeText(file: OpenedFile, name: string): Promise<FileType> {
  if (!(await isText(file))) refuse('unknown-type');
  if (await holdsMarkup(file)) refuse('markup');
  const type = typeOfExtension(extensionOf(name));
  return type === 'text' || type === 'csv' ? type : refuse(type ? 'other-extension' : 'unknown-type');
}

function refuse(fault: FileFault): never {
  throw new FileRefused(fault);
}
