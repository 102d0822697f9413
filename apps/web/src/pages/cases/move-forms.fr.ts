import {
  actWords,
  ahead,
  type CaseRead,
  endsEarly,
  isSovereign,
  type MoveKind,
  type Offer,
  type OffersRead,
  phases,
  saidHowNames,
  saidHows,
} from '#cases';
import type { Fault, MoveForm } from '#views';
import { type Fields, textOf } from '../form.js';
import { phaseNamesFor, type Reader } from './cases.fr.js';

/** What was typed into which form, and what is wrong with it. */
export interface Refused {
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

interface Shown {
  readonly one: CaseRead;
  readonly offered: OffersRead;
  readonly reader: Reader;
  readonly action: string;
  readonly signer: { readonly name: string; readonly organisation: string };
  readonly refused: Refused | null;
}

const inForms: readonly MoveKind[] = ['propose', 'confirm', 'decline', 'resume'];

/** The forms of what is hers to do now. */
export const moveForms = (shown: Shown): MoveForm[] =>
  shown.offered.offers
    .filter(({ kind }) => inForms.includes(kind))
    .filter(isAsked(shown))
    .map((offer) => formOf(offer, shown));

/** A lead's own word is enough; and what must not be missing is received before the form is shown. */
const isAsked =
  ({ reader, one, offered }: Shown) =>
  ({ kind, asSaid }: Offer): boolean => {
    if (asSaid) return reader === 'cell';
    if (isEnding(one)) return true;
    if (kind === 'confirm' || isSovereign(one.phase)) return !isHeld(one, offered);
    return true;
  };

export const isHeld = ({ phase }: CaseRead, { missing }: OffersRead): boolean => missing.includes(phases[phase].neverWaived ?? '');

function formOf(offer: Offer, shown: Shown): MoveForm {
  const { one, reader, action, signer } = shown;
  const { kind, asSaid } = offer;
  const [key, declares, refused] = [asSaid ? `${kind}-note` : kind, isDeclared(one, kind), refusedAs(offer, shown)];
  const typed = (name: string) => textOf(refused?.form, name);
  const next = one.proposedTo ?? ahead(one.phase, one.delivery)?.to ?? one.phase;
  const waived = isMoving(one, kind) ? shown.offered.missing : [];
  const wording = wordingOf(offer, one, declares);
  return {
    ...{ key, action, kind, version: one.version, isMain: kind === 'confirm', waived, faults: refused?.faults ?? [] },
    ...wordsOf(wording, phaseNamesFor(reader)[next]),
    said: asSaid ? { typed: { by: typed('dit-par'), on: typed('dit-le'), how: typed('dit-comment') }, hows } : null,
    reason: reasonOf(wording, waived.length, typed(`${key}-raison`)),
    signed: declares && !asSaid ? { ...signer, typed: typed('nom-tape'), words: actWords(one.title, one.phase, next) } : null,
  };
}

/** What was typed into this very form, when it was refused. */
function refusedAs({ kind, asSaid }: Offer, { refused }: Shown): Refused | null {
  const isThis = refused && textOf(refused.form, 'geste') === kind && (textOf(refused.form, 'parole') === 'oui') === asSaid;
  return isThis ? refused : null;
}

const wordingOf = ({ kind, asSaid }: Offer, one: CaseRead, declares: boolean): Wording => {
  if (asSaid) return 'note';
  if (isEnding(one)) return endings[kind] ?? kind;
  return declares ? 'declare' : kind;
};

/** It leads to the next phase at once, without what is missing. */
const isMoving = (one: CaseRead, kind: MoveKind): boolean => isDeclared(one, kind) || (kind === 'confirm' && !isEnding(one));

/** An end that is asked for: what is confirmed, or not, is the end. */
const isEnding = ({ phase, proposedTo }: CaseRead): boolean => endsEarly(phase, proposedTo);
const endings: Partial<Record<MoveKind, Wording>> = { confirm: 'end', decline: 'keep' };

type Wording = MoveKind | 'note' | 'declare' | 'end' | 'keep';

const hows = saidHows.map((value) => ({ value, text: saidHowNames[value] }));

const isDeclared = ({ phase }: CaseRead, kind: MoveKind): boolean => kind === 'propose' && isSovereign(phase);

function reasonOf(what: Wording, waived: number, typed: string): MoveForm['reason'] {
  if (what === 'decline') return { label: 'Pourquoi pas encore', typed, optional: false };
  if (what === 'keep') return { label: 'Pourquoi le projet continue', typed, optional: false };
  if (waived === 0) return null;
  return { label: 'Pourquoi continuer sans ce qui manque', hint: 'Votre raison reste dans l’histoire du projet.', typed, optional: false };
}

type Words = Pick<MoveForm, 'title' | 'hint' | 'submit'>;

const endWords: Record<'end' | 'keep', Words> = {
  end: {
    title: 'Confirmer la fin du projet',
    hint: 'Le projet s’arrête avant l’action. Son histoire reste lisible, et il peut être rouvert.',
    submit: 'Confirmer la fin du projet',
  },
  keep: {
    title: 'Ne pas mettre fin au projet',
    hint: 'La demande de fin est retirée, avec votre raison.',
    submit: 'Garder le projet ouvert',
  },
};

function wordsOf(what: Wording, to: string): Words {
  const words: Partial<Record<typeof what, Words>> = {
    propose: { title: `Proposer de passer à « ${to} »`, hint: 'Une autre personne le confirmera.', submit: 'Proposer cette étape' },
    declare: {
      title: `Déclarer le passage à « ${to} »`,
      hint: 'Seule la collectivité le déclare : elle seule achète.',
      submit: 'Déclarer cette étape',
    },
    note: {
      title: `Noter que la collectivité veut passer à « ${to} »`,
      hint: 'La collectivité a sept jours pour dire que ce n’est pas exact : le projet revient alors où il en était.',
      submit: 'Noter ce qui est dit',
    },
    confirm: {
      title: `Confirmer le passage à « ${to} »`,
      hint: 'Vous confirmez que les éléments sont reçus. Le choix reste celui de la collectivité.',
      submit: 'Confirmer cette étape',
    },
    decline: {
      title: 'Répondre « pas encore »',
      hint: 'La proposition est retirée, avec votre raison.',
      submit: 'Répondre « pas encore »',
    },
    ...endWords,
    resume: { title: 'Reprendre le projet', hint: 'Il reprend là où il en était.', submit: 'Reprendre le projet' },
  };
  return words[what] ?? { title: '', hint: '', submit: '' };
}
