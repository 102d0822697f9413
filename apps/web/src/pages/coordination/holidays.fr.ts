import { frenchDay } from '#kernel';
import type { HolidayRead, TerritoryRead } from '#territories';
import type { Filters } from '#views';
import { countWords } from '../counts.fr.js';
import { type PlaceAsked, whichPlace } from '../place-asked.js';
import { printed } from '../public/names.fr.js';
import { dayCounts } from './desk.fr.js';

export const holidayFields = { name: 'Donnez le nom de ce jour, en 120 caractères au plus.' } as const;

export function holidayFilters(path: string, asked: PlaceAsked, annee: string): Filters {
  const { typed, chosen } = asked;
  const year: Record<string, string> = annee ? { annee } : {};
  return {
    path,
    fields: [{ name: 'collectivite', label: 'Collectivité ou département', value: typed }],
    tags: typed ? [{ text: typed, without: annee ? `${path}?${new URLSearchParams(year)}` : path }] : [],
    kept: { ...year, ...(chosen && { territoire: chosen }) },
    which: whichPlace(asked, { ...year, collectivite: typed }),
  };
}

export const calendarWords = (path: string, { id, label }: TerritoryRead, year: number, days: readonly HolidayRead[]) => ({
  ...{ id, label: printed(label), year },
  count: countWords(days.filter(({ observed }) => observed).length, dayCounts),
  days: days.map(({ day, name, observed, editedAt }) => ({
    ...{ id: day, title: frenchDay(day), href: null, isOff: observed },
    badge: observed ? ({ word: 'Férié', tone: 'info' } as const) : ({ word: 'Travaillé', tone: 'none' } as const),
    facts: [{ name: 'Nom', value: printed(name) }, ...(editedAt ? [{ name: 'Source', value: 'coordination' }] : [])],
  })),
  years: [year - 1, year + 1].map((other) => ({
    text: `Année ${other}`,
    href: `${path}?${new URLSearchParams({ territoire: id, annee: String(other) })}`,
  })),
});
