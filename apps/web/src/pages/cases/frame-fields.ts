import {
  levels,
  type NewPledge,
  type NewProgramme,
  type ParticipationKind,
  type ParticipationLevel,
  type Programme,
  participationKinds,
  programmes,
  type Theme,
  themes,
} from '#cases';
import { type Fields, oneOf, textOf } from '../form.js';

/** Which of the page's forms. */
export type FramePart = 'formes' | 'programme' | 'promesse';

export const kindField = (kind: ParticipationKind): string => `forme-${kind}`;
export const themeField = (theme: Theme): string => `theme-${theme}`;

const isTicked = (form: Fields, name: string): boolean => textOf(form, name) === 'oui';

/** The version that the page had shown; 0 for whatever is none of ours. */
const versionOf = (form: Fields): number => Number(/^\d{1,9}$/.exec(textOf(form, 'version'))?.[0] ?? 0);

export const described = (form: Fields): { version: number; kinds: ParticipationKind[]; themes: Theme[] } => ({
  version: versionOf(form),
  kinds: participationKinds.filter((one) => isTicked(form, kindField(one))),
  themes: themes.filter((one) => isTicked(form, themeField(one))),
});

export const programmeGiven = (form: Fields): NewProgramme => ({
  code: oneOf(textOf(form, 'programme'), programmes) ?? ('' as Programme),
  ...{ signedOn: textOf(form, 'date'), words: textOf(form, 'nom') || null, url: textOf(form, 'lien') || null },
});

export const pledgeGiven = (form: Fields): NewPledge & { version: number } => ({
  ...{ version: versionOf(form), step: textOf(form, 'moment'), public: textOf(form, 'public') },
  promised: oneOf(textOf(form, 'promis'), levels) ?? ('' as ParticipationLevel),
  delivered: textOf(form, 'tenu') ? (oneOf(textOf(form, 'tenu'), levels) ?? ('' as ParticipationLevel)) : null,
});

const places: Readonly<Record<string, string>> = {
  ...{ '/programme': 'programme', '/programmes': 'programme', '/signedOn': 'date', '/programmeWords': 'nom', '/url': 'lien' },
  ...{ '/step': 'moment', '/pledges': 'moment', '/public': 'public', '/promised': 'promis', '/delivered': 'tenu' },
};

/** Where each field of the lib stands on the page. */
export const frameFieldAt = (pointer: string): string => places[pointer] ?? 'contenu';
