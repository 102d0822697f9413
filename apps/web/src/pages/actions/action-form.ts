import { type ActionRead, type ActionState, type ActionVisibility, type ActionWritten, countedBack } from '#cases';
import { frenchDay } from '#kernel';
import type { ActionTyped } from '#views';
import type { Reader } from '../cases/cases.fr.js';
import { type Fields, textOf } from '../form.js';

/** What a form says of an action. The collectivité writes its own, for both to see. */
export function actionWritten(form: Fields, reader: Reader): ActionWritten {
  const isOurs = reader === 'collectivite';
  return {
    side: (isOurs ? 'collectivite' : textOf(form, 'cote')) as ActionWritten['side'],
    what: textOf(form, 'quoi'),
    ...{ ownerId: textOf(form, 'qui') || null, ownerName: textOf(form, 'nom') || null, dueOn: textOf(form, 'echeance') || null },
    council: councilIn(form),
    visibility: (isOurs ? 'shared' : textOf(form, 'vue')) as ActionVisibility,
  };
}

/** What is no number of weeks is none that can be counted. */
function councilIn(form: Fields): ActionWritten['council'] {
  const [on, weeks] = [textOf(form, 'conseil'), textOf(form, 'semaines')];
  return on || weeks ? { on, weeks: /^\d{1,2}$/.test(weeks) ? Number(weeks) : Number.NaN } : null;
}

/** The day that is still to be shown before it is kept; null where none is counted, or it was seen, or cannot be counted. */
export function countedUnseen(form: Fields, { council }: ActionWritten): { day: string; words: string } | null {
  const day = council && countedBack(council.on, council.weeks);
  if (!council || !day || textOf(form, 'compte') === day) return null;
  const before = council.weeks === 0 ? 'Le jour du conseil' : `${council.weeks} semaine${council.weeks > 1 ? 's' : ''} avant le conseil`;
  return { day, words: `${before} du ${frenchDay(council.on)}, c’est le ${frenchDay(day)}.` };
}

export const typedIn = (form: Fields): ActionTyped => ({
  ...{ what: textOf(form, 'quoi'), side: textOf(form, 'cote'), owner: textOf(form, 'qui'), name: textOf(form, 'nom') },
  ...{
    dueOn: textOf(form, 'echeance'),
    council: textOf(form, 'conseil'),
    weeks: textOf(form, 'semaines'),
    visibility: textOf(form, 'vue'),
  },
});

/** As it is kept. */
export const typedOf = (one: ActionRead): ActionTyped => ({
  ...{ what: one.what, side: one.side, owner: one.ownerId ?? '', name: one.ownerId ? '' : one.ownerName },
  ...{
    dueOn: one.councilOn ? '' : (one.dueOn ?? ''),
    council: one.councilOn ?? '',
    weeks: one.weeksBefore === null ? '' : String(one.weeksBefore),
  },
  visibility: one.visibility,
});

/** The most closed is chosen unless one says otherwise. */
export const blank: ActionTyped = {
  ...{ what: '', side: 'collectivite', owner: '', name: '', dueOn: '', council: '', weeks: '', visibility: 'internal' },
};

const places: Readonly<Record<string, string>> = {
  ...{ what: 'quoi', side: 'cote', owner: 'qui', dueOn: 'echeance', council: 'conseil', visibility: 'vue', state: 'etat', words: 'mot' },
};

/** Where a sentence about `/dueOn` stands. */
export const fieldAt = (pointer: string): string => places[pointer.slice(1)] ?? 'quoi';

export const answerIn = (form: Fields, ifMatch: string | undefined) => ({
  ...{ state: textOf(form, 'etat') as ActionState, words: textOf(form, 'mot'), version: versionAsked(form, ifMatch) },
});

/** A machine says in `If-Match` which version it had read; a page in its form. */
export const versionAsked = (form: Fields, ifMatch: string | undefined): number => {
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch ?? '') ?? [];
  return Number(version ?? textOf(form, 'version'));
};
