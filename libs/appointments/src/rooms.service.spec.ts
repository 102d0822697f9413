import { hours, InvalidInput, later, NotFound, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { asHerself, inCollectivite, inRole, nationwide } from '../../../test/support/standing.js';
import { RoomsService } from './rooms.service.js';

const bySpec = system('spec');
const elsewhere = 'https://visio.exemple.example/ailleurs';

describe('the room of an appointment in visio', () => {
  let office: MailOffice;
  let number = 0;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: 'camille.roux@cellule.example' });
  });
  afterAll(() => office?.close());
  afterEach(() => office.clock.set('2026-11-24T08:00:00Z'));

  const booked = async () => {
    number += 1;
    const appointment = await office.book(`mairie-${number}@commune.example`);
    await office.deliver();
    office.sink.clear();
    return { appointment, email: `mairie-${number}@commune.example` };
  };
  const rooms = () => office.app.get(RoomsService);

  it('is told to both at once, under a higher sequence, in a changed invitation', async () => {
    const { appointment, email } = await booked();
    const advisor = inRole('advisor', nationwide, appointment.advisorId);
    const changed = await rooms().setRoom(advisor, appointment.id, elsewhere, office.now);
    expect([changed.room, changed.sequence]).toEqual([elsewhere, appointment.sequence + 1]);
    await office.deliver();
    for (const reader of [email, 'camille.roux@cellule.example']) {
      const [mail, ...more] = office.sink.to(reader);
      expect(more).toEqual([]);
      expect(mail?.subject).toContain('lien de la visio');
      expect(mail?.text).toContain(elsewhere);
      expect(mail?.calendar).toMatch(/^METHOD:REQUEST$/m);
      expect(mail?.calendar).toMatch(/^SEQUENCE:1$/m);
      expect(mail?.calendar?.replace(/\r?\n[ \t]/g, '')).toContain(elsewhere);
    }
  });

  it('is said by its own advisor and by coordination alone', async () => {
    const { appointment } = await booked();
    const { id, advisorId, territoryId } = appointment;
    const set = (by: Parameters<RoomsService['setRoom']>[0]) => rooms().setRoom(by, id, `${elsewhere}/${Math.random()}`, office.now);
    await expect(set(inRole('advisor', nationwide, advisorId))).resolves.toBeDefined();
    await expect(set(inRole('coordinator'))).resolves.toBeDefined();
    await expect(set(inRole('advisor'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set(inCollectivite('lead', territoryId))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(set(inCollectivite('lead', 'commune:59350'))).rejects.toThrow(NotFound);
    await expect(set(asHerself(advisorId))).rejects.toThrow(NotFound);
  });

  it('changes nothing when it is the same', async () => {
    const { appointment } = await booked();
    const same = await rooms().setRoom(bySpec, appointment.id, appointment.room ?? '', office.now);
    expect(same.sequence).toBe(appointment.sequence);
    await office.deliver();
    expect(office.sink.mails).toEqual([]);
  });

  it('is an encrypted address, and can be given until the end', async () => {
    const { appointment } = await booked();
    await expect(rooms().setRoom(bySpec, appointment.id, 'http://visio.exemple.example', office.now)).rejects.toThrow(InvalidInput);
    await expect(rooms().setRoom(bySpec, appointment.id, elsewhere, later(appointment.end, -1))).resolves.toBeDefined();
    await expect(rooms().setRoom(bySpec, appointment.id, `${elsewhere}/2`, later(appointment.end, hours(1)))).rejects.toMatchObject({
      code: 'appointment-closed',
    });
  });
});
