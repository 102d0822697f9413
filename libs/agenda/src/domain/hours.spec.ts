import { localStamp } from '#kernel';
import { hoursOf } from './hours.js';

describe('the hours of a territory', () => {
  it('are the same on its clock before and after a change', () => {
    expect(stamps('Europe/Paris', '2027-10-30', '2027-11-01')).toEqual([
      ['2027-10-30T08:00:00+02:00[Europe/Paris]', '2027-10-30T19:00:00+02:00[Europe/Paris]'],
      ['2027-10-31T08:00:00+01:00[Europe/Paris]', '2027-10-31T19:00:00+01:00[Europe/Paris]'],
      ['2027-11-01T08:00:00+01:00[Europe/Paris]', '2027-11-01T19:00:00+01:00[Europe/Paris]'],
    ]);
  });

  it('follow the dates of its own zone', () => {
    expect(stamps('Pacific/Marquesas', '2027-01-01', '2027-01-01')).toEqual([
      ['2027-01-01T08:00:00-09:30[Pacific/Marquesas]', '2027-01-01T19:00:00-09:30[Pacific/Marquesas]'],
    ]);
  });

  it('leave out its holidays', () => {
    expect(stamps('Indian/Mayotte', '2027-04-26', '2027-04-28', ['2027-04-27']).map(([start]) => start?.slice(0, 10))).toEqual([
      '2027-04-26',
      '2027-04-28',
    ]);
  });

  it('are one stretch when they never close', () => {
    const hours = hoursOf('Pacific/Noumea', '2027-04-26', '2027-04-28', { opens: 0, closes: 1440, closed: new Set() });
    expect(hours).toEqual([{ start: Date.parse('2027-04-26T00:00+11:00'), end: Date.parse('2027-04-29T00:00+11:00') }]);
  });

  it('are none when the last date precedes the first', () => {
    expect(stamps('Europe/Paris', '2027-11-02', '2027-11-01')).toEqual([]);
  });
});

const stamps = (timeZone: string, from: string, to: string, closed: string[] = []) =>
  hoursOf(timeZone, from, to, { opens: 480, closes: 1140, closed: new Set(closed) }).map(({ start, end }) => [
    localStamp(start, timeZone),
    localStamp(end, timeZone),
  ]);
