import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { now, Racecourse, tally, times, together } from './race.js';

/** Held slots in a race, on whatever course `open` gives. */
export const holdsInARace = (open: () => Promise<Racecourse>) => () => {
  let course: Racecourse;
  let drafts: DraftsService;
  beforeAll(async () => {
    course = await open();
    drafts = course.running.app.get(DraftsService);
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => {
    await course.setTime(now);
    expect(await course.broken()).toEqual([]);
  });

  /** As the page « Créneau » does, from a browser of its own. */
  const answered = (n: number) =>
    drafts.answer(
      anonymous,
      keyOf(n),
      { type: 'orientation', territoryId: course.territories[n % 64], modality: 'visio' },
      course.running.clock.now(),
    );
  const choose = async (n: number, start: string) => {
    const wish = { start: new Date(start), network: `network-${n}` };
    const draft = await drafts.choose(anonymous, keyOf(n), wish, course.running.clock.now()).catch((error: { code?: string }) => error);
    return 'hold' in draft ? draft.hold : draft.code;
  };
  const confirm = async (n: number) => {
    await drafts.answer(anonymous, keyOf(n), whoIs(n), course.running.clock.now());
    const outcome = await drafts
      .confirm(anonymous, { key: keyOf(n) }, course.running.clock.now())
      .catch((error: { code?: string }) => error);
    return 'booked' in outcome ? 'booked' : 'code' in outcome ? outcome.code : outcome;
  };

  it('share an instant with bookings and moves, once per free advisor; who holds it then has it', async () => {
    const start = '2026-12-01T09:00:00Z';
    const tokens = await course.bookedOften(4, '2026-12-08T09:00:00Z');
    for (const n of times(16, (n) => n)) await answered(n);
    const free = await course.free(start);
    const [holds, outcomes] = await Promise.all([
      together(times(16, (n) => () => choose(n, start))),
      together([...times(44, (n) => () => course.book(n, start)), ...tokens.map((token) => () => course.move(token, start))]),
    ]);
    const { 201: booked = 0, 200: moved = 0, '409 slot-taken': refused = 0 } = tally(outcomes);
    const held = holds.flatMap((hold, n) => (hold === 'held' ? [n] : []));
    expect(new Set(holds.filter((hold) => hold !== 'held' && hold !== 'slot-taken'))).toEqual(new Set());
    expect([booked + moved + held.length, booked + moved + refused]).toEqual([free, 48]);
    for (const n of held) expect(await confirm(n)).toBe('booked');
  }, 60_000);

  it('let nothing through while they last, and block nobody once they have run out', async () => {
    const start = '2026-12-03T09:00:00Z';
    const free = await course.free(start);
    for (const n of times(free, (n) => 100 + n)) {
      await answered(n);
      expect(await choose(n, start)).toBe('held');
    }
    expect((await course.book(0, start)).status).toBe(409);
    await course.setTime('2026-11-23T08:10:00Z');
    expect(tally(await together(times(64, (n) => () => course.book(n, start))))).toEqual({ 201: free, '409 slot-taken': 64 - free });
    expect(await confirm(100)).toBe('slot-taken');
  }, 60_000);

  it('are confirmed even late, as long as nobody took the time, and in a race for it by one side only', async () => {
    const start = '2026-12-04T09:00:00Z';
    const free = await course.free(start);
    for (const n of times(free, (n) => 200 + n)) {
      await answered(n);
      expect(await choose(n, start)).toBe('held');
      await drafts.answer(anonymous, keyOf(n), whoIs(n), course.running.clock.now());
    }
    await course.setTime('2026-11-23T08:30:00Z');
    const [confirmed, outcomes] = await Promise.all([
      together(times(free, (n) => () => confirm(200 + n))),
      together(times(32, (n) => () => course.book(n, start))),
    ]);
    const { 201: booked = 0, '409 slot-taken': refused = 0 } = tally(outcomes);
    const kept = confirmed.filter((outcome) => outcome === 'booked').length;
    expect(new Set(confirmed.filter((outcome) => outcome !== 'booked' && outcome !== 'slot-taken'))).toEqual(new Set());
    expect([kept + booked, booked + refused]).toEqual([free, 32]);
  }, 60_000);
};

const keyOf = (n: number) => `the-secret-of-browser-${n}`.padEnd(32, '.');

const whoIs = (n: number) => ({ firstName: 'Odile', lastName: 'Chabert', email: `holder-${n}@mairie.example`, status: 'staff' as const });
