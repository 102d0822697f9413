import { says, type TableInventory } from '#platform';

const whileAdvising = 'Tant que la personne conseille';

/** When advisors work, and what occupies them. */
export const agendaInventory: readonly TableInventory[] = [
  {
    table: 'opening',
    title: 'Plages des conseillères et conseillers',
    personal: {
      person_id: says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'appointment', whileAdvising),
      weekday: says('Jour de la semaine', 'advisor', 'appointment', whileAdvising),
      start_minute: says('Début, en minutes du jour', 'advisor', 'appointment', whileAdvising),
      end_minute: says('Fin, en minutes du jour', 'advisor', 'appointment', whileAdvising),
      first_day: says('Premier jour', 'advisor', 'appointment', whileAdvising),
      last_day: says('Dernier jour', 'advisor', 'appointment', whileAdvising),
    },
    plain: ['id', 'time_zone', 'modalities'],
    own: { advisor: 'person_id = $1' },
  },
  {
    table: 'exception',
    title: 'Journées particulières',
    personal: {
      person_id: says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'appointment', 'exception.past'),
      date: says('Jour', 'advisor', 'appointment', 'exception.past'),
      windows: says('Heures de ce jour', 'advisor', 'appointment', 'exception.past'),
    },
    plain: ['id'],
    own: { advisor: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'exception.past', after: 'le jour dit', keep: 'usual', since: `(date + 1)::timestamp AT TIME ZONE 'UTC'` },
        ...{ does: 'delete', heldAs: { person: 'person_id' } },
      },
    ],
  },
  {
    table: 'commitment',
    title: 'Temps occupé',
    personal: {
      person_id: says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'appointment', 'commitment.past'),
      busy: says('Temps occupé', 'advisor', 'appointment', 'commitment.past'),
    },
    plain: ['id', 'owner_kind', 'owner_id', 'expires_at'],
    own: { advisor: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'commitment.past', after: 'la fin du rendez-vous', keep: 'usual', since: 'upper(busy)', does: 'delete' },
        heldAs: { appointment: 'owner_id', person: 'person_id' },
      },
    ],
  },
];
