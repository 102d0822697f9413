import { agendaFields, type ExceptionDays, type NewOpenings, type OpeningRead, pairs } from '#agenda';
import { type Modality, modalityLabels } from '#appointments';
import { clockOf, frenchDate, frenchDay, frenchHour } from '#kernel';
import type { Removable } from '#views';
import { printed } from '../public/names.fr.js';

/** From Monday on; 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

const names = ['Dimanche', 'Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi'];

export const modalities = Object.keys(modalityLabels) as Modality[];

export const dayBoxes = (chosen: readonly number[]) =>
  weekdays.map((day) => ({ name: `jour-${day}`, label: names[day] ?? '', isTicked: chosen.includes(day) }));

export const kindBoxes = (chosen: readonly string[]) =>
  modalities.map((kind) => ({ name: `maniere-${kind}`, label: modalityLabels[kind], isTicked: chosen.includes(kind) }));

export const workingHoursWords = {
  own: 'Mes disponibilités',
  of: (name: string) => `Disponibilités : ${name}`,
  workplace: (place: string, timeZone: string) => (place ? `${place}, ${clockOf(timeZone)}` : clockOf(timeZone)),
  severalPlaces: (found: readonly { label: string }[]) =>
    `Plusieurs communes répondent. Écrivez l’une d’elles, avec son département : ${found.map(({ label }) => printed(label)).join(', ')}.`,
  unknownPlace: 'Aucune commune ne porte ce nom. Essayez un nom ou un code postal.',
} as const;

/** Where a refused answer stands in its form. */
export const fieldsOfOpening: Partial<Record<keyof typeof agendaFields, string>> = {
  ...{ weekdays: 'jours', hours: 'de', modalities: 'manieres', firstDay: 'debut', lastDay: 'fin', lastBeforeFirst: 'fin' },
};
export const fieldsOfAbsence: Partial<Record<keyof typeof agendaFields, string>> = {
  ...{ from: 'premier', to: 'dernier', toBeforeFrom: 'dernier', past: 'premier', tooLong: 'dernier', worked: 'travail-de' },
};

/** « de 9 h à 12 h 30 » */
const hoursWords = (start: number, end: number): string => `de ${hour(start)} à ${hour(end)}`;

const hour = (minutes: number): string => frenchHour({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

export const openingCard = (opening: OpeningRead, timeZone: string): Removable => ({
  ...{ id: opening.id, href: null, sends: { plage: opening.id } },
  title: `${names[opening.weekday]}, ${hoursWords(opening.startMinute, opening.endMinute)}`,
  facts: [
    { name: 'Comment', value: opening.modalities.map((kind) => modalityLabels[kind as Modality].toLowerCase()).join(', ') },
    ...datesOf(opening),
    ...(opening.timeZone === timeZone ? [] : [{ name: 'Horloge', value: clockOf(opening.timeZone) }]),
  ],
});

function datesOf({ firstDay, lastDay }: Pick<NewOpenings, 'firstDay' | 'lastDay'>) {
  const parts = [...(firstDay ? [`à partir du ${frenchDate(firstDay)}`] : []), ...(lastDay ? [`jusqu’au ${frenchDate(lastDay)}`] : [])];
  return parts.length > 0 ? [{ name: 'Dates', value: parts.join(', ') }] : [];
}

export const absenceCard = ({ from, to, windows }: ExceptionDays): Removable => ({
  ...{ id: from, href: null, sends: { du: from, au: to } },
  title: from === to ? frenchDay(from) : `du ${frenchDay(from)} au ${frenchDay(to)}`,
  facts: [
    windows.length > 0
      ? {
          name: 'Au travail',
          value: pairs(windows)
            .map(([start, end]) => hoursWords(start, end))
            .join(', '),
        }
      : { name: 'Durée', value: from === to ? 'toute la journée' : 'toutes ces journées' },
  ],
});
