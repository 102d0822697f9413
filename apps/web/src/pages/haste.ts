import { config } from '#platform';
import type { Fault } from '#views';
import { type Fields, textOf } from './form.js';
import type { Visit } from './visit.js';

/** Nobody reads and answers a form faster, in milliseconds. */
const quickest = 2_000;

/**
 * In place of a captcha: a field that people neither see nor hear has been filled in, or the form came back at once. A person who is
 * taken for a program gets her form again, with all that she typed, and sends it once more.
 */
export const hasteIn = (form: Fields, visit: Pick<Visit, 'shownAt' | 'now'>, field: string): Fault[] =>
  textOf(form, 'ne-pas-remplir') !== '' || isHasty(visit)
    ? [{ field, sentence: 'Rien n’est encore envoyé. Relisez vos réponses, puis envoyez à nouveau.' }]
    : [];

const isHasty = ({ shownAt, now }: Pick<Visit, 'shownAt' | 'now'>): boolean =>
  config().throttlePerMinute !== 0 && shownAt !== null && now.getTime() - shownAt.getTime() < quickest;
