import { because, inTurn, type Load } from './assignment.js';

describe('whose turn it is', () => {
  it('is the one with the fewest upcoming', () => {
    expect(order([aLoad('a', 2, 1), aLoad('b', 1, 9)])).toEqual(['b', 'a']);
  });

  it('is, of two with as many, the one whose last appointment came longest ago', () => {
    expect(order([aLoad('a', 1, 9), aLoad('b', 1, 3)])).toEqual(['b', 'a']);
  });

  it('is first of all the one who never had any', () => {
    expect(order([aLoad('a', 0, 3), aLoad('c', 0, null), aLoad('b', 0, null)])).toEqual(['b', 'c', 'a']);
  });

  it('is said in figures that anyone can check', () => {
    expect(because(aLoad('a', 2, Date.UTC(2026, 10, 20, 9)), 5)).toBe('free=5 upcoming=2 last=2026-11-20T09:00:00.000Z');
    expect(because(aLoad('a', 0, null), 1)).toBe('free=1 upcoming=0 last=never');
  });
});

const order = (loads: Load[]) => inTurn(loads).map((load) => load.advisorId);
const aLoad = (advisorId: string, upcoming: number, lastAssignedAt: number | null): Load => ({ advisorId, upcoming, lastAssignedAt });
