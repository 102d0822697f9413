import { isDay, localDate, localStamp, rfc3339, wallTime, zoned } from './time.js';

const zones = [
  ...['Europe/Paris', 'America/Miquelon', 'America/Cayenne', 'Indian/Mayotte', 'Pacific/Marquesas', 'Pacific/Tahiti'],
  ...['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'],
];

/** The changes of 2026 and 2027 in these zones, and instants of no importance. */
const instants = zones.flatMap((zone) => {
  const found = [Date.UTC(2026, 10, 22, 5, 30), Date.UTC(1975, 5, 1), Date.UTC(1960, 0, 1), Date.UTC(2026, 0, 1, 0, 0, 0, 7)];
  let change = zoned(Date.UTC(2026, 0), zone).getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < Date.UTC(2028, 0)) {
    found.push(...[-3_600_000, -1000, -1, 0, 1000, 3_600_000].map((away) => (change?.epochMilliseconds ?? 0) + away));
    change = change.getTimeZoneTransition('next');
  }
  return found;
});

describe('what a wall reads', () => {
  it.each(zones)('in %s is what Temporal says, whichever instant was asked before', (zone) => {
    for (const instant of [...instants, ...instants.toReversed()]) {
      const clock = zoned(instant, zone);
      expect(localStamp(instant, zone)).toBe(clock.toString());
      expect(localDate(new Date(instant), zone)).toBe(clock.toPlainDate().toString());
      expect(wallTime(instant, zone)).toMatchObject({ hour: clock.hour, minute: clock.minute });
    }
  });

  it('in UTC is what the calendar says, to the second unless there is more', () => {
    for (const instant of instants) expect(rfc3339(instant)).toBe(new Date(instant).toISOString().replace('.000Z', 'Z'));
  });
});

describe('a day', () => {
  it.each(['2026-12-01', '2028-02-29', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['', '2026-02-29', '2026-13-01', '2026-1-1', '+012026-01-01', '2026-12-01T10:00', '2026-12-01[u-ca=hebrew]', ' 2026-12-01'])(
    'is not « %s »',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
