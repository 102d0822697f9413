import { heldUntil, heldUntilMorning, type Mailed } from './budget.js';
import type { MessageKind } from './kinds.js';

describe('mails to an address that nobody has proven', () => {
  it('go at once, up to four', () => {
    expect(heldUntil('moved', mailed(1, 2, 3), now)).toBeNull();
  });

  it('wait from the fifth on, until the oldest is a day old', () => {
    expect(heldUntil('moved', mailed(1, 2, 3, 20), now)).toEqual(inHours(4));
  });

  it('keep the fifth for a cancellation', () => {
    expect(heldUntil('cancelled', mailed(1, 2, 3, 20), now)).toBeNull();
    expect(heldUntil('cancelled', [...mailed(1, 2, 3, 20), aMail('cancelled', 1)], now)).toEqual(inHours(4));
  });

  it('are five in all, a cancellation among them', () => {
    expect(heldUntil('booked', [...mailed(1, 2, 3), aMail('cancelled', 1)], now)).toBeNull();
    expect(heldUntil('booked', [...mailed(1, 2, 3, 4), aMail('cancelled', 22)], now)).toEqual(inHours(20));
  });

  it('count for one day only', () => {
    expect(heldUntil('booked', mailed(24, 25, 26, 27, 28), now)).toBeNull();
  });
});

describe('what nobody asked for', () => {
  const morning = new Date('2026-12-02T08:00:00Z');
  const held = (kind: MessageKind, mails: Mailed[], hoursBefore: Date[] = []) =>
    heldUntilMorning(kind, { timeZone: 'Europe/Paris', mailed: mails, hoursBefore }, now);

  it('goes once a day', () => {
    expect(held('one_hour_before', [])).toBeNull();
    expect(held('one_hour_before', [aMail('one_hour_before', 2)])).toEqual(morning);
    expect(held('two_days_before', [aMail('two_days_before', 0)])).toEqual(morning);
  });

  it('has its day on the clock of whoever reads', () => {
    expect(held('one_hour_before', [aMail('two_days_before', 10.5)])).toBeNull();
    expect(held('one_hour_before', [aMail('two_days_before', 9.5)])).toEqual(morning);
  });

  it('leaves the day to the reminder of an hour', () => {
    expect(held('two_days_before', [], [inHours(5)])).toEqual(morning);
    expect(held('two_days_before', [], [inHours(20)])).toBeNull();
    expect(held('one_hour_before', [], [inHours(5)])).toBeNull();
  });

  it('does not count what was asked for, nor holds it back', () => {
    expect(held('two_days_before', mailed(0, 1, 2))).toBeNull();
    expect(held('moved', [aMail('one_hour_before', 2)])).toBeNull();
  });
});

const now = new Date('2026-12-01T09:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const aMail = (kind: MessageKind, hoursAgo: number): Mailed => ({ kind, at: inHours(-hoursAgo) });
const mailed = (...hoursAgo: number[]): Mailed[] => hoursAgo.map((ago) => aMail('moved', ago));
