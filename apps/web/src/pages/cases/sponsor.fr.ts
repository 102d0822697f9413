import { saidHowNames, saidHows } from '#cases';
import type { EvidenceProps, Fault } from '#views';
import { type Fields, textOf } from '../form.js';

const code = 'sponsor';

export const isSponsor = (form: Fields): boolean => textOf(form, 'element') === code;

/** The agreement of the elected person who carries the project: who, when, how. */
export const sponsorForm = (action: string, csrf: string, form: Fields, faults: readonly Fault[]): EvidenceProps['sponsor'] => ({
  ...{ action, csrf, code, faults: isSponsor(form) ? faults : [] },
  title: 'Noter l’accord de la personne élue',
  hint: 'Cet accord est toujours nécessaire pour passer du cadre à la méthode. La collectivité et ses partenaires le lisent.',
  submit: 'Noter cet accord',
  typed: { by: textOf(form, 'accord-par'), on: textOf(form, 'accord-le'), how: textOf(form, 'accord-comment') },
  hows: saidHows.map((value) => ({ value, text: saidHowNames[value] })),
});
