import { type CaseDocumentRead, evidenceNames } from '#cases';
import type { AddedFileRead } from '#intake';
import type { FileRead } from '#platform';
import type { CaseDocument, Link } from '#views';
import { documentLine } from '../requests/request.fr.js';
import { type Reader, visibilityBadge } from './cases.fr.js';

export const documentsTitle = 'Documents du projet';
export const documentCounts = { none: 'Aucun document pour l’instant', one: 'Un document', many: 'documents' } as const;

export const documentsIntro = 'Les documents des éléments reçus, des programmes et des demandes, tels que vous pouvez les lire.';

/** From where a phase says what it still needs. */
export const receiveWay = (path: string): Link => ({ text: 'Ajouter un élément reçu', href: `${path}/documents#elements` });

export const receivedDone = { title: 'L’élément est reçu', next: 'Il est dans la liste des éléments reçus.' } as const;

type Added = FileRead & { readonly mayOpen: boolean; readonly author: string };

const card = (file: Added, base: string, timeZone: string): Omit<CaseDocument, 'sight' | 'facts'> => {
  const line = documentLine({ ...file, mayRemove: false }, base, timeZone);
  return { ...line, details: `${line.details}${file.author ? `, par ${file.author}` : ''}` };
};

/** `path`: of the case. */
export const caseDocument = (one: CaseDocumentRead, path: string, timeZone: string): CaseDocument =>
  one.kind === 'evidence'
    ? {
        ...{ ...card(one, path, timeZone), sight: visibilityBadge(one.visibility) },
        facts: [{ name: 'Élément reçu', value: evidenceNames[one.code] ?? '' }],
      }
    : { ...card(one, `${path}/cadre`, timeZone), sight: visibilityBadge('shared'), facts: [{ name: 'Programme', value: one.programme }] };

const requestsAt: Record<Reader, string> = { cell: '/agenda/demandes', collectivite: '/espace/demandes' };

/** `opens`: whether she comes to the page of a request. */
export const requestDocument = (
  one: AddedFileRead,
  reader: Reader,
  { timeZone, opens }: { timeZone: string; opens: boolean },
): CaseDocument => {
  const { href, ...line } = card(one, `${requestsAt[reader]}/${one.requestId}`, timeZone);
  return { ...line, href: opens ? href : null, sight: null, facts: [{ name: 'Joint à la demande', value: one.reference }] };
};
