import type { FileType } from './file-types.js';
import type { FileFault, FileRefusalCode } from './files.errors.js';
import type { FileState } from './files.service.js';

export const fileRefusals: Record<FileRefusalCode, { title: string; detail: string }> = {
  'file-refused': { title: 'Ce document n’est pas accepté.', detail: 'Choisissez un autre document, puis envoyez-le.' },
  'file-held-back': {
    title: 'Ce document ne peut pas être ouvert.',
    detail: 'Il n’a pas encore été analysé, ou il a été refusé. Réessayez dans quelques minutes.',
  },
  'file-not-kept': {
    title: 'Le document n’a pas pu être gardé.',
    detail: 'Rien n’est enregistré. Réessayez dans quelques minutes, ou appelez-nous.',
  },
};

/** Beside the field. */
export const fileFaults: Record<FileFault, string> = {
  missing: 'Choisissez un document.',
  empty: 'Ce document est vide. Vérifiez-le, puis envoyez-le à nouveau.',
  'too-large': 'Ce document dépasse 25 Mo. Réduisez-le, ou envoyez-le en plusieurs parties.',
  cut: 'L’envoi a été coupé. Envoyez à nouveau le document.',
  'unknown-type': 'Ce type de document n’est pas accepté. Envoyez un PDF, un document bureautique, une image ou du texte.',
  'other-extension': 'Le nom du document ne correspond pas à son contenu. Enregistrez-le à nouveau sous son vrai format.',
  'old-office': 'Ce document est dans un ancien format, ou protégé par un mot de passe. Enregistrez-le en .odt, .docx ou PDF.',
  macros: 'Ce document contient des macros. Enregistrez-le sans macros, ou en PDF.',
  markup: 'Ce document contient du code de page web. Enregistrez-le en PDF.',
  disguised: 'Ce document contient un autre fichier caché. Enregistrez-le à nouveau en PDF.',
  damaged: 'Ce document est abîmé ou incomplet. Enregistrez-le à nouveau, puis envoyez-le.',
  bomb: 'Ce document est beaucoup trop volumineux une fois ouvert. Allégez-le, ou envoyez un PDF.',
  infected: 'Ce document contient un virus connu. Il n’est pas gardé.',
};

export const fileTypeNames: Record<FileType, string> = {
  pdf: 'PDF',
  odt: 'texte OpenDocument',
  ods: 'tableur OpenDocument',
  odp: 'présentation OpenDocument',
  docx: 'texte Word',
  xlsx: 'tableur Excel',
  pptx: 'présentation PowerPoint',
  png: 'image PNG',
  jpeg: 'image JPEG',
  text: 'texte simple',
  csv: 'tableau CSV',
};

export const fileStateNames: Record<FileState, string> = {
  waiting: 'en cours d’analyse',
  clean: 'sain',
  infected: 'refusé',
  unscanned: 'non analysé',
};

/** « 1,4 Mo », « 312 Ko »; never « 0 Ko ». */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} octet${bytes > 1 ? 's' : ''}`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'Ko'] : [bytes / (1024 * 1024), 'Mo'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: value < 10 ? 1 : 0 })}\u00a0${unit}`;
}
