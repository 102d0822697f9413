/** What a town hall sends, and nothing else: no type that a reader could run. */
export const fileTypes = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ods: { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  odp: { mime: 'application/vnd.oasis.opendocument.presentation', extensions: ['odp'] },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  pptx: { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  png: { mime: 'image/png', extensions: ['png'] },
  jpeg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  text: { mime: 'text/plain', extensions: ['txt'] },
  csv: { mime: 'text/csv', extensions: ['csv'] },
} as const satisfies Record<string, { readonly mime: string; readonly extensions: readonly string[] }>;

export type FileType = keyof typeof fileTypes;

/** 25 MB, as people count them. */
export const mostBytes = 25 * 1024 * 1024;

/** Null for an extension that is none of ours. */
export const typeOfExtension = (extension: string): FileType | null =>
  (Object.keys(fileTypes) as FileType[]).find((type) => (fileTypes[type].extensions as readonly string[]).includes(extension)) ?? null;

/** For `accept` of a file field: a help to people, never a check. */
export const acceptedExtensions: readonly string[] = Object.values(fileTypes).flatMap(({ extensions }) =>
  extensions.map((one) => `.${one}`),
);
