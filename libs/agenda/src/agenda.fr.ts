/** What is wrong with what someone typed. */
export const agendaFields = {
  weekdays: 'Cochez au moins un jour de la semaine.',
  hours: 'Donnez une heure de début puis une heure de fin, par exemple 9 h et 12 h 30.',
  modalities: 'Cochez au moins une manière de se rencontrer.',
  firstDay: 'Donnez une date sous la forme 2026-12-26.',
  lastDay: 'Donnez une date sous la forme 2026-12-26.',
  lastBeforeFirst: 'La date de fin vient avant la date de début.',
  from: 'Donnez une date sous la forme 2026-12-26.',
  to: 'Donnez une date sous la forme 2026-12-26.',
  toBeforeFrom: 'Le dernier jour vient avant le premier.',
  past: 'Ces jours sont passés.',
  tooLong: 'Une absence dure un an au plus.',
  worked: 'Donnez deux heures dans l’ordre, par exemple 9 h et 12 h, ou aucune.',
} as const;
