import type { Temporal } from '#kernel';
import { weekWords } from '../public/moments.fr.js';

export const dayWords = {
  title: 'Ma journée',
  later: 'Plus tard cette semaine',
  wholeWeek: { text: 'Toute la semaine', href: '/agenda/semaine' },
  nothing: 'Aucun rendez-vous.',
  nothingToday: 'Aucun rendez-vous aujourd’hui.',
  nothingLater: 'Aucun autre rendez-vous cette semaine. Les personnes en prennent en ligne, sur vos plages ouvertes.',
  toCall: { name: 'À appeler', value: 'nos courriels n’arrivent pas à cette personne' },
  noMailbox: { name: 'À appeler', value: 'pas d’adresse électronique' },
  caller: 'Prendre rendez-vous pour une personne au téléphone',
  week: (monday: Temporal.PlainDate) => `Semaine ${weekWords(monday)}`,
  next: (monday: Temporal.PlainDate) => `Semaine suivante, ${weekWords(monday)}`,
  previous: (monday: Temporal.PlainDate) => `Semaine précédente, ${weekWords(monday)}`,
} as const;
