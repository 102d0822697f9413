// Advisors in every French zone, two openings each weekday, one appointment a day on average, over a change of the clocks.
const zones = [
  ...['Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne'],
  ...['America/Miquelon', 'Indian/Reunion', 'Indian/Mayotte', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Wallis'],
];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-10-05T06:07:00Z');

export function crowd(count, days) {
  return {
    advisors: Array.from({ length: count }, (_, i) => advisor(i, days)),
    rules: {
      durationMinutes: 60,
      stepMinutes: 30,
      beforeMinutes: 0,
      afterMinutes: 15,
      earliest: now + 2 * day,
      from: now,
      to: now + days * day,
    },
  };
}

const advisor = (i, days) => ({
  id: `advisor-${i}`,
  timeZone: zones[i % zones.length],
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [weekday, 480, 750, weekday, 810, 1080]),
  exceptions: [{ date: '2026-11-11', windows: [] }],
  busy: Array.from({ length: days }, (_, k) => booking(((k * 7 + i) % days) * day + (2 + ((k * 5 + i) % 9)) * hour)).flat(),
});

const booking = (after) => [now + after, now + after + hour + 15 * minute];
