import { Racecourse, tally, times, together } from './race.js';

/** Appointments that move in a race, on whatever course `open` gives. */
export const movesInARace = (open: () => Promise<Racecourse>) => () => {
  let course: Racecourse;
  beforeAll(async () => {
    course = await open();
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => expect(await course.broken()).toEqual([]));

  it('take an instant with the bookings that want it, once per free advisor, and keep the old one where they lose', async () => {
    const start = '2026-12-01T09:00:00Z';
    const before = '2026-12-08T09:00:00Z';
    const tokens = await course.bookedOften(5, before);
    const free = await course.free(start);
    const outcomes = await together([
      ...times(32, (n) => () => course.book(n, start)),
      ...tokens.map((token) => () => course.move(token, start)),
      ...times(27, (n) => () => course.book(32 + n, start)),
    ]);
    const { 201: booked = 0, 200: moved = 0, '409 slot-taken': refused = 0 } = tally(outcomes);
    expect([booked + moved, refused]).toEqual([free, 64 - free]);
    const moves = outcomes.slice(32, 37).map(({ status }) => status === 200);
    for (const [i, token] of tokens.entries()) {
      expect((await course.commitments(token)).map((each) => each.start)).toEqual([moves[i] ? start : before]);
    }
  }, 60_000);

  it('end with one commitment when one of them is moved many times at once', async () => {
    const token = await course.booked(0, '2026-12-02T09:00:00Z');
    const starts = times(16, (n) => `2026-12-${String(9 + (n % 2)).padStart(2, '0')}T${String(8 + (n >> 1)).padStart(2, '0')}:00:00Z`);
    const outcomes = await together(starts.map((start) => () => course.move(token, start)));
    expect(Object.keys(tally(outcomes)).every((name) => ['200', '409 slot-taken'].includes(name))).toBe(true);
    const { appointment } = await course.appointment(token);
    const [commitment, ...more] = await course.commitments(token);
    expect([commitment?.start, more]).toEqual([appointment.start.toISOString().replace('.000', ''), []]);
  }, 60_000);

  it('end with none when they are cancelled meanwhile, whatever comes first', async () => {
    const tokens = await course.bookedOften(6, '2026-12-07T09:00:00Z');
    const outcomes = await together(
      tokens.flatMap((token, i) => [
        ...times(4, (n) => () => course.move(token, `2026-12-1${4 + n}T1${i % 3}:00:00Z`)),
        () => course.cancel(token),
        () => course.cancel(token),
        ...times(3, (n) => () => course.move(token, `2026-12-1${4 + n}T1${i % 3}:30:00Z`)),
      ]),
    );
    expect(Object.keys(tally(outcomes)).every((name) => ['200', '409 slot-taken', '409 appointment-closed'].includes(name))).toBe(true);
    for (const token of tokens) {
      expect((await course.appointment(token)).appointment.status).toBe('cancelled');
      expect(await course.commitments(token)).toEqual([]);
    }
  }, 60_000);

  it('may want each other’s time: all are answered, and each has one', async () => {
    const [one, two] = ['2026-12-16T09:00:00Z', '2026-12-17T09:00:00Z'];
    const here = await filled(course, one, 0);
    const there = await filled(course, two, 32);
    const outcomes = await together(
      here.flatMap((token, i) => [() => course.move(token, two), () => course.move(there[i] as string, one)]),
    );
    expect(Object.keys(tally(outcomes)).every((name) => ['200', '409 slot-taken'].includes(name))).toBe(true);
    for (const token of [...here, ...there]) expect(await course.commitments(token)).toHaveLength(1);
  }, 60_000);

  it('move by half an hour over their own time, when nobody else is free', async () => {
    const start = '2026-12-18T09:00:00Z';
    const [token = ''] = await filled(course, start, 0);
    expect(await course.free('2026-12-18T09:30:00Z')).toBe(0);
    const { appointment } = await course.appointment(token);
    const moved = await course.move(token, '2026-12-18T09:30:00Z');
    expect([moved.status, moved.body.start]).toEqual([200, '2026-12-18T09:30:00Z']);
    expect(await course.commitments(token)).toEqual([{ start: '2026-12-18T09:30:00Z', advisorId: appointment.advisorId }]);
  }, 60_000);
};

/** Books an instant until nobody is free; the links. */
async function filled(course: Racecourse, start: string, from: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let left = await course.free(start); left > 0; left--) tokens.push(await course.booked(from + left, start));
  return tokens;
}
