import type { ExceptionDays, NewOpenings } from '#agenda';
import { plain } from '#territories';
import { type Fields, textOf } from '../form.js';
import { modalities, weekdays } from './working-hours.fr.js';

export const openingsIn = (form: Fields): NewOpenings => ({
  weekdays: weekdays.filter((day) => textOf(form, `jour-${day}`) !== ''),
  modalities: modalities.filter((kind) => textOf(form, `maniere-${kind}`) !== ''),
  ...{ startMinute: minutesOf(textOf(form, 'de')), endMinute: minutesOf(textOf(form, 'a')) },
  ...{ firstDay: textOf(form, 'debut') || null, lastDay: textOf(form, 'fin') || null },
});

interface Commune {
  readonly name: string;
  readonly label: string;
}

/** Those of that very name, else all that are found: the clock of a year's openings is not to be guessed. */
export function communesMeant<Found extends Commune>(typed: string, found: readonly Found[]): readonly Found[] {
  const exact = found.filter(({ name, label }) => [plain(name), plain(label)].includes(plain(typed)));
  return exact.length > 0 ? exact : found;
}

export function absenceIn(form: Fields): ExceptionDays {
  const from = textOf(form, 'premier');
  const worked = [textOf(form, 'travail-de'), textOf(form, 'travail-a')];
  const windows = worked.some((text) => text !== '') ? worked.map(minutesOf) : [];
  return { from, to: textOf(form, 'dernier') || from, windows };
}

/** Every text that was sent, to be shown again. */
export const typedIn = (form: Fields): Record<string, string> =>
  Object.fromEntries(Object.keys(form).map((name) => [name, textOf(form, name).slice(0, 200)]));

/** What is no hour is minute -1, which the service refuses in its own words. */
function minutesOf(text: string): number {
  const [, hour = '', minute = ''] = /^(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute || 0);
  return hour === '' || Number(minute || 0) > 59 ? -1 : minutes;
}
