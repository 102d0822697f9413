import { ClosuresService } from '#appointments';
import { system } from '#kernel';
import { Database } from '#platform';
import { now, Racecourse, tally, times } from '../support/race.js';

const starts = ['2026-12-01T09:00:00Z', '2026-12-01T13:00:00Z', '2026-12-02T09:00:00Z', '2026-12-03T09:00:00Z', '2026-12-04T09:00:00Z'];

describe('a door that closes during a storm of bookings', () => {
  let course: Racecourse;
  beforeAll(async () => {
    course = await Racecourse.open();
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => expect(await course.broken()).toEqual([]));

  const kept = async (): Promise<number> =>
    (await course.running.app.get(Database).rows(`SELECT FROM appointment WHERE status = 'confirmed'`)).length;

  it.each(['everyone', 'departement:26'])(
    'keeps no booking after it is closed (%s)',
    async (closed) => {
      let [booked, sent] = [0, 0];
      // whoever comes first is chance: storm after storm, until one door closed in the middle
      for (let storm = 0; storm < 8 && (booked === 0 || sent === 0); storm += 1) {
        const outcome = await closedDuringStorm(closed);
        [booked, sent] = [booked + outcome.booked, sent + outcome.sent];
      }
      expect([booked > 0, sent > 0]).toEqual([true, true]);
    },
    120_000,
  );

  async function closedDuringStorm(closed: string): Promise<{ booked: number; sent: number }> {
    const doors = course.running.app.get(ClosuresService);
    const scope = closed === 'everyone' ? 'everyone' : 'territory';
    const closure = { scope, key: closed === 'everyone' ? '' : closed, reason: 'Une vague', from: null, until: null } as const;
    const before = await kept();
    const storm = times(64, (n) => course.book(n, starts[n % 5] as string));
    await Promise.race(storm);
    const id = await doors.close(system('spec'), closure, new Date(now));
    const atClosing = await kept();
    const outcomes = await Promise.all(storm);
    expect(await kept()).toBe(atClosing);
    const { 201: booked = 0, '409 request-only': sent = 0, '409 slot-taken': taken = 0 } = tally(outcomes);
    expect([booked, booked + sent + taken]).toEqual([atClosing - before, 64]);
    await doors.reopen(system('spec'), id, new Date(now));
    for (const { body } of outcomes.filter(({ status }) => status === 201)) await course.cancel(body.manageUrl?.split('/').at(-1) ?? '');
    return { booked, sent };
  }
});
