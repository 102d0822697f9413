import { AppointmentsService, SlotTaken, TooManyUpcoming } from '#appointments';
import { IdentityService } from '#identity';
import { type Actor, anonymous, Forbidden, InvalidInput, system } from '#kernel';
import { Database, Idempotency, IdempotencyKeyReused, Secret } from '#platform';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { IntakeService } from './intake.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('the front desk', () => {
  let services: RunningServices;
  let intake: IntakeService;
  let count = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now);
    intake = services.app.get(IntakeService);
  });
  afterAll(() => services?.close());

  const anOrder = (start: string, email = `personne${count++}@mairie.example`) => ({
    territory: 'commune:26063',
    type: 'orientation',
    modality: 'visio' as const,
    start: new Date(start),
    requester: { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' as const },
  });
  const keyed = (key: string, body: unknown) => services.app.get(Idempotency).keyed(key, body);
  const announced = async (name: string) =>
    services.app.get(Database).rows<{ payload: object }>('SELECT payload FROM outbox WHERE name = $1', [name]);
  const made = async (start: string, email?: string) => intake.make(anonymous, anOrder(start, email), now);
  const holder = (purpose: 'manage' | 'manage-mailed', id: string): Actor => ({ kind: 'holder', purpose, id });

  it('books once per key, and announces it once', async () => {
    const order = anOrder('2026-12-01T09:00:00Z');
    const key = keyed('une-clé', order);
    const first = await intake.book(anonymous, order, key, now);
    expect(await intake.book(anonymous, order, key, now)).toEqual(first);
    const announcements = (await announced('AppointmentBooked')).filter(({ payload }) => JSON.stringify(payload).includes(first.id));
    expect(announcements).toHaveLength(1);
  });

  it('refuses the same key for another body', async () => {
    const order = anOrder('2026-12-01T10:00:00Z');
    await intake.book(anonymous, order, keyed('autre-clé', order), now);
    const other = anOrder('2026-12-01T11:00:00Z');
    await expect(intake.book(anonymous, other, keyed('autre-clé', other), now)).rejects.toBeInstanceOf(IdempotencyKeyReused);
  });

  it('gives the same refusal again, even when the slot has become free', async () => {
    const order = anOrder('2026-12-05T09:00:00Z');
    const refused = await intake.book(anonymous, order, keyed('samedi', order), now).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(SlotTaken);
    const again = await intake.book(anonymous, order, keyed('samedi', order), now).catch((error: unknown) => error);
    expect((again as SlotTaken).alternatives).toEqual((refused as SlotTaken).alternatives);
  });

  it('remembers a key for a day and no longer', async () => {
    const order = anOrder('2026-12-02T09:00:00Z');
    const first = await intake.book(anonymous, order, keyed('vieille', order), now);
    const nextDay = new Date('2026-11-24T08:00:01Z');
    const second = await intake.book(anonymous, order, keyed('vieille', order), nextDay);
    expect(second.id).not.toBe(first.id);
  });

  it.each([
    ['/requester/firstName', { firstName: ' ' }],
    ['/requester/firstName', { firstName: 'http://example.org' }],
    ['/requester/lastName', { lastName: 'Chabert\nBcc: x' }],
    ['/requester/email', { email: 'pas une adresse' }],
    ['/requester/phone', { phone: 'bonjour' }],
  ])('says what is wrong at %s', async (pointer, wrong) => {
    const order = anOrder('2026-12-03T09:00:00Z');
    const refused = await intake
      .make(anonymous, { ...order, requester: { ...order.requester, ...wrong } }, now)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('takes « C’est bien moi » from the mailed link alone', async () => {
    const { id, addressId } = await made('2026-12-04T09:00:00Z');
    await expect(intake.prove(holder('manage', id), now)).rejects.toBeInstanceOf(Forbidden);
    expect((await services.app.get(IdentityService).address(by, addressId)).provenAt).toBeNull();
    await intake.prove(holder('manage-mailed', id), now);
    expect((await services.app.get(IdentityService).address(by, addressId)).provenAt).toEqual(now);
  });

  it('tells the two links apart by what the row keeps of them', async () => {
    const { id } = await made('2026-12-04T10:00:00Z');
    const secret = services.app.get(Secret);
    const appointments = services.app.get(AppointmentsService);
    for (const purpose of ['manage', 'manage-mailed'] as const)
      expect((await appointments.byToken(secret.linkToken(purpose, id, 1), now)).by).toEqual(holder(purpose, id));
  });

  it('mails the links of what is upcoming once an hour, and nothing to the unknown', async () => {
    await made('2026-12-07T09:00:00Z', 'Perdue@Mairie.example');
    const asked = async () => (await announced('LinksAsked')).length;
    await intake.recover(anonymous, 'inconnue@mairie.example', now);
    expect(await asked()).toBe(0);
    await intake.recover(anonymous, ' perdue@mairie.EXAMPLE ', now);
    await intake.recover(anonymous, 'perdue@mairie.example', new Date('2026-11-23T08:59:00Z'));
    expect(await asked()).toBe(1);
    await intake.recover(anonymous, 'perdue@mairie.example', new Date('2026-11-23T09:00:00Z'));
    expect(await asked()).toBe(2);
  });

  it('lets an unproven address cause four messages a day, and keeps the fifth for a cancellation', async () => {
    const email = 'bruyante@mairie.example';
    for (const start of ['2026-12-08T09:00:00Z', '2026-12-08T10:00:00Z']) {
      const { id } = await made(start, email);
      await services.app.get(AppointmentsService).cancel(by, id, { reason: null }, now);
    }
    await expect(made('2026-12-08T11:00:00Z', email)).rejects.toBeInstanceOf(TooManyUpcoming);
  });
});
