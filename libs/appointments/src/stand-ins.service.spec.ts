import { WorkingHoursService } from '#agenda';
import { Forbidden, NotFound, system } from '#kernel';
import { Database } from '#platform';
import { Racecourse, times, together } from '../../../test/support/race.js';
import { inRole, nationwide } from '../../../test/support/standing.js';
import type { AppointmentRead } from './appointment.read.js';
import { AppointmentChanged, AppointmentClosed, ColleagueTaken } from './appointments.errors.js';
import { AppointmentsService } from './appointments.service.js';
import { StandInsService } from './stand-ins.service.js';

const by = system('spec');

describe('another advisor at the same hour', () => {
  let course: Racecourse;

  beforeAll(async () => {
    course = await Racecourse.open();
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => expect(await course.broken()).toEqual([]));

  const get = <T>(service: abstract new (...deps: never[]) => T): T => course.running.app.get(service as never);
  const now = () => course.running.clock.now();
  const booked = async (n: number, start: string): Promise<AppointmentRead> =>
    (await course.appointment(await course.booked(n, start))).appointment;
  const free = (id: string) => get(StandInsService).free(by, id, now());
  const hand = (id: string, advisorId: string, seen?: number) => get(StandInsService).handTo(by, id, { advisorId, seen }, now());

  it('is someone who is free, and takes nothing but the name', async () => {
    const before = await booked(0, '2026-12-01T09:00:00Z');
    const [next = '', ...others] = await free(before.id);
    expect([next, ...others]).not.toContain(before.advisorId);
    const after = await hand(before.id, next, before.sequence);
    expect(after).toEqual({ ...before, advisorId: next, sequence: before.sequence + 1, stampedAt: now() });
    expect(await free(before.id)).toContain(before.advisorId);
    const told = await get(Database).rows(`SELECT payload FROM outbox WHERE name = 'AppointmentReassigned'`);
    expect(told).toEqual([{ payload: { appointmentId: before.id, sequence: 1, previousAdvisorId: before.advisorId } }]);
  });

  it('is refused to whoever has read it as it was before, and to a colleague who is not free', async () => {
    const [one, two] = [await booked(1, '2026-12-02T09:00:00Z'), await booked(2, '2026-12-02T09:00:00Z')];
    await expect(hand(one.id, two.advisorId)).rejects.toBeInstanceOf(ColleagueTaken);
    await expect(hand(one.id, '00000000-0000-4000-8000-000000000000')).rejects.toBeInstanceOf(ColleagueTaken);
    const [next = ''] = await free(one.id);
    await expect(hand(one.id, next, 7)).rejects.toBeInstanceOf(AppointmentChanged);
    await get(WorkingHoursService).declare(by, next, { from: '2026-12-02', to: '2026-12-02', windows: [] }, now());
    await expect(hand(one.id, next)).rejects.toBeInstanceOf(ColleagueTaken);
    await get(WorkingHoursService).lift(by, next, { from: '2026-12-02', to: '2026-12-02' }, now());
    await get(AppointmentsService).cancel(by, one.id, { reason: null }, now());
    await expect(hand(one.id, next)).rejects.toBeInstanceOf(AppointmentClosed);
  });

  it('is said by her who has it, and by coordination', async () => {
    const { id, advisorId } = await booked(3, '2026-12-03T09:00:00Z');
    const [next = ''] = await free(id);
    const handBy = (actor: Parameters<StandInsService['handTo']>[0], to: string) =>
      get(StandInsService).handTo(actor, id, { advisorId: to }, now());
    await expect(handBy({ kind: 'holder', purpose: 'manage', id }, next)).rejects.toBeInstanceOf(Forbidden);
    await expect(handBy(inRole('advisor', nationwide, next), next)).rejects.toBeInstanceOf(Forbidden);
    await expect(handBy({ kind: 'anonymous' }, next)).rejects.toBeInstanceOf(NotFound);
    await expect(handBy(inRole('advisor', nationwide, advisorId), next)).resolves.toMatchObject({ advisorId: next });
    await expect(handBy(inRole('coordinator'), advisorId)).resolves.toMatchObject({ advisorId });
  });

  it('gets one appointment when many are given to her at once, for that hour or beside it', async () => {
    const start = '2026-12-08T09:00:00Z';
    const all = [];
    for (let n = 0; n < 5; n += 1) all.push(await booked(10 + n, start));
    for (let n = 0; n < 3; n += 1) all.push(await booked(20 + n, '2026-12-08T09:30:00Z'));
    const [next = ''] = await free(all[0]?.id ?? '');
    const outcomes = await together(
      all.map(
        ({ id }) =>
          () =>
            hand(id, next).then(
              () => 'given',
              (refusal: Error) => refusal.constructor,
            ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'given')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === ColleagueTaken)).toHaveLength(all.length - 1);
  }, 60_000);

  it('has the hour or a booking has it, never both', async () => {
    const start = '2026-12-09T09:00:00Z';
    const { id } = await booked(30, start);
    const [next = ''] = await free(id);
    const left = await course.free(start);
    const outcomes = await together<unknown>([
      ...times(left + 4, (n) => () => course.book(31 + n, start).then(({ status }) => status)),
      ...times(
        4,
        () => () =>
          hand(id, next).then(
            () => 'given',
            () => 'refused',
          ),
      ),
    ]);
    expect(outcomes.filter((outcome) => outcome === 201).length).toBeGreaterThanOrEqual(left - 1);
    expect((await get(AppointmentsService).read(by, id)).status).toBe('confirmed');
  }, 60_000);
});
