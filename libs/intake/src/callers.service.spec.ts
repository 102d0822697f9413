import { AppointmentsService, SlotsService, SlotTaken } from '#appointments';
import { CasesService } from '#cases';
import { IdentityService, VouchingService } from '#identity';
import { anonymous, Forbidden, InvalidInput, later, minutes, NotFound, type PersonActor, system } from '#kernel';
import { Database, IdempotencyKeyReused } from '#platform';
import { TerritoriesService } from '#territories';
import { addressOf, advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { Community } from '../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { inRole, nationwide } from '../../../test/support/standing.js';
import { type Caller, CallersService } from './callers.service.js';
import { FilingService } from './filing.service.js';
import { IntakeService } from './intake.service.js';
import { WriteUpsService } from './write-ups.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const buis = 'commune:26063';

describe('booking for someone on the telephone', () => {
  let services: RunningServices;
  let community: Community;
  let callers: CallersService;
  let coordinator: PersonActor;
  let nth = -4;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now, advisors.slice(0, 2));
    community = new Community(services.app, now);
    callers = services.app.get(CallersService);
    coordinator = await community.with('coordinator', 'solene@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());

  const database = () => services.app.get(Database);
  const read = (id: string) => services.app.get(AppointmentsService).read(by, id);
  const starts = async () => {
    const wish = { territoryId: buis, type: 'orientation', modality: 'phone', wide: false } as const;
    return (await services.app.get(SlotsService).offered(anonymous, wish, now)).items.map(({ start }) => new Date(start));
  };
  const aCaller = async (more: Partial<Caller> = {}): Promise<Caller> => {
    nth += 4;
    const start = (await starts())[nth] ?? new Date(0);
    return { territory: buis, type: 'orientation', start, firstName: 'Odile', lastName: 'Chabert', phone: '06 00 00 00 01', ...more };
  };
  const form = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

  it('needs a number and no mailbox, and takes place by telephone', async () => {
    const caller = await aCaller();
    const made = await read(await callers.book(coordinator, caller, form(1), now));
    expect(made).toMatchObject({ modality: 'phone', room: null, requester: { email: null, status: null, phone: '06 00 00 00 01' } });
    expect(await services.app.get(IdentityService).address(by, made.addressId)).toMatchObject({ email: null, provenAt: null, deadAt: now });
    await expect(callers.book(coordinator, { ...caller, phone: '' }, form(2), now)).rejects.toBeInstanceOf(InvalidInput);
  });

  it('makes one appointment of a form that is sent many times at once', async () => {
    const caller = await aCaller();
    const ids = await Promise.all(Array.from({ length: 12 }, () => callers.book(coordinator, caller, form(3), now)));
    expect(new Set(ids).size).toBe(1);
    await expect(callers.book(coordinator, { ...caller, lastName: 'Martin' }, form(3), now)).rejects.toBeInstanceOf(IdempotencyKeyReused);
  });

  it('of two dozen at the same hour takes as many as there are people to receive, and offers the others what is near', async () => {
    const caller = await aCaller();
    const territory = await services.app.get(TerritoriesService).one(by, buis);
    const need = { territory, durationMinutes: 45, modality: 'phone' } as const;
    const free = await services.app.get(SlotsService).freeAt(by, need, caller.start, now);
    const all = Array.from({ length: 24 }, (_, n) => callers.book(coordinator, caller, form(100 + n), now));
    const ended = await Promise.allSettled(all);
    const made = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect([free.length > 0, made.length]).toEqual([true, free.length]);
    for (const one of ended) if (one.status === 'rejected') expect(one.reason).toMatchObject({ alternatives: expect.any(Array) });
  });

  it('merges nobody, and weighs nobody: the cell has talked with each', async () => {
    const addresses = new Set<string>();
    for (let n = 0; n < 5; n += 1)
      addresses.add((await read(await callers.book(coordinator, await aCaller(), form(200 + n), now))).addressId);
    expect(addresses.size).toBe(5);
  });

  it('is with the one who asked, where the hour is hers', async () => {
    const email = addressOf(advisors[1] as (typeof advisors)[number]);
    const address = await services.app.get(IdentityService).findAddress(by, email);
    const own = await database().row<{ id: string }>('SELECT person_id AS id FROM address WHERE id = $1', [address?.id]);
    const caller = await aCaller({ advisorId: own?.id });
    expect(await read(await callers.book(coordinator, caller, form(4), now))).toMatchObject({ advisorId: own?.id });
    await expect(callers.book(coordinator, caller, form(5), now)).rejects.toBeInstanceOf(SlotTaken);
  });

  it('is nobody’s but the cell’s, and for its own départements', async () => {
    const caller = await aCaller();
    const lead = await community.with('lead', 'maire@buis.example', { territoryId: buis });
    await expect(callers.book(lead, caller, form(6), now)).rejects.toBeInstanceOf(Forbidden);
    const order = { ...caller, modality: 'phone' as const, requester: { ...caller, email: null, status: null } };
    await expect(services.app.get(IntakeService).make(anonymous, order, now)).rejects.toBeInstanceOf(Forbidden);
    const northern = await community.with('advisor', 'nord@cellule.example', { scope: { national: false, departements: ['59'] } });
    await expect(callers.book(northern, caller, form(7), now)).rejects.toBeInstanceOf(NotFound);
  });

  it('opens a case as the cell’s own doing, since nobody booked online', async () => {
    const id = await callers.book(coordinator, await aCaller(), form(9), now);
    const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
    const open = { title: 'Une assemblée ouverte', summary: '', agreement };
    const caseId = await services.app.get(FilingService).file(coordinator, { kind: 'appointment', id }, { open }, now);
    expect(await services.app.get(CasesService).one(by, caseId, now)).toMatchObject({ origin: 'advisor', territoryId: buis });
  });

  it('is met again at the end of an appointment, still without a mailbox, and is the same caller', async () => {
    const first = await read(await callers.book(coordinator, await aCaller(), form(10), now));
    const advisor = inRole('advisor', nationwide, first.advisorId);
    const [ups, at] = [services.app.get(WriteUpsService), later(first.end, minutes(5))];
    const start = new Date((await ups.nextSlots(advisor, first, at))[0]?.start ?? 0);
    const closing = { ending: 'none', reason: 'Un simple appel.', next: start } as const;
    await ups.close(advisor, first.id, closing, at);
    const [next] = await services.app.get(AppointmentsService).upcomingOf(by, first.addressId, at);
    expect(next).toMatchObject({ start, modality: 'phone', requester: first.requester, advisorId: first.advisorId });
  });

  it('leaves nobody out of reach, and gives no account, whatever asks it of PostgreSQL', async () => {
    const { id, addressId, territoryId } = await read(await callers.book(coordinator, await aCaller(), form(8), now));
    const silent = database().rows('UPDATE appointment SET requester_phone = NULL WHERE id = $1', [id]);
    await expect(silent).rejects.toMatchObject({ driverError: { constraint: 'appointment_reached' } });
    for (const change of ['proven_at = created_at', 'dead_at = NULL'])
      await expect(database().rows(`UPDATE address SET ${change} WHERE id = $1`, [addressId])).rejects.toMatchObject({
        driverError: { constraint: 'address_reached' },
      });
    const who = { addressId, firstName: 'Odile', lastName: 'Chabert' };
    await expect(services.app.get(VouchingService).vouch(coordinator, { territoryId, who }, now)).rejects.toBeInstanceOf(NotFound);
  });
});
