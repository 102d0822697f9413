import { localDate, Temporal, wallTime } from './time.js';

/** No-break space: a number never leaves its unit. */
const nb = '\u00a0';

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** How people name the clock of a zone: « heure de Paris », and where it is: « à Paris ». */
const places: Readonly<Record<string, { clock: string; at: string }>> = {
  'Europe/Paris': { clock: 'heure de Paris', at: 'à Paris' },
  'America/Guadeloupe': { clock: 'heure de la Guadeloupe', at: 'en Guadeloupe' },
  'America/Martinique': { clock: 'heure de la Martinique', at: 'en Martinique' },
  'America/St_Barthelemy': { clock: 'heure de Saint-Barthélemy', at: 'à Saint-Barthélemy' },
  'America/Marigot': { clock: 'heure de Saint-Martin', at: 'à Saint-Martin' },
  'America/Cayenne': { clock: 'heure de Cayenne', at: 'à Cayenne' },
  'America/Miquelon': { clock: 'heure de Saint-Pierre-et-Miquelon', at: 'à Saint-Pierre-et-Miquelon' },
  'Indian/Mayotte': { clock: 'heure de Mayotte', at: 'à Mayotte' },
  'Indian/Reunion': { clock: 'heure de La Réunion', at: 'à La Réunion' },
  'Indian/Kerguelen': { clock: 'heure des Kerguelen', at: 'aux Kerguelen' },
  'Pacific/Tahiti': { clock: 'heure de Tahiti', at: 'à Papeete' },
  'Pacific/Marquesas': { clock: 'heure des Marquises', at: 'aux Marquises' },
  'Pacific/Gambier': { clock: 'heure des Gambier', at: 'aux Gambier' },
  'Pacific/Noumea': { clock: 'heure de Nouméa', at: 'à Nouméa' },
  'Pacific/Wallis': { clock: 'heure de Wallis', at: 'à Wallis' },
};

const place = (timeZone: string) => places[timeZone] ?? { clock: 'heure locale', at: 'sur place' };

/** « heure de Mayotte » */
export const clockOf = (timeZone: string): string => place(timeZone).clock;

/** « à Mayotte » */
export const placeOf = (timeZone: string): string => place(timeZone).at;

/** « 1er décembre 2026 » */
export function frenchDate(date: Temporal.PlainDate | string): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day === 1 ? '1er' : day}${nb}${months[month - 1]} ${year}`;
}

/** « mardi 1er décembre 2026 » */
export function frenchDay(date: Temporal.PlainDate | string): string {
  const day = Temporal.PlainDate.from(date);
  return `${weekdays[day.dayOfWeek - 1]} ${frenchDate(day)}`;
}

/** « mardi 1er décembre » */
export const frenchDayShort = (date: Temporal.PlainDate | string): string => frenchDay(date).replace(/ \d{4}$/, '');

/** « 14 h 30 », « 10 h » */
export const frenchHour = (time: { hour: number; minute: number }): string =>
  `${time.hour}${nb}h${time.minute ? `${nb}${String(time.minute).padStart(2, '0')}` : ''}`;

/** « 14 h 30 » on the clock of `timeZone`. */
export const hourAt = (instant: Date | number, timeZone: string): string => frenchHour(wallTime(instant, timeZone));

/** « mardi 1er décembre 2026 » on the calendar of `timeZone`. */
export const dayAt = (instant: Date | number, timeZone: string): string => frenchDay(localDate(instant, timeZone));

/**
 * « mardi 1er décembre 2026 à 10 h (heure de Mayotte) », followed by « — 8 h à Paris » when the clock of `other` differs, with its day when that
 * differs too.
 */
export function frenchMoment(instant: Date | number, timeZone: string, other?: string): string {
  const own = `${dayAt(instant, timeZone)} à ${hourAt(instant, timeZone)} (${clockOf(timeZone)})`;
  const day = other ? otherDay(instant, timeZone, other) : null;
  return other && day !== null ? `${own} — ${day}${hourAt(instant, other)} ${placeOf(other)}` : own;
}

export interface Span {
  readonly start: Date | number;
  readonly end: Date | number;
}

/**
 * « mardi 1er décembre 2026, de 10 h à 11 h (heure de Mayotte) », followed by « — 8 h à 9 h à Paris » when the
 * clock of `other` differs, with its day when that differs too.
 */
export function frenchSpan({ start, end }: Span, timeZone: string, other?: string): string {
  const own = `${dayAt(start, timeZone)}, de ${hourAt(start, timeZone)} à ${hourAt(end, timeZone)} (${clockOf(timeZone)})`;
  const second = other && otherClock({ start, end }, timeZone, other);
  return second ? `${own} — ${second}` : own;
}

/** « 8 h à 9 h à Paris », « lundi 30 novembre, 22 h à 23 h à Papeete »; null when both clocks read the same. */
export function otherClock({ start, end }: Span, timeZone: string, other: string): string | null {
  const day = otherDay(start, timeZone, other);
  return day === null ? null : `${day}${hourAt(start, other)} à ${hourAt(end, other)} ${placeOf(other)}`;
}

/** « lundi 30 novembre, » where it is another day there; empty on the same one, null when both clocks read the same. */
function otherDay(instant: Date | number, timeZone: string, other: string): string | null {
  const [here, there] = [localDate(instant, timeZone), localDate(instant, other)];
  if (here === there && hourAt(instant, timeZone) === hourAt(instant, other)) return null;
  return here === there ? '' : `${frenchDayShort(there)}, `;
}
