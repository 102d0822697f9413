import type { AppointmentRead } from '#appointments';
import { IntakeService } from '#intake';
import { NotFound, type PersonActor, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { inRole, nationwide } from '../../../test/support/standing.js';
import { CallsToMake } from './calls-to-make.js';
import { StuckMessages } from './stuck-messages.js';

const asSpec = system('spec');
const email = 'camille.roux@cellule.example';

describe('calls in the place of mails', () => {
  let office: MailOffice;
  let calls: CallsToMake;
  let advisor: PersonActor;

  beforeAll(async () => {
    office = await MailOffice.open();
    calls = office.app.get(CallsToMake);
    advisor = inRole('advisor', nationwide, (await office.enrol({ email })).id);
  });
  afterAll(() => office?.close());

  // Tuesday 24 November 2026, 9 h in Paris
  beforeEach(async () => {
    office.clock.set('2026-11-24T08:00:00Z');
    await office.deliver();
    const own =
      'DELETE FROM call; DELETE FROM commitment; ALTER TABLE appointment_change DISABLE TRIGGER ALL; DELETE FROM appointment_change';
    for (const sql of [...own.split(';'), ...['attempt', 'message', 'reminder', 'appointment'].map((table) => `DELETE FROM ${table}`)])
      await office.database.rows(sql);
    office.sink.clear();
  });

  const called = (): Promise<AppointmentRead> => {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email: null, status: null, phone: '06 00 00 00 17' };
    const order = { territory: 'commune:26063', type: 'orientation', modality: 'phone', start: new Date('2026-12-03T09:00:00Z') } as const;
    return office.app.get(IntakeService).make(asSpec, { ...order, requester }, office.now);
  };
  const list = async () => (await calls.of(advisor, advisor.personId, office.now)).map(({ kind }) => kind);
  const first = async () => (await calls.of(advisor, advisor.personId, office.now))[0]?.messageId ?? '';
  const stuck = () => office.app.get(StuckMessages).countFailed(asSpec);
  const move = (id: string, start: string) => office.appointments.move(asSpec, id, { start: new Date(start) }, office.now);

  it('are none for what was just said on the telephone', async () => {
    await called();
    await office.deliver();
    expect([await office.messages(), await list(), await stuck()]).toEqual([['booked sent'], [], 0]);
  });

  it('remind two days before, and not in the hour before she is called anyway', async () => {
    await called();
    await office.deliver();
    await office.deliverAt('2026-12-01T08:00:00Z');
    expect([await list(), await stuck()]).toEqual([['two_days_before'], 1]);
    await office.deliverAt('2026-12-03T08:30:00Z');
    expect(await list()).toEqual(['two_days_before']);
    await office.deliverAt('2026-12-03T09:00:00Z');
    expect(await list()).toEqual([]);
    expect((await office.messages()).filter((message) => /one_hour|unreachable/.test(message))).toEqual([]);
  });

  it('say the latest word only, a cancellation too', async () => {
    const { id } = await called();
    await office.deliver();
    await move(id, '2026-12-03T10:00:00Z');
    await office.deliver();
    expect(await list()).toEqual(['moved']);
    office.clock.set('2026-11-24T09:00:00Z');
    await office.appointments.cancel(asSpec, id, { reason: 'Une absence.' }, office.now);
    await office.deliver();
    expect(await list()).toEqual(['cancelled']);
  });

  it('are ticked off once, however many tick at once, noted once, and never asked again', async () => {
    const { id } = await called();
    await office.deliver();
    for (const [now, start] of [
      ['2026-11-24T09:00:00Z', '2026-12-03T10:00:00Z'],
      ['2026-11-24T10:00:00Z', '2026-12-03T13:00:00Z'],
    ] as const) {
      office.clock.set(now);
      await move(id, start);
      await office.deliver();
    }
    expect([await list(), await stuck()]).toEqual([['moved'], 2]);
    const message = await first();
    const ticked = await Promise.all(Array.from({ length: 12 }, () => calls.tickOff(advisor, message, office.now)));
    expect(ticked.filter(Boolean)).toHaveLength(1);
    expect([await list(), await stuck()]).toEqual([[], 0]);
    const noted = `SELECT actor FROM journal WHERE name = 'CallMade' AND subject_id = $1`;
    expect(await office.database.rows(noted, [id])).toEqual([{ actor: `person:${advisor.personId}` }]);
    expect(await calls.tickOff(advisor, message, office.now)).toBe(false);
  });

  it('are one’s own to make, and nobody else’s to know of', async () => {
    const { id } = await called();
    await move(id, '2026-12-03T10:00:00Z');
    await office.deliver();
    const colleague = inRole('advisor', nationwide, (await office.enrol({ email: 'second@cellule.example', weekdays: [] })).id);
    await expect(calls.tickOff(colleague, await first(), office.now)).rejects.toBeInstanceOf(NotFound);
    await expect(calls.of(colleague, advisor.personId, office.now)).rejects.toBeInstanceOf(NotFound);
    await expect(calls.tickOff(advisor, id, office.now)).rejects.toBeInstanceOf(NotFound);
  });

  it('are counted in the mail of the day', async () => {
    await office.book('mairie@commune.example', { nth: 0 });
    const { id } = await called();
    await office.deliver();
    await move(id, '2026-12-03T10:00:00Z');
    await office.deliver();
    await office.deliverAt((await office.freeStart('commune:26063', 0)).toISOString().replace(/T.*/, 'T06:30:00Z'));
    const day = office.sink.to(email).find(({ subject }) => subject?.includes('journée'));
    expect(day?.text?.replace(/\s+/g, ' ')).toContain('Une personne est à appeler');
  });

  it('take the place of mails to a mailbox that is gone, until one arrives', async () => {
    const booked = await office.book('morte@commune.example', { nth: 6 });
    office.sink.refuseOnce({ code: 550, said: '5.1.1 No such user', recipient: 'morte@commune.example' });
    await office.deliver();
    expect(await list()).toContain('booked');
    await office.database.rows(`UPDATE message SET state = 'sent' WHERE subject_id = $1`, [booked.id]);
    expect(await list()).toEqual([]);
  });
});
