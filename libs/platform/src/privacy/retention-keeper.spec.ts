import type { Retention } from './retention.js';
import { RetentionKeeper } from './retention-keeper.js';

/** Counts its nights; busy: somebody else is at it. */
class Counted implements Pick<Retention, 'carryOut'> {
  nights = 0;
  busy = false;

  async carryOut(): Promise<[] | null> {
    this.nights += 1;
    return this.busy ? null : [];
  }
}

describe('the nightly round', () => {
  it.each([
    ['before two in Paris', '2027-06-23T23:59:00Z', 0],
    ['from two in Paris', '2027-06-24T00:00:00Z', 1],
    ['until five', '2027-06-24T02:59:00Z', 1],
    ['from five', '2027-06-24T03:00:00Z', 0],
  ])('%s', async (_when, at, nights) => {
    const [counted, keeper] = keeping();
    await keeper.turn(new Date(at));
    expect(counted.nights).toBe(nights);
  });

  it('is made once a night, and again when somebody else was at it', async () => {
    const [counted, keeper] = keeping();
    counted.busy = true;
    await keeper.turn(new Date('2027-06-24T00:10:00Z'));
    counted.busy = false;
    for (const at of ['2027-06-24T00:30:00Z', '2027-06-24T00:50:00Z']) await keeper.turn(new Date(at));
    expect(counted.nights).toBe(2);
    await keeper.turn(new Date('2027-06-25T00:10:00Z'));
    expect(counted.nights).toBe(3);
  });
});

function keeping(): [Counted, RetentionKeeper] {
  const counted = new Counted();
  return [counted, new RetentionKeeper(counted as unknown as Retention, { now: () => new Date(0) })];
}
