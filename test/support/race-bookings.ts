import { Racecourse, tally, times, together } from './race.js';

/** 64 collectivités at once, on whatever course `open` gives. */
export const bookingsInARace = (open: () => Promise<Racecourse>) => () => {
  let course: Racecourse;
  beforeAll(async () => {
    course = await open();
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => expect(await course.broken()).toEqual([]));

  it('get one instant as often as advisors are free, and the others five alternatives', async () => {
    const start = '2026-12-01T09:00:00Z';
    const free = await course.free(start);
    expect(free).toBeGreaterThan(5);
    const outcomes = await together(times(64, (n) => () => course.book(n, start)));
    expect(tally(outcomes)).toEqual({ 201: free, '409 slot-taken': 64 - free });
    for (const { status, body } of outcomes) if (status === 409) expect(body.alternatives).toHaveLength(5);
    expect(await course.free(start)).toBe(0);
  }, 60_000);

  it('get instants that overlap in part until nobody is free at those that were refused', async () => {
    const starts = ['2026-12-03T09:00:00Z', '2026-12-03T09:30:00Z', '2026-12-03T10:00:00Z'];
    const outcomes = await together(times(64, (n) => () => course.book(n, starts[n % 3] as string)));
    const { 201: taken = 0, '409 slot-taken': refused = 0 } = tally(outcomes);
    expect(taken + refused).toBe(64);
    const refusedStarts = starts.filter((_, n) => outcomes.some(({ status }, i) => status === 409 && i % 3 === n));
    expect(refusedStarts.length).toBeGreaterThan(0);
    for (const start of refusedStarts) expect(await course.free(start)).toBe(0);
  }, 60_000);

  it('get the same answer when each asks twice at once under its own key', async () => {
    const start = '2026-12-04T09:00:00Z';
    const free = await course.free(start);
    const outcomes = await together(times(32, (n) => () => course.bookTwice(n, start)));
    const answers = tally(outcomes.flat());
    const references = new Set(outcomes.flatMap((pair) => pair.flatMap(({ body }) => (body.reference ? [body.reference] : []))));
    expect(references.size).toBe(free);
    expect(Object.keys(answers).every((name) => ['201', '409 slot-taken', '409 idempotency-conflict'].includes(name))).toBe(true);
  }, 60_000);
};
