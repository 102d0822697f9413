import {
  CaseMovedMeanwhile,
  deliveries,
  type EvidenceForm,
  isWord,
  type MoveAsked,
  MoveRefused,
  moveRefusals,
  type NewContact,
  type NewEvidence,
  type Phase,
  phaseOrder,
  type SaidHow,
  type Visibility,
} from '#cases';
import type { Fault } from '#views';
import { refusedDocument } from '../documents.js';
import { type Fields, faultsFrom, oneOf, textOf } from '../form.js';

/** What a form asks of the phases. `version` of the request's `If-Match` first, as machines send it. */
export function moveAsked(form: Fields, ifMatch: string | undefined): MoveAsked {
  const isNoted = textOf(form, 'geste') === 'back-note';
  const kind = isNoted ? 'back' : textOf(form, 'geste');
  const asSaid = isNoted || textOf(form, 'parole') === 'oui';
  const said = asSaid ? { by: textOf(form, 'dit-par'), on: textOf(form, 'dit-le'), how: textOf(form, 'dit-comment') as SaidHow } : null;
  const reason = textOf(form, 'raison') || textOf(form, reasonField(form));
  return {
    ...{ kind, said, reason, version: versionIn(ifMatch) ?? Number(textOf(form, 'version')) },
    ...{ waived: textOf(form, 'sans').split(' ').filter(Boolean), to: oneOf(textOf(form, 'vers'), phaseOrder) ?? ('' as Phase) },
    ...{ reviewOn: textOf(form, 'revoir'), typedName: textOf(form, 'nom-tape') },
  } as MoveAsked;
}

/** `"3"`; undefined for whatever is none of ours. */
const versionIn = (ifMatch: string | undefined): number | undefined => {
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
};

/** Whose word it is, when and how. */
const wordGiven = (form: Fields): NewEvidence => ({
  ...{ code: textOf(form, 'element'), form: 'statement', words: '', visibility: 'shared' },
  said: { by: textOf(form, 'accord-par'), on: textOf(form, 'accord-le'), how: textOf(form, 'accord-comment') as SaidHow },
});

/** A form for each thing that can be given beside the words; which it is when there are several is not ours to choose. */
export function evidenceGiven(form: Fields): NewEvidence {
  if (isWord(textOf(form, 'element'))) return wordGiven(form);
  const [url, saidOn, appointmentId] = [textOf(form, 'lien'), textOf(form, 'date'), textOf(form, 'rendez-vous')];
  const shape: EvidenceForm = appointmentId ? 'appointment' : url ? 'link' : saidOn ? 'statement' : 'text';
  const visibility = textOf(form, 'vue') as Visibility;
  return { code: textOf(form, 'element'), form: shape, words: textOf(form, 'texte'), url, saidOn, appointmentId, visibility };
}

export const contactGiven = (form: Fields): NewContact => ({
  ...{ firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), status: textOf(form, 'statut') as NewContact['status'] },
  ...{
    function: textOf(form, 'fonction') || null,
    email: textOf(form, 'courriel') || null,
    mandateEndsOn: textOf(form, 'mandat') || null,
    phone: textOf(form, 'telephone') || null,
  },
});

export const deliveryGiven = (form: Fields) => oneOf(textOf(form, 'conduite'), deliveries);

const contactPlaces: Readonly<Record<string, string>> = {
  ...{ firstName: 'prenom', lastName: 'nom', status: 'statut', mandate: 'mandat', email: 'courriel' },
};

export const contactFieldAt = (pointer: string): string => contactPlaces[pointer.slice(1)] ?? pointer.slice(1);

/** Where each field of the lib stands on the page. */
const places: Readonly<Record<string, string>> = {
  ...{ saidBy: 'dit-par', saidOn: 'dit-le', saidHow: 'dit-comment', reviewOn: 'revoir', reason: 'raison', typedName: 'nom-tape' },
  ...{
    code: 'element',
    words: 'texte',
    url: 'lien',
    oneThing: 'lien',
    appointment: 'rendez-vous',
    documents: 'document',
    visibility: 'vue',
    delivery: 'conduite',
  },
};

export interface Refusal {
  readonly status: number;
  readonly faults: readonly Fault[];
  /** What came between, when someone else was first. */
  readonly isOutrun: boolean;
}

/** What is wrong, beside its field; other refusals are the edge's. */
export function refusalOf(error: unknown, form: Fields): Refusal {
  if (error instanceof CaseMovedMeanwhile) return { status: 412, faults: [], isOutrun: true };
  if (error instanceof MoveRefused)
    return { status: 409, faults: [{ field: fieldOfMove(error, form), sentence: moveRefusals[error.refused] }], isOutrun: false };
  const document = refusedDocument(error);
  if (document) return { status: document.status, faults: [{ field: 'document', sentence: document.sentence }], isOutrun: false };
  return { status: 400, faults: faultsFrom(error, (pointer) => fieldAt(pointer.slice(1), form)), isOutrun: false };
}

const wordPlaces: Readonly<Record<string, string>> = { saidBy: 'accord-par', saidOn: 'accord-le', saidHow: 'accord-comment' };

/** The reason of each form has its own field; a statement's date is not the day on which something was said. */
function fieldAt(name: string, form: Fields): string {
  if (isWord(textOf(form, 'element'))) return wordPlaces[name] ?? name;
  if (name === 'saidOn' && 'element' in form) return 'date';
  return name === 'reason' && !('raison' in form) ? reasonField(form) : (places[name] ?? name);
}

const reasonField = (form: Fields): string => `${textOf(form, 'geste')}${textOf(form, 'parole') === 'oui' ? '-note' : ''}-raison`;

/** Where the page says why a move is refused: at a field of its form, else at its beginning. */
function fieldOfMove({ refused }: MoveRefused, form: Fields): string {
  if ('raison' in form) return fieldsOfTurn[refused] ?? 'geste';
  return [reasonField(form), 'nom-tape', 'dit-par'].find((name) => name in form) ?? 'contenu';
}

/** On the page of turns. */
const fieldsOfTurn: Readonly<Record<string, string>> = { 'reason-needed': 'raison', 'wrong-phase': 'vers' };
