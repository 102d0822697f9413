import { IdentityService, OrganisationsService } from '#identity';
import { anonymous, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { receives } from '../../../test/support/cast.js';
import { Racecourse, tally, times, together } from '../../../test/support/race.js';
import { AppointmentRegister } from './appointment-register.service.js';
import { AppointmentsService } from './appointments.service.js';
import { BookingService } from './booking.service.js';
import { SlotsService } from './slots.service.js';
import { StandInsService } from './stand-ins.service.js';

const by = system('spec');
const start = '2026-12-01T09:00:00Z';

describe('an advisor whose role ends', () => {
  let course: Racecourse;

  beforeAll(async () => {
    course = await Racecourse.open();
  }, 120_000);
  afterAll(() => course?.close(), 120_000);
  afterEach(async () => {
    expect(await course.broken()).toEqual([]);
    for (const { id } of await roles('ends_at IS NOT NULL'))
      await database().rows('UPDATE membership SET ends_at = NULL, ended_because = NULL WHERE id = $1', [id]);
  });

  const get = <T>(service: abstract new (...deps: never[]) => T): T => course.running.app.get(service as never);
  const database = () => get(Database);
  const now = () => course.running.clock.now();
  const roles = (which: string) =>
    database().rows<{ id: string; personId: string }>(
      `SELECT id, person_id AS "personId" FROM membership WHERE role = 'advisor' AND ${which} ORDER BY person_id`,
    );
  const roleOf = async (personId: string | null | undefined): Promise<string> => (await roles(`person_id = '${personId}'`))[0]?.id ?? '';
  const remove = (membershipId: string) => get(OrganisationsService).remove(by, membershipId, now());
  const endingAt = (membershipId: string, at: string) =>
    database().rows('UPDATE membership SET ends_at = $2 WHERE id = $1', [membershipId, at]);
  const removeAllBut = async (kept: string) => {
    for (const { id, personId } of await roles('true')) if (personId !== kept) await remove(id);
  };
  const need = async () => ({
    territory: await get(SlotsService).territory(by, 'commune:26063'),
    modality: 'visio' as const,
    durationMinutes: 45,
  });
  const freeAt = async (at: string) => get(SlotsService).freeAt(anonymous, await need(), new Date(at), now());
  const unattended = () => get(AppointmentRegister).list(by, { unattendedAt: now() }, { limit: 10 });

  it('is offered nowhere from that instant, nor held, nor booked; and again as she was once it is given back', async () => {
    const before = await freeAt(start);
    const [{ id, personId } = { id: '', personId: '' }] = await roles(`person_id = '${before[0]}'`);
    await remove(id);
    expect(await freeAt(start)).toEqual(before.filter((each) => each !== personId));
    const [{ email } = { email: '' }] = await get(IdentityService).persons(by, [personId]);
    const again = await receives(course.running.app, email, now());
    expect(await freeAt(start)).toEqual(before);
    await database().rows('DELETE FROM membership WHERE id = $1', [again]);
  });

  it('is nobody to book with when she was the only one', async () => {
    await removeAllBut('');
    const wish = { territoryId: 'commune:26063', type: 'orientation', modality: 'visio', wide: true } as const;
    expect((await get(SlotsService).offered(anonymous, wish, now())).items).toEqual([]);
    expect((await course.book(0, start)).body).toMatchObject({ code: 'slot-taken', alternatives: [] });
  });

  it('counts until an end that is known, and not before a beginning that is to come', async () => {
    const [first] = await freeAt(start);
    await removeAllBut(first ?? '');
    const id = await roleOf(first);
    await endingAt(id, '2026-12-01T10:00:00Z');
    expect(await freeAt(start)).toEqual([first]);
    expect(await freeAt('2026-12-01T09:30:00Z')).toEqual([]);
    expect(await freeAt('2026-12-08T09:00:00Z')).toEqual([]);
    await database().rows(`UPDATE membership SET starts_at = '2026-11-24T08:00:00Z', ends_at = NULL WHERE id = $1`, [id]);
    expect(await freeAt(start)).toEqual([]);
    await database().rows('UPDATE membership SET starts_at = $2 WHERE id = $1', [id, now()]);
    expect(await freeAt(start)).toEqual([first]);
  });

  it('keeps no slot that was held with her: another takes it, or it is gone', async () => {
    const draftId = '6f4c5a0e-0000-4000-8000-000000000001';
    const wish = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date('2026-12-02T09:00:00Z') } as const;
    const held = await get(BookingService).hold(anonymous, wish, draftId, now());
    const id = await roleOf(held);
    await remove(id);
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email: 'zoe@buis.example', status: 'staff' } as const;
    const claimant = await get(IdentityService).addressFor(by, requester.email, now());
    const { advisorId } = await get(BookingService).book(anonymous, { ...wish, requester, draftId }, claimant, now());
    expect(advisorId).not.toBe(held);
  });

  it('leaves what is to come to be handed over or moved, cancelled by nobody', async () => {
    const { appointment } = await course.appointment(await course.booked(1, '2026-12-03T09:00:00Z'));
    expect((await unattended()).items).toEqual([]);
    const id = await roleOf(appointment.advisorId);
    await endingAt(id, '2026-12-03T09:30:00Z');
    expect((await unattended()).items.map((one) => one.id)).toEqual([appointment.id]);
    await endingAt(id, '2026-12-04T00:00:00Z');
    expect((await unattended()).items).toEqual([]);
    await remove(id);
    expect((await unattended()).items).toEqual([expect.objectContaining({ id: appointment.id, status: 'confirmed' })]);
    expect(await get(AppointmentRegister).count(by, { unattendedAt: now() })).toBe(1);
    const moved = await get(AppointmentsService).move(by, appointment.id, { start: new Date('2026-12-03T10:00:00Z') }, now());
    expect(moved.advisorId).not.toBe(appointment.advisorId);
    expect((await unattended()).items).toEqual([]);
    const [next = ''] = await get(StandInsService).free(by, appointment.id, now());
    expect(next).not.toBe(appointment.advisorId);
    expect(await get(StandInsService).handTo(by, appointment.id, { advisorId: next }, now())).toMatchObject({ advisorId: next });
  });

  it('is refused by the database itself, whoever writes', async () => {
    const [{ id, personId }] = (await roles('true')) as [{ id: string; personId: string }];
    await remove(id);
    const written = database().rows(
      `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id)
       VALUES (gen_random_uuid(), $1, tstzrange('2027-01-05 09:00Z', '2027-01-05 10:00Z'), 'appointment', gen_random_uuid())`,
      [personId],
    );
    await expect(written).rejects.toMatchObject({ driverError: { code: '40001', constraint: 'commitment_within_role' } });
  });

  it('has no appointment that was committed after her removal was, while bookings storm', async () => {
    const storm = '2026-12-10T09:00:00Z';
    const leaving = (await roles('true')).slice(0, advisors.length / 2);
    const staying = (await freeAt(storm)).filter((id) => !leaving.some(({ personId }) => personId === id));
    const booking = (n: number) => () => course.book(n, storm);
    /** What each had when her removal had committed. */
    const taken = new Map<string, string[]>();
    const removal =
      ({ id, personId }: (typeof leaving)[number]) =>
      async () => {
        await remove(id);
        taken.set(personId, await ownersWith(personId));
        return null;
      };
    const outcomes = await together([...times(16, booking), ...leaving.map(removal), ...times(24, (n) => booking(16 + n))]);
    const answers = outcomes.filter((outcome) => outcome !== null);
    expect(Object.keys(tally(answers)).sort()).toEqual(['201', '409 slot-taken']);
    expect(tally(answers)['201']).toBeGreaterThanOrEqual(staying.length);
    for (const { personId } of leaving) expect([personId, await ownersWith(personId)]).toEqual([personId, taken.get(personId)]);
  }, 60_000);

  /** Her commitments, as they stand once what was committed before is seen. */
  const ownersWith = async (personId: string): Promise<string[]> =>
    (await database().rows<{ id: string }>('SELECT owner_id AS id FROM commitment WHERE person_id = $1 ORDER BY owner_id', [personId])).map(
      ({ id }) => id,
    );
});
