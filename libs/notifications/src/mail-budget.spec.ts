import { IntakeService, RequestsService } from '#intake';
import { anonymous, hours, later, minutes, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { MailOutlook } from './mail-outlook.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';

describe('mails to an address that nobody has proven', () => {
  let office: MailOffice;
  const email = 'inconnue@commune.example';

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisor });
  });

  afterAll(() => office?.close());

  it('stop at four in a day, let a cancellation through, and say the newest the day after', async () => {
    const appointment = await office.book(email);
    const other = await office.book(email, { nth: 30 });
    await office.deliver();
    for (const nth of [5, 8, 11, 14]) {
      office.clock.set(later(office.now, hours(1)));
      await office.appointments.move(asSpec, appointment.id, { start: await office.freeStart('commune:26063', nth) }, office.now);
      await office.deliver();
    }
    expect(office.sink.to(email)).toHaveLength(4);
    expect(office.sink.to(advisor)).toHaveLength(6);

    await office.appointments.cancel(asSpec, other.id, { reason: null }, office.now);
    await office.deliver();
    expect(office.sink.to(email).at(-1)?.subject).toContain('annulé');
    expect(office.sink.to(email)).toHaveLength(5);

    office.clock.set(later(office.now, hours(24)));
    await office.deliver();
    const invitations = office.sink.to(email).filter(({ calendar }) => calendar !== null);
    expect(invitations).toHaveLength(6);
    const current = await office.appointments.read(asSpec, appointment.id);
    expect(invitations.at(-1)?.calendar).toMatch(new RegExp(`^SEQUENCE:${current.sequence}$`, 'm'));
    expect(await office.deliver()).toBe(0);
  });

  it('are foretold when they are held, and leave once the address is proven', async () => {
    const [hers, outlook] = ['prouve@commune.example', office.app.get(MailOutlook)];
    const { id, addressId } = await office.book(hers, { nth: 40 });
    const held = async () => {
      const { sequence } = await office.appointments.read(asSpec, id);
      return outlook.heldUntil(asSpec, { kind: sequence ? 'moved' : 'booked', subjectId: id, sequence, addressId }, office.now);
    };
    for (const nth of [43, 46, 49]) {
      expect(await held()).toBeNull();
      await office.deliver();
      expect(await held()).toBeNull();
      office.clock.set(later(office.now, minutes(1)));
      await office.appointments.move(asSpec, id, { start: await office.freeStart('commune:26063', nth) }, office.now);
    }
    await office.deliver();
    await office.appointments.move(asSpec, id, { start: await office.freeStart('commune:26063', 52) }, office.now);
    const until = await held();
    expect(until?.getTime()).toBeGreaterThan(later(office.now, hours(23)).getTime());
    await office.deliver();
    expect(await held()).toEqual(until);
    expect(office.sink.to(hers)).toHaveLength(4);

    await office.app.get(IntakeService).prove({ kind: 'holder', purpose: 'manage-mailed', id }, office.now);
    expect(await held()).toBeNull();
    await office.deliver();
    expect(office.sink.to(hers)).toHaveLength(5);
  });

  it('are counted with the receipts of requests', async () => {
    const email = 'demandes@commune.example';
    const person = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff' } as const;
    const wish = { type: 'orientation', territoryId: 'commune:26063', preferred: ['mardi'], ...person };
    for (const _ of [1, 2, 3]) await office.app.get(RequestsService).submit(anonymous, wish, office.now);
    await office.book(email, { nth: 55 });
    await expect(office.book(email, { nth: 60 })).rejects.toMatchObject({ code: 'too-many-upcoming' });
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(4);
  });
});
