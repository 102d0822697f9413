import { IdentityService } from '#identity';
import { type Actor, anonymous, later, minutes, system } from '#kernel';
import { Database } from '#platform';
import { enrolCast } from '../../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { inRole, within } from '../../../../test/support/standing.js';
import { RequestOnly } from '../appointments.errors.js';
import { BookingService, type Order } from '../booking.service.js';
import { SlotsService } from '../slots.service.js';
import type { NewClosure } from './closure.read.js';
import { ClosuresService } from './closures.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const aClosure: NewClosure = { scope: 'everyone', key: '', reason: 'Une vague de faux rendez-vous', from: null, until: null };

describe('closing the public door', () => {
  let services: RunningServices;
  let doors: ClosuresService;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now);
    doors = services.app.get(ClosuresService);
  });
  afterAll(() => services?.close());
  afterEach(() => services.app.get(Database).rows('DELETE FROM closure'));

  const isOpen = async (territoryId: string, at = now): Promise<boolean> => {
    const wish = { territoryId, type: 'orientation', modality: 'visio' as const, wide: false };
    const offer = await services.app.get(SlotsService).offered(anonymous, wish, at);
    return !offer.requestOnly;
  };

  const book = async (email: string, { asker = anonymous as Actor, at = now, proven = false } = {}) => {
    const address = await services.app.get(IdentityService).addressFor(by, email, now);
    const order: Order = {
      ...{ territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date('2026-12-01T09:00:00Z') },
      requester: { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' },
    };
    return services.app.get(BookingService).book(asker, order, { ...address, provenAt: proven ? now : null }, at);
  };

  it.each([
    ['departement:26', 'commune:26063', false],
    ['departement:26', 'departement:26', false],
    ['departement:26', 'commune:84138', true],
    ['region:84', 'commune:26063', false],
    ['region:84', 'commune:84138', true],
    ['commune:26063', 'commune:26063', false],
    ['commune:26063', 'departement:26', true],
    ['commune:26063', 'commune:26220', true],
  ])('of %s leaves %s open: %s', async (key, asked, open) => {
    await doors.close(by, { ...aClosure, scope: 'territory', key }, now);
    expect(await isOpen(asked)).toBe(open);
  });

  it('of an EPCI closes its communes', async () => {
    const epci = await services.app
      .get(Database)
      .row<{ id: string }>(`SELECT id FROM territory WHERE kind = 'epci' AND 'commune:26063' = ANY (members)`);
    await doors.close(by, { ...aClosure, scope: 'territory', key: epci?.id ?? '' }, now);
    expect([await isOpen('commune:26063'), await isOpen('commune:26362')]).toEqual([false, true]);
  });

  it('of an address or a domain is met only at booking, proven or not', async () => {
    await doors.close(by, { ...aClosure, scope: 'address', key: ' Farce@Mairie.example' }, now);
    await doors.close(by, { ...aClosure, scope: 'domain', key: '@jetable.example' }, now);
    expect(await isOpen('commune:26063')).toBe(true);
    for (const email of ['farce@mairie.example', 'nimporte@jetable.example'])
      for (const proven of [true, false]) await expect(book(email, { proven })).rejects.toThrow(RequestOnly);
    await expect(book('sincere@mairie.example')).resolves.toMatchObject({ status: 'confirmed' });
  });

  it('does not bind the cell, which books for whom it has talked with', async () => {
    await doors.close(by, aClosure, now);
    await expect(book('a@mairie.example')).rejects.toThrow(RequestOnly);
    await expect(book('a@mairie.example', { asker: inRole('advisor') })).resolves.toMatchObject({ status: 'confirmed' });
  });

  it('begins and ends when it says, and is undone in one act, in the journal', async () => {
    const [from, until] = [later(now, minutes(10)), later(now, minutes(20))];
    const id = await doors.close(by, { ...aClosure, from, until }, now);
    const open = async () => [await isOpen('commune:26063'), await isOpen('commune:26063', from), await isOpen('commune:26063', until)];
    expect(await open()).toEqual([true, false, true]);
    await doors.reopen(by, id, now);
    await doors.reopen(by, id, now);
    expect(await open()).toEqual([true, true, true]);
    const told = await services.app.get(Database).rows(`SELECT name FROM journal WHERE subject_id = $1 ORDER BY id`, [id]);
    expect(told).toEqual([{ name: 'DoorClosed' }, { name: 'DoorReopened' }]);
  });

  it('counts at once for whoever came in just before', async () => {
    await doors.close(by, aClosure, now);
    await expect(book('b@mairie.example', { at: later(now, -1000) })).rejects.toThrow(RequestOnly);
  });

  it.each<[string, Partial<NewClosure>, string]>([
    ['a place that does not exist', { scope: 'territory', key: 'commune:99999' }, '/key'],
    ['what is no address', { scope: 'address', key: 'exemple.fr' }, '/key'],
    ['what is no domain', { scope: 'domain', key: 'exemple' }, '/key'],
    ['nothing said', { reason: ' ' }, '/reason'],
    ['an end that is past', { until: now }, '/until'],
  ])('is refused for %s', async (_, over, pointer) => {
    await expect(doors.close(by, { ...aClosure, ...over }, now)).rejects.toMatchObject({ errors: [{ pointer }] });
  });

  it('is coordination’s, each within its départements', async () => {
    const [here, everywhere] = [inRole('coordinator', within('26')), inRole('coordinator')];
    const place = { ...aClosure, scope: 'territory', key: 'commune:84138' } as const;
    await expect(doors.close(here, aClosure, now)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(doors.close(here, place, now)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(doors.close(inRole('advisor'), aClosure, now)).rejects.toMatchObject({ code: 'forbidden' });
    const id = await doors.close(by, place, now);
    await expect(doors.reopen(here, id, now)).rejects.toMatchObject({ code: 'not-found' });
    expect([(await doors.list(here, now)).length, (await doors.list(everywhere, now)).length]).toEqual([0, 1]);
    expect(await doors.list(inRole('advisor'), now)).toEqual([]);
  });
});
