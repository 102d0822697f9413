import { dayAt, frenchDate, frenchHour, frenchMoment, frenchSpan, otherClock } from './french-time.js';

const plain = (text: string | null) => text?.replace(/\u00a0/g, ' ');

describe('time as people read it', () => {
  it('says the first of the month', () => {
    expect(plain(frenchDate('2026-12-01'))).toBe('1er décembre 2026');
    expect(plain(frenchDate('2026-12-02'))).toBe('2 décembre 2026');
  });

  it.each([
    [10, 0, '10 h'],
    [14, 30, '14 h 30'],
    [9, 5, '9 h 05'],
    [0, 0, '0 h'],
  ])('says %i:%i as an hour', (hour, minute, said) => {
    expect(plain(frenchHour({ hour, minute }))).toBe(said);
  });

  it('never parts a number from its unit', () => {
    expect(frenchHour({ hour: 14, minute: 30 })).toBe('14\u00a0h\u00a030');
  });

  it('says both clocks when they differ', () => {
    const span = { start: new Date('2026-12-01T07:00:00Z'), end: new Date('2026-12-01T08:00:00Z') };
    expect(plain(frenchSpan(span, 'Indian/Mayotte', 'Europe/Paris'))).toBe(
      'mardi 1er décembre 2026, de 10 h à 11 h (heure de Mayotte) — 8 h à 9 h à Paris',
    );
    expect(plain(frenchSpan(span, 'Europe/Paris', 'Europe/Paris'))).toBe('mardi 1er décembre 2026, de 8 h à 9 h (heure de Paris)');
  });

  it('says an instant on both clocks when they differ, with its day when that differs too', () => {
    const said = (at: string, timeZone: string, other?: string) => plain(frenchMoment(new Date(at), timeZone, other));
    expect(said('2026-12-01T07:00:00Z', 'Europe/Paris')).toBe('mardi 1er décembre 2026 à 8 h (heure de Paris)');
    expect(said('2026-12-01T07:00:00Z', 'Europe/Paris', 'Europe/Paris')).toBe('mardi 1er décembre 2026 à 8 h (heure de Paris)');
    expect(said('2026-12-01T07:00:00Z', 'Indian/Mayotte', 'Europe/Paris')).toBe(
      'mardi 1er décembre 2026 à 10 h (heure de Mayotte) — 8 h à Paris',
    );
    expect(said('2026-12-01T18:00:00Z', 'Pacific/Noumea', 'Europe/Paris')).toMatch(/^mercredi 2 .* — mardi 1er décembre, 19 h à Paris$/);
  });

  it('says the other day, too', () => {
    const span = { start: new Date('2026-12-01T18:00:00Z'), end: new Date('2026-12-01T18:45:00Z') };
    expect(plain(otherClock(span, 'Pacific/Noumea', 'Europe/Paris'))).toBe('mardi 1er décembre, 19 h à 19 h 45 à Paris');
    expect(plain(dayAt(span.start, 'Pacific/Noumea'))).toBe('mercredi 2 décembre 2026');
  });

  it.each([
    ['Europe/Paris', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z', 'dimanche 28 mars 2027, de 1 h 30 à 3 h 30 (heure de Paris)'],
    ['Europe/Paris', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', 'dimanche 31 octobre 2027, de 2 h 30 à 2 h 30 (heure de Paris)'],
    [
      'Pacific/Marquesas',
      '2027-03-28T18:00:00Z',
      '2027-03-28T19:00:00Z',
      'dimanche 28 mars 2027, de 8 h 30 à 9 h 30 (heure des Marquises)',
    ],
  ])('keeps the wall clock of %s across a change', (zone, start, end, said) => {
    expect(plain(frenchSpan({ start: new Date(start), end: new Date(end) }, zone))).toBe(said);
  });
});
