import { Temporal } from '#kernel';
import { hourElsewhere, lastingWords, weekWords, whenParisOpens } from './moments.fr.js';
import { weekOf } from './week.js';

const at = (instant: string) => Date.parse(instant);
const hrefOf = (monday: string) => `?semaine=${monday}`;
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ');

const now = new Date('2026-11-25T10:00Z');

const starts = ['2026-12-01T09:00Z', '2026-12-01T09:30Z', '2026-12-06T10:00Z', '2026-12-14T09:00Z'].map(at);

describe('a week of free hours', () => {
  it('is the first one that has any, day by day', () => {
    const week = weekOf({ starts, timeZone: 'Europe/Paris', hrefOf, now });
    expect(plain(week?.span)).toBe('du lundi 30 novembre au dimanche 6 décembre 2026');
    expect(week?.days.map(({ day, hours }) => [plain(day), hours.map(({ hour }) => plain(hour))])).toEqual([
      ['mardi 1er décembre', ['10 h', '10 h 30']],
      ['dimanche 6 décembre', ['11 h']],
    ]);
    expect([week?.count, plain(week?.until)]).toEqual([3, '25 février 2027']);
  });

  it('leads to the next week that has any, and back', () => {
    const first = weekOf({ starts, timeZone: 'Europe/Paris', hrefOf, now });
    expect(first?.previous).toBeNull();
    expect(first?.next?.href).toBe('?semaine=2026-12-14');
    const second = weekOf({ starts, timeZone: 'Europe/Paris', wanted: '2026-12-16', hrefOf, now });
    expect(second?.previous?.href).toBe('?semaine=2026-11-30');
    expect(second?.next).toBeNull();
  });

  it.each(['2030-01-01', 'hier', '2026-13-45'])('is some week with hours even when %s is asked for', (wanted) => {
    expect(weekOf({ starts, timeZone: 'Europe/Paris', wanted, hrefOf, now })?.count).toBeGreaterThan(0);
  });

  it('is none when nothing is free', () => {
    expect(weekOf({ starts: [], timeZone: 'Europe/Paris', hrefOf, now })).toBeNull();
  });

  it('is cut on the calendar of the territory, with the clock of Paris beside', () => {
    const week = weekOf({ starts: [at('2026-11-29T22:00Z')], timeZone: 'Pacific/Noumea', hrefOf, now });
    expect(plain(week?.days[0]?.day)).toBe('lundi 30 novembre');
    expect(plain(week?.days[0]?.hours[0]?.hour)).toBe('9 h');
    expect(plain(week?.days[0]?.hours[0]?.other)).toBe('23 h à Paris, la veille');
  });
});

describe('words of time on a page', () => {
  it('names the other clock only where it differs', () => {
    expect(hourElsewhere(at('2026-12-01T09:00Z'), 'Europe/Paris', 'Europe/Paris')).toBeNull();
    expect(plain(hourElsewhere(at('2026-12-01T09:00Z'), 'Indian/Mayotte', 'Europe/Paris'))).toBe('10 h à Paris');
  });

  it.each([
    ['2026-12-07', 'du 7 au 13 décembre'],
    ['2026-11-30', 'du 30 novembre au 6 décembre'],
    ['2026-06-01', 'du 1er au 7 juin'],
  ])('names the week of %s', (monday, words) => {
    expect(plain(weekWords(Temporal.PlainDate.from(monday)))).toBe(words);
  });

  it('says what time it is there when Paris opens', () => {
    const now = new Date('2026-11-23T10:00Z');
    expect(plain(whenParisOpens('Pacific/Tahiti', now)?.hour)).toBe('22 h');
    expect(whenParisOpens('Pacific/Tahiti', now)?.place).toBe('à Papeete');
    expect(whenParisOpens('Europe/Paris', now)).toBeNull();
  });

  it.each([
    [30, '30 minutes'],
    [60, '1 heure'],
    [90, '1 h 30'],
    [120, '2 heures'],
  ])('says how long %i minutes are', (minutes, words) => {
    expect(plain(lastingWords(minutes))).toBe(words);
  });
});
