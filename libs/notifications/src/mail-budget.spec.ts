import { hours, later, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';

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
      await office.appointments.move(asSpec, appointment.id, await office.freeStart('commune:26063', nth), office.now);
      await office.deliver();
    }
    expect(office.sink.to(email)).toHaveLength(4);
    expect(office.sink.to(advisor)).toHaveLength(6);

    await office.appointments.cancel(asSpec, other.id, null, office.now);
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
});
