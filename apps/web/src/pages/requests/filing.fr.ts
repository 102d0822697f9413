import { agreementHowNames } from '#cases';
import type { ActField } from '#views';

export const filingWords = {
  title: 'Ouvrir ou rejoindre un dossier',
  intro: 'Rien n’est rattaché sans vous. La collectivité voit le dossier et qui la suit.',
  submit: 'Enregistrer',
} as const;

export const newCase = 'nouveau';

const forNewOnly = 'Seulement pour un nouveau dossier.';

/** What a new case is opened with. */
export const newCaseFields: readonly ActField[] = [
  { name: 'titre', kind: 'line', label: 'Nom du projet', hint: forNewOnly, sometimes: true },
  { name: 'resume', kind: 'long', label: 'De quoi il s’agit', hint: forNewOnly, optional: true },
  {
    name: 'accord-par',
    kind: 'line',
    label: 'Qui a donné son accord',
    hint: `${forNewOnly} La maire, le président, la direction générale.`,
    sometimes: true,
  },
  { name: 'accord-le', kind: 'date', label: 'Jour de cet accord', hint: forNewOnly, sometimes: true },
  {
    ...{ name: 'accord-comment', kind: 'select', label: 'Comment il a été donné', hint: forNewOnly, sometimes: true },
    choices: Object.entries(agreementHowNames).map(([value, label]) => ({ value, label })),
  },
];

/** Of what is wrong, the field where it is said. */
export const filingFieldAt: Readonly<Record<string, string>> = {
  ...{ '/case': 'dossier', '/title': 'titre', '/summary': 'resume' },
  ...{ '/agreedBy': 'accord-par', '/agreedOn': 'accord-le', '/agreedHow': 'accord-comment' },
};
