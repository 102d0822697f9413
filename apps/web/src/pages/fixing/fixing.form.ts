import type { SessionTypeRead } from '#appointments';
import { type Fixable, type FixingWish, modalityFor } from '#intake';
import type { FixingProps } from '#views';
import { slotIn } from '../advisor/caller-hours.js';
import { type Fields, oneOf, textOf } from '../form.js';

/** Longer than any of them, so that too long a one is kept and told. */
const most = 300;

type Typed = FixingProps['typed'];
type Modality = FixingWish['modality'];

/** What is chosen, or what was wished before anything was; of several people nobody is chosen for anyone. */
export function typedIn(form: Fields, { people, wished }: Fixable, types: readonly SessionTypeRead[]): Typed {
  const isShown = textOf(form, 'formulaire') !== '';
  const text = (name: string, before: string) => (isShown ? textOf(form, name).slice(0, most) : before);
  const [only, ...others] = people;
  const type = text('sujet', wished.type);
  return {
    person: others.length > 0 ? text('personne', '') : (only?.key ?? ''),
    type: types.find(({ code }) => code === type)?.code ?? types[0]?.code ?? '',
    modality: oneOf(textOf(form, 'comment'), means) ?? wished.modality,
    phone: text('telephone', others.length > 0 ? '' : (only?.phone ?? '')),
    place: text('lieu', wished.place ?? ''),
    slot: textOf(form, 'creneau'),
  };
}

const means: readonly Modality[] = ['visio', 'phone', 'on_site'];

/** `now` stands for an hour that is not chosen yet. */
export const wishIn = (typed: Typed, now: Date): FixingWish => ({
  ...{ person: typed.person, type: typed.type, phone: typed.phone, place: typed.place, modality: typed.modality as Modality },
  start: slotIn(typed.slot)?.start ?? now,
});

/** How she is met: whoever has no mailbox is called. */
export function modalityOf({ people }: Fixable, { person, modality }: Typed): Modality {
  const chosen = people.find(({ key }) => key === person);
  return chosen ? modalityFor(chosen, modality as Modality) : (modality as Modality);
}

export const isWideIn = (form: Fields): boolean => {
  const asked = oneOf(textOf(form, 'geste'), ['larges', 'usuelles'] as const) ?? textOf(form, 'heures');
  return asked === 'larges';
};

const fields: Readonly<Record<string, string>> = {
  ...{ '/requester/phone': 'telephone', '/place': 'lieu', '/modality': 'comment', '/type': 'sujet', '/person': 'personne' },
  '/start': 'creneau',
};

export const fixingFieldAt = (pointer: string): string => fields[pointer] ?? 'creneau';
