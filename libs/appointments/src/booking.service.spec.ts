import { IdentityService } from '#identity';
import { anonymous, system } from '#kernel';
import { Database } from '#platform';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { SlotTaken, TooLate, TooManyUpcoming } from './appointments.errors.js';
import { AppointmentsService } from './appointments.service.js';
import { BookingService, type Order } from './booking.service.js';
import { SlotsService } from './slots.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('an appointment', () => {
  let services: RunningServices;
  let booking: BookingService;
  let appointments: AppointmentsService;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now);
    booking = services.app.get(BookingService);
    appointments = services.app.get(AppointmentsService);
  });
  afterAll(() => services?.close());

  const book = async (over: Partial<Order> = {}, email = `${Math.random()}@mairie.example`) => {
    const address = await services.app.get(IdentityService).addressFor(by, email, now);
    const order: Order = {
      territory: 'commune:26063',
      type: 'orientation',
      modality: 'visio',
      start: new Date('2026-12-01T09:00:00Z'),
      requester: { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' },
      ...over,
    };
    return booking.book(anonymous, order, address, now);
  };

  const commitments = (id: string) =>
    services.app
      .get(Database)
      .rows<{ busy: string; person_id: string }>('SELECT busy, person_id FROM commitment WHERE owner_id = $1', [id]);

  it('takes the time of one advisor, with a quarter of an hour after it', async () => {
    const made = await book();
    expect(made.reference).toMatch(/^TE-2026-\d{6}$/);
    expect(made.room).toMatch(/^https:\/\/visio\.territoires\.example\/[0-9a-f]{32}$/);
    const [row, ...more] = await commitments(made.id);
    expect(more).toEqual([]);
    expect(row).toEqual({ person_id: made.advisorId, busy: '["2026-12-01 09:00:00+00","2026-12-01 10:00:00+00")' });
  });

  it('goes to whoever has the fewest, until nobody is left', async () => {
    const start = new Date('2026-12-02T09:00:00Z');
    const free = await services.app.get(SlotsService).offered(anonymous, { ...aWish, from: '2026-12-02', to: '2026-12-02' }, now);
    expect(free.items.some((slot) => slot.start === start.getTime())).toBe(true);
    const advisors = new Set<string>();
    const refused = await (async () => {
      for (;;) {
        try {
          advisors.add((await book({ start })).advisorId);
        } catch (error) {
          return error;
        }
      }
    })();
    expect(refused).toBeInstanceOf(SlotTaken);
    expect((refused as SlotTaken).alternatives).toHaveLength(5);
    expect(advisors.size).toBe(7); // on a Wednesday: six of mainland France, one in La Réunion
  });

  it.each([
    ['in the past', '2026-11-20T09:00:00Z'],
    ['too soon', '2026-11-24T09:00:00Z'],
    ['off the grid', '2026-12-03T09:10:00Z'],
    ['beyond the horizon', '2027-03-30T08:00:00Z'],
    ['on a holiday of the territory', '2026-12-25T09:00:00Z'],
    ['at night', '2026-12-03T02:00:00Z'],
  ])('is refused %s, with five alternatives', async (_, start) => {
    const refused = await book({ start: new Date(start) }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SlotTaken);
    expect((refused as SlotTaken).alternatives).toHaveLength(5);
  });

  it('is refused a fourth time to an address that nobody has proven', async () => {
    const email = 'quatre@mairie.example';
    for (const day of ['03', '04', '07']) await book({ start: new Date(`2026-12-${day}T09:00:00Z`) }, email);
    await expect(book({ start: new Date('2026-12-08T09:00:00Z') }, email)).rejects.toBeInstanceOf(TooManyUpcoming);
    const address = await services.app.get(IdentityService).addressFor(by, email, now);
    await services.app.get(IdentityService).prove(by, address.id, now);
    await expect(book({ start: new Date('2026-12-08T09:00:00Z') }, email)).resolves.toBeDefined();
  });

  it('moves by half an hour with the same advisor, over its own time', async () => {
    const made = await book({ start: new Date('2026-12-09T09:00:00Z'), type: 'coherence' });
    const moved = await appointments.move(by, made.id, { start: new Date('2026-12-09T09:30:00Z') }, now);
    expect(moved).toMatchObject({ advisorId: made.advisorId, sequence: 1, room: made.room, start: new Date('2026-12-09T09:30:00Z') });
    expect(moved.end).toEqual(new Date('2026-12-09T11:00:00Z'));
    expect(await commitments(made.id)).toHaveLength(1);
  });

  it('stays where it was when it cannot move', async () => {
    const made = await book({ start: new Date('2026-12-10T09:00:00Z') });
    await expect(appointments.move(by, made.id, { start: new Date('2026-12-10T23:00:00Z') }, now)).rejects.toBeInstanceOf(SlotTaken);
    expect(await appointments.read(by, made.id)).toMatchObject({ start: made.start, sequence: 0 });
    expect(await commitments(made.id)).toHaveLength(1);
  });

  it('cannot be moved less than four hours before', async () => {
    const made = await book({ start: new Date('2026-12-11T09:00:00Z') });
    const late = new Date('2026-12-11T05:00:01Z');
    await expect(appointments.move(by, made.id, { start: new Date('2026-12-15T09:00:00Z') }, late)).rejects.toBeInstanceOf(TooLate);
  });

  it('is cancelled until its start, once, and frees the time', async () => {
    const made = await book({ start: new Date('2026-12-14T09:00:00Z') });
    const justBefore = new Date('2026-12-14T08:59:59Z');
    const cancelled = await appointments.cancel(by, made.id, { reason: 'Empêchement' }, justBefore);
    expect(cancelled).toMatchObject({ status: 'cancelled', sequence: 1, cancelledLate: true, cancelReason: 'Empêchement' });
    expect(await appointments.cancel(by, made.id, { reason: null }, justBefore)).toEqual(cancelled);
    expect(await commitments(made.id)).toEqual([]);
  });
});

const aWish = { territoryId: 'commune:26063', type: 'orientation', modality: 'visio', wide: false } as const;
