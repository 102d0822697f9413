import { randomUUID } from 'node:crypto';
import { type Caller, callerSentences } from '#intake';
import { isUuid } from '#kernel';
import type { CallerTyped, Fault } from '#views';
import { type Fields, textOf } from '../form.js';
import type { PlaceAsked } from '../place-asked.js';
import { printed } from '../public/names.fr.js';
import { slotIn } from './caller-hours.js';

/** Longer than any name, so that too long a one is kept and told. */
const most = 200;

/** What is shown again: the place as its list says it, once it is known. */
export const callerTyped = (form: Fields, { typed, place }: PlaceAsked, types: readonly { readonly value: string }[]): CallerTyped => ({
  place: place ? printed(place.label) : typed,
  type: (types.find(({ value }) => value === textOf(form, 'sujet')) ?? types[0])?.value ?? '',
  ...{ firstName: textOf(form, 'prenom').slice(0, most), lastName: textOf(form, 'nom').slice(0, most) },
  ...{ phone: textOf(form, 'telephone').slice(0, most), slot: textOf(form, 'creneau') },
});

/** `now` stands for an hour that is not chosen yet. */
export function callerIn(form: Fields, { place }: PlaceAsked, { personId, now }: { personId: string; now: Date }): Caller {
  const slot = slotIn(textOf(form, 'creneau'));
  return {
    ...{ territory: place?.id ?? '', type: textOf(form, 'sujet'), start: slot?.start ?? now },
    ...{ firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom'), phone: textOf(form, 'telephone') },
    ...(slot?.isOwn && { advisorId: personId }),
  };
}

/** The mark by which a form makes one appointment: a new one each time it is shown. */
export const shownIn = (form: Fields): string => (isUuid(textOf(form, 'formulaire')) ? textOf(form, 'formulaire') : randomUUID());

/** The week that is shown again: the one asked for by its button, else that of the hour chosen, else the one shown before. */
export const weekIn = (form: Fields): string =>
  textOf(form, 'semaine') || textOf(form, 'creneau').slice(0, 10) || textOf(form, 'semaine-vue');

export const nowhere: Fault = { field: 'collectivite', sentence: callerSentences.territory };

export function placeFaults({ place, among }: PlaceAsked): Fault[] {
  if (place) return [];
  return [
    among.length > 0 ? { field: 'territoire', sentence: 'Plusieurs collectivités portent ce nom. Choisissez l’une d’elles.' } : nowhere,
  ];
}

export const slotFaults = (form: Fields): Fault[] =>
  slotIn(textOf(form, 'creneau')) ? [] : [{ field: 'creneau', sentence: callerSentences.start }];

const fields: Readonly<Record<string, string>> = {
  ...{ '/requester/firstName': 'prenom', '/requester/lastName': 'nom', '/requester/phone': 'telephone' },
  ...{ '/type': 'sujet', '/start': 'creneau' },
};

export const callerFieldAt = (pointer: string): string => fields[pointer] ?? 'collectivite';
