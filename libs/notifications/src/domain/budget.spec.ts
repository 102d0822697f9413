import { heldUntil, type Mailed } from './budget.js';
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

const now = new Date('2026-12-01T09:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const aMail = (kind: MessageKind, hoursAgo: number): Mailed => ({ kind, at: inHours(-hoursAgo) });
const mailed = (...hoursAgo: number[]): Mailed[] => hoursAgo.map((ago) => aMail('moved', ago));
