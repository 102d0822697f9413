import type { Modality } from '#appointments';

/** Weekdays (0 Sunday … 6), and stretches of the wall clock as `HH:MM-HH:MM`. */
interface Hours {
  readonly days: readonly number[];
  readonly stretches: readonly string[];
  readonly modalities?: readonly Modality[];
}

export interface CastAdvisor {
  readonly firstName: string;
  readonly lastName: string;
  readonly workplaceId: string;
  readonly place: string;
  readonly timeZone: string;
  readonly hours: readonly Hours[];
}

const remote: readonly Modality[] = ['visio', 'phone'];
const office: Hours = { days: [1, 2, 3, 4, 5], stretches: ['09:00-12:30', '13:30-17:30'] };
const partTime: Hours = { days: [1, 2, 4, 5], stretches: ['08:30-12:30', '13:30-17:00'] };
const morningsAndThursday: readonly Hours[] = [
  { days: [1, 2, 3, 5], stretches: ['08:30-12:30'] },
  { days: [4], stretches: ['09:00-12:30', '14:00-18:00'] },
];
/** Early and late in Paris: the morning and the evening of the Pacific. */
const pacific: Hours = { days: [1, 2, 4], stretches: ['07:00-09:00', '19:00-21:00'], modalities: ['visio', 'phone'] };

const paris = { workplaceId: 'commune:75056', place: 'Paris', timeZone: 'Europe/Paris' };

/** The twelve fictional advisors of the demonstration: nine in mainland France, one each in La Réunion, Martinique and Guyane. */
export const advisors: readonly CastAdvisor[] = [
  { firstName: 'Camille', lastName: 'Aubry', ...paris, hours: [office, pacific] },
  { firstName: 'Sacha', lastName: 'Benhamou', ...paris, hours: [partTime, pacific] },
  { firstName: 'Inès', lastName: 'Carpentier', ...paris, hours: [office] },
  { firstName: 'Loïc', lastName: 'Delattre', workplaceId: 'commune:59350', place: 'Lille', timeZone: 'Europe/Paris', hours: [office] },
  { firstName: 'Maud', lastName: 'Escoffier', workplaceId: 'commune:69123', place: 'Lyon', timeZone: 'Europe/Paris', hours: [partTime] },
  { firstName: 'Yanis', lastName: 'Ferrari', workplaceId: 'commune:13055', place: 'Marseille', timeZone: 'Europe/Paris', hours: [office] },
  {
    firstName: 'Gwenn',
    lastName: 'Le Goff',
    workplaceId: 'commune:35238',
    place: 'Rennes',
    timeZone: 'Europe/Paris',
    hours: morningsAndThursday,
  },
  { firstName: 'Hugo', lastName: 'Sarrail', workplaceId: 'commune:31555', place: 'Toulouse', timeZone: 'Europe/Paris', hours: [partTime] },
  {
    firstName: 'Élise',
    lastName: 'Waechter',
    workplaceId: 'commune:67482',
    place: 'Strasbourg',
    timeZone: 'Europe/Paris',
    hours: [office],
  },
  {
    ...{
      firstName: 'Aurore',
      lastName: 'Payet',
      workplaceId: 'commune:97411',
      place: 'Saint-Denis de La Réunion',
      timeZone: 'Indian/Reunion',
    },
    hours: [{ days: [1, 2, 3, 4, 5], stretches: ['08:00-12:00', '13:00-17:00'] }],
  },
  {
    ...{
      firstName: 'Steeve',
      lastName: 'Marie-Luce',
      workplaceId: 'commune:97209',
      place: 'Fort-de-France',
      timeZone: 'America/Martinique',
    },
    hours: [{ days: [1, 2, 3, 4, 5], stretches: ['08:00-12:30', '13:30-16:30'] }],
  },
  {
    ...{ firstName: 'Nadège', lastName: 'Clet', workplaceId: 'commune:97302', place: 'Cayenne', timeZone: 'America/Cayenne' },
    hours: [{ days: [1, 2, 3, 4, 5], stretches: ['08:00-12:30', '14:00-17:00'] }],
  },
];

/** `camille.aubry@territoires.example` */
export const addressOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z.-]+/g, '-')
    .toLowerCase()
    .concat('@territoires.example');

/** The openings of one advisor, one row a day and stretch. */
export const openingsOf = (personId: string, { timeZone, hours }: CastAdvisor) =>
  hours.flatMap(({ days, stretches, modalities = remote }) =>
    days.flatMap((weekday) =>
      stretches.map((stretch) => {
        const [startMinute = 0, endMinute = 0] = stretch.split('-').map(minuteOf);
        return { personId, timeZone, weekday, startMinute, endMinute, modalities: [...modalities] };
      }),
    ),
  );

const minuteOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

/** Fictional requesters, each with the how-manieth of their free slots they took. */
export const requesters = [
  { territory: 'commune:26063', type: 'orientation', firstName: 'Odile', lastName: 'Chabert', status: 'staff', nth: 3 },
  { territory: 'epci:200060473', type: 'strategic_axes', firstName: 'Soilihi', lastName: 'Madi', status: 'elected', nth: 10 },
  { territory: 'commune:59350', type: 'coherence', firstName: 'Pauline', lastName: 'Vermeersch', status: 'staff', nth: 25 },
  { territory: 'commune:97411', type: 'brief_drafting', firstName: 'Jean-Yves', lastName: 'Hoarau', status: 'elected', nth: 6 },
  { territory: 'commune:09225', type: 'provider_scouting', firstName: 'Fatou', lastName: 'Lacaze', status: 'staff', nth: 40 },
  { territory: 'commune:26256', type: 'orientation', firstName: 'Claire', lastName: 'Moulin', status: 'staff', nth: 14 },
  { territory: 'commune:26043', type: 'follow_up', firstName: 'Claire', lastName: 'Moulin', status: 'staff', nth: 30 },
] as const;
