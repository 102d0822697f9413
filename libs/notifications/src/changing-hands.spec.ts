import { CorrectionsService, StandInsService } from '#appointments';
import { SuccessionsService } from '#intake';
import { system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { inRole, nationwide } from '../../../test/support/standing.js';

const asSpec = system('spec');
const early = 'early@cellule.example';
const late = 'late@cellule.example';

describe('an appointment that changes hands', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: early, weekdays: [1, 2, 3] });
    await office.enrol({ email: late, weekdays: [4, 5] });
  });

  afterAll(() => office?.close());

  beforeEach(async () => {
    await office.deliver();
    office.sink.clear();
  });

  it('leaves the calendar of the former advisor and enters that of the next', async () => {
    const start = await startOn(office, [4, 5]);
    const appointment = await office.book('a@commune.example', { nth: await nthOn(office, [1, 2, 3]) });
    await office.deliver();
    expect(office.sink.to(early)).toHaveLength(1);
    await office.appointments.move(asSpec, appointment.id, { start: start }, office.now);
    await office.deliver();
    const [, gone] = office.sink.to(early);
    expect(gone?.subject).toContain('repris par une autre personne de l’équipe');
    expect(gone?.calendar).toMatch(/^METHOD:CANCEL$/m);
    expect(gone?.calendar).toMatch(/^SEQUENCE:1$/m);
    expect(gone?.calendar).not.toMatch(/^STATUS/m);
    expect(gone?.calendar).toMatch(new RegExp(`^DTSTART:${utc(appointment.start)}$`, 'm'));
    const [taken] = office.sink.to(late);
    expect(taken?.calendar).toMatch(/^METHOD:REQUEST$/m);
    expect(taken?.text).toContain('Un rendez-vous déplacé vous est confié.');
    expect(office.sink.to('a@commune.example')[1]?.text).toContain('La personne qui vous reçoit a changé.');
  });

  it('still leaves the calendar of the former advisor when it changes again before the mail goes', async () => {
    const appointment = await office.book('b@commune.example', { nth: await nthOn(office, [1, 2, 3]) });
    await office.deliver();
    await office.appointments.move(asSpec, appointment.id, { start: await startOn(office, [4, 5]) }, office.now);
    await office.file();
    await office.appointments.cancel(asSpec, appointment.id, { reason: null }, office.now);
    await office.deliver();
    expect(office.sink.to(early).at(-1)?.subject).toContain('repris');
    expect(office.sink.to(late).map(({ subject }) => subject)).toEqual([expect.stringContaining('annulé')]);
    expect(office.sink.to('b@commune.example').at(-1)?.calendar).toMatch(/^SEQUENCE:2$/m);
  });

  it('is offered to a successor with names only, and given to them when they accept', async () => {
    const appointment = await office.book('c@commune.example', { nth: 3 });
    await office.deliver();
    const successions = office.app.get(SuccessionsService);
    const holder = { kind: 'holder', purpose: 'manage-mailed', id: appointment.id } as const;
    const { id } = await successions.name(holder, { firstName: 'Ada', lastName: 'Roy', email: 'd@commune.example' }, office.now);
    await office.deliver();
    const [offer] = office.sink.to('d@commune.example');
    expect(offer?.text).toContain('Zoé Le Goff vous propose de participer à ce rendez-vous à sa place.');
    expect(offer?.text).toContain('/reprise/');
    expect(offer?.calendar).toBeNull();

    await successions.accept({ kind: 'holder', purpose: 'succession', id }, id, 'elected', office.now);
    await office.deliver();
    const left = office.sink.to('c@commune.example').at(-1);
    expect(left?.text).toMatch(/^Vous ne participez plus à ce rendez-vous\./);
    expect(left?.calendar).toMatch(/^METHOD:CANCEL$/m);
    expect(left?.calendar).not.toMatch(/^STATUS/m);
    const [, mine] = office.sink.to('d@commune.example');
    expect(mine?.calendar).toMatch(/^METHOD:REQUEST$/m);
    expect(mine?.to?.[0]?.name).toBe('Ada Roy');
    expect(mine?.text).not.toContain('C’est bien moi');
    expect(advisorsMails().at(-1)?.text).toContain('Ada Roy remplace Zoé Le Goff.');
  });

  const advisorsMails = () => [...office.sink.to(early), ...office.sink.to(late)];

  it('at the same hour is one mail to each, and the same entry in every calendar', async () => {
    await office.enrol({ email: 'same@cellule.example', weekdays: [1, 2, 3] });
    const appointment = await office.book('same@commune.example', { nth: await nthOn(office, [1, 2, 3]) });
    await office.deliver();
    office.sink.clear();
    const standIns = office.app.get(StandInsService);
    const [next = ''] = await standIns.free(asSpec, appointment.id, office.now);
    await standIns.handTo(asSpec, appointment.id, { advisorId: next }, office.now);
    await office.deliver();
    const [told, ...more] = office.sink.to('same@commune.example');
    expect(more).toEqual([]);
    expect(told?.text).toContain('La date et l’heure ne changent pas');
    for (const line of ['METHOD:REQUEST', `UID:${appointment.id}.*`, 'SEQUENCE:1', `DTSTART:${utc(appointment.start)}`])
      expect(told?.calendar).toMatch(new RegExp(`^${line}$`, 'm'));
    const advisors = office.sink.mails.filter((mail) => mail !== told).map(({ subject }) => subject);
    expect(advisors).toHaveLength(2);
    expect(office.sink.mails.map(({ text }) => text).join()).not.toContain('déplacé');
  });

  it('to another collectivité is one mail to each, at the same time on its clock, and reminders follow', async () => {
    const appointment = await office.book('e@commune.example', { nth: await nthOn(office, [1, 2, 3]) });
    await office.deliver();
    office.sink.clear();
    await office.app.get(CorrectionsService).correct(asSpec, appointment.id, { territoryId: 'commune:97611' }, office.now);
    await office.deliver();
    const [told, ...more] = office.sink.to('e@commune.example');
    expect([told?.subject, more]).toEqual([expect.stringMatching(/^Mamoudzou.: collectivité corrigée/), []]);
    expect(told?.text).toContain('heure de Mayotte');
    for (const line of ['METHOD:REQUEST', `UID:${appointment.id}.*`, 'SEQUENCE:1', `DTSTART:${utc(appointment.start)}`])
      expect(told?.calendar).toMatch(new RegExp(`^${line}$`, 'm'));
    expect(office.sink.mails.filter((mail) => mail !== told).map(({ text }) => text)).toEqual([expect.stringContaining('Mamoudzou (976)')]);
    const sql = `SELECT due_at AS due FROM reminder WHERE subject_id = $1 AND kind = 'two_days_before' AND settled_at IS NULL`;
    const [reminder, ...others] = await office.database.rows<{ due: Date }>(sql, [appointment.id]);
    expect([reminder?.due.toISOString().slice(11, 16), others]).toEqual(['06:00', []]);
  });

  it('to another collectivité, when the advisor says so herself, is no news to her', async () => {
    const appointment = await office.book('f@commune.example', { nth: await nthOn(office, [1, 2, 3]) });
    await office.deliver();
    office.sink.clear();
    const by = inRole('advisor', nationwide, appointment.advisorId);
    await office.app.get(CorrectionsService).correct(by, appointment.id, { territoryId: 'commune:26220' }, office.now);
    await office.deliver();
    expect(office.sink.mails).toEqual(office.sink.to('f@commune.example'));
    expect(office.sink.mails).toHaveLength(1);
  });
});

/** The number, among the free starts, of the first on one of these days of Paris. */
async function nthOn(office: MailOffice, weekdays: readonly number[]): Promise<number> {
  for (let nth = 0; ; nth += 1) if (weekdays.includes((await office.freeStart('commune:26063', nth)).getUTCDay())) return nth;
}

const startOn = async (office: MailOffice, weekdays: readonly number[]): Promise<Date> =>
  office.freeStart('commune:26063', await nthOn(office, weekdays));

const utc = (instant: Date): string => instant.toISOString().replaceAll(/[-:]|\.000/g, '');
