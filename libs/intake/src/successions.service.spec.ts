import { AppointmentsService } from '#appointments';
import { type Actor, anonymous, NotFound, system } from '#kernel';
import { Database, Secret } from '#platform';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { IntakeService } from './intake.service.js';
import { SuccessionsService } from './successions.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('a successor', () => {
  let services: RunningServices;
  let successions: SuccessionsService;
  let id: string;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now);
    successions = services.app.get(SuccessionsService);
    const requester = {
      firstName: 'Odile',
      lastName: 'Chabert',
      email: 'odile@mairie.example',
      status: 'elected',
      phone: '01 99 00 12 34',
    } as const;
    const order = {
      territory: 'commune:26063',
      type: 'orientation',
      modality: 'phone',
      start: new Date('2026-12-01T09:00:00Z'),
      requester,
    } as const;
    ({ id } = await services.app.get(IntakeService).make(anonymous, order, now));
  });
  afterAll(() => services?.close());

  const mailed = (): Actor => ({ kind: 'holder', purpose: 'manage-mailed', id });
  const named = (firstName: string) =>
    successions.name(mailed(), { firstName, lastName: 'Suivante', email: `${firstName}@mairie.example` }, now);
  const opened = (successionId: string) => successions.byToken(services.app.get(Secret).linkToken('succession', successionId, 1), now);

  it('takes over by saying yes, without the telephone or function of the one before', async () => {
    const [first, second] = [await named('anne'), await named('bea')];
    const { by: holder } = await opened(first.id);
    const taken = await successions.accept(holder, first.id, 'elected', now);
    expect(taken.requester).toMatchObject({ firstName: 'anne', phone: null, function: null });
    expect(await successions.accept(holder, first.id, 'elected', now)).toEqual(taken);
    await expect(opened(second.id)).rejects.toBeInstanceOf(NotFound);
    await expect(
      successions.accept({ kind: 'holder', purpose: 'succession', id: second.id }, second.id, 'staff', now),
    ).rejects.toMatchObject({
      code: 'appointment-closed',
    });
    expect((await services.app.get(AppointmentsService).read(by, id)).addressId).toBe(first.addressId);
    const accepted = await services.app.get(Database).rows('SELECT FROM succession WHERE accepted_at IS NOT NULL');
    expect(accepted).toHaveLength(1);
  });
});
