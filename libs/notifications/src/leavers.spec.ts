import { StandInsService } from '#appointments';
import { OrganisationsService } from '#identity';
import { IntakeService } from '#intake';
import { hours, later, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { ReminderSweep } from './reminders/reminder-sweep.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';
const desk = 'cellule@territoires.example';

describe('mails that an advisor would have read whose role has ended', () => {
  let office: MailOffice;
  let membership: string;

  beforeAll(async () => {
    office = await MailOffice.open();
    const { id } = await office.enrol({ email: advisor });
    [{ id: membership = '' } = {}] = await office.database.rows<{ id: string }>('SELECT id FROM membership WHERE person_id = $1', [id]);
  });
  afterAll(() => office?.close());

  const mailsTo = (email: string) => office.sink.to(email).map(({ subject, text, calendar }) => ({ subject, text, calendar }));

  it('go to the desk, also those that were promised before, without a calendar; the town hall hears as ever', async () => {
    const [first, second] = [await office.book('a@commune.example'), await office.book('b@commune.example', { nth: 9 })];
    await office.deliver();
    office.sink.clear();
    await office.app.get(IntakeService).announceLateness({ kind: 'holder', purpose: 'manage', id: first.id }, first.id, office.now);
    await office.file();
    await office.app.get(OrganisationsService).remove(asSpec, membership, office.now);
    await office.appointments.cancel(asSpec, second.id, { reason: null }, office.now);
    await office.deliver();
    expect(mailsTo(advisor)).toEqual([]);
    expect(mailsTo('b@commune.example')).toEqual([expect.objectContaining({ subject: expect.stringContaining('annulé') })]);
    const brought = mailsTo(desk);
    expect(brought.map(({ subject }) => subject).sort()).toEqual([
      expect.stringMatching(/dix minutes de retard .*\(pour Camille Roux\)/),
      expect.stringMatching(/rendez-vous annulé.*\(pour Camille Roux\)/),
    ]);
    for (const { text, calendar } of brought) {
      expect(text).toMatch(/^Camille Roux ne reçoit plus pour la cellule\./);
      expect(text).toContain('/coordination/rendez-vous?confier=oui');
      expect(calendar).toBeNull();
    }
  });

  it('are the day’s too, as long as nobody took it over', async () => {
    office.sink.clear();
    const [{ start } = { start: office.now }] = await office.database.rows<{ start: Date }>(
      `SELECT start_at AS start FROM appointment WHERE status = 'confirmed'`,
    );
    office.clock.set(later(start, -hours(1)));
    await office.app.get(ReminderSweep).turn(office.now);
    await office.deliver();
    expect(mailsTo(advisor)).toEqual([]);
    expect(mailsTo(desk)).toEqual([expect.objectContaining({ subject: expect.stringMatching(/^Votre journée .*\(pour Camille Roux\)$/) })]);
  });

  it('say nothing of what a colleague took over, who reads of it herself', async () => {
    office.sink.clear();
    const { id } = await office.enrol({ email: 'jules.morin@cellule.example' });
    const [{ appointmentId = '' } = {}] = await office.database.rows<{ appointmentId: string }>(
      `SELECT id AS "appointmentId" FROM appointment WHERE status = 'confirmed'`,
    );
    await office.app.get(StandInsService).handTo(asSpec, appointmentId, { advisorId: id }, office.now);
    await office.deliver();
    expect([...mailsTo(advisor), ...mailsTo(desk)]).toEqual([]);
    expect(mailsTo('jules.morin@cellule.example').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Un rendez-vous vous est confié/),
    );
  });
});
