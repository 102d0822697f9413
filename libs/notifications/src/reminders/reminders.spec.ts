import { IntakeService, SuccessionsService } from '#intake';
import { system } from '#kernel';
import { MailOffice } from '../../../../test/support/mail-office.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';

describe('reminders', () => {
  let office: MailOffice;
  let number = 0;
  let email: string;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisor });
    await office.enrol({ email: 'second@cellule.example' });
  });

  afterAll(() => office?.close());

  // Tuesday 24 November 2026, 9 h in Paris
  beforeEach(async () => {
    office.clock.set('2026-11-24T08:00:00Z');
    await office.deliver();
    const own =
      'DELETE FROM commitment; DELETE FROM succession; ALTER TABLE appointment_change DISABLE TRIGGER ALL; DELETE FROM appointment_change';
    for (const sql of [...own.split(';'), ...['attempt', 'message', 'reminder', 'appointment'].map((table) => `DELETE FROM ${table}`)])
      await office.database.rows(sql);
    office.sink.clear();
    number += 1;
    email = `mairie-${number}@commune.example`;
  });

  it('are rows from the moment at which the confirmation is', async () => {
    await book('2026-12-03T09:00:00Z');
    await office.file();
    expect(await rows()).toEqual([
      'two_days_before 2026-12-01T08:00:00.000Z -',
      'advisor_day 2026-12-03T06:30:00.000Z -',
      'one_hour_before 2026-12-03T08:00:00.000Z -',
    ]);
    expect(await office.messages()).toEqual(['booked waiting', 'booked waiting']);
  });

  it('come two days before at nine, on the day at half past seven to the advisor, and an hour before', async () => {
    await book('2026-12-03T09:00:00Z');
    await office.deliver();
    await office.deliverAt('2026-12-01T07:59:59Z');
    expect(office.sink.mails).toHaveLength(2);
    await office.deliverAt('2026-12-01T08:00:00Z');
    const recalled = office.sink.to(email).at(-1);
    expect(plain(recalled?.subject)).toBe('Buis-les-Baronnies : rappel, rendez-vous jeudi 3 décembre à 10 h, heure de Paris');
    expect(recalled?.text).toContain('/rendez-vous/');
    expect(recalled?.calendar).toBeNull();
    await office.deliverAt('2026-12-03T06:30:00Z');
    const day = office.sink.mails.at(-1);
    expect(plain(day?.subject)).toBe('Votre journée du jeudi 3 décembre : 1 rendez-vous, le premier à 10 h');
    for (const said of ['Buis-les-Baronnies (26)', 'Zoé Le Goff', '06 00 00 00 01', email, 'https://visio'])
      expect(day?.text).toContain(said);
    await office.deliverAt('2026-12-03T08:00:00Z');
    expect(plain(office.sink.to(email).at(-1)?.subject)).toMatch(/^Buis-les-Baronnies : rendez-vous tout à l’heure, jeudi 3 décembre/);
    await office.deliverAt('2026-12-03T12:00:00Z');
    expect(office.sink.mails).toHaveLength(5);
  });

  it('are withdrawn with a move and with a cancellation, and made anew for what stands', async () => {
    const { id } = await book('2026-12-03T09:00:00Z');
    await office.file();
    await office.appointments.move(asSpec, id, { start: new Date('2026-12-10T09:00:00Z') }, office.now);
    await office.file();
    expect((await rows()).filter((row) => row.endsWith('-'))).toEqual([
      'advisor_day 2026-12-03T06:30:00.000Z -',
      'two_days_before 2026-12-08T08:00:00.000Z -',
      'advisor_day 2026-12-10T06:30:00.000Z -',
      'one_hour_before 2026-12-10T08:00:00.000Z -',
    ]);
    await office.appointments.cancel(asSpec, id, { reason: null }, office.now);
    await office.deliver();
    office.sink.clear();
    for (const instant of ['2026-12-01T08:00:00Z', '2026-12-03T08:00:00Z', '2026-12-08T08:00:00Z', '2026-12-10T08:00:00Z'])
      await office.deliverAt(instant);
    expect(office.sink.mails).toEqual([]);
  });

  it('go to the successor, no longer to the one before', async () => {
    const { id } = await book('2026-12-03T09:00:00Z');
    await office.deliver();
    const successions = office.app.get(SuccessionsService);
    const holder = { kind: 'holder', purpose: 'manage-mailed', id } as const;
    const next = { firstName: 'Ada', lastName: 'Roy', email: `suite-${email}` };
    const succession = await successions.name(holder, next, office.now);
    await successions.accept({ kind: 'holder', purpose: 'succession', id: succession.id }, succession.id, 'elected', office.now);
    await office.deliver();
    office.sink.clear();
    await office.deliverAt('2026-12-01T08:00:00Z');
    await office.deliverAt('2026-12-03T08:00:00Z');
    expect(office.sink.to(email)).toEqual([]);
    expect(office.sink.to(next.email)).toHaveLength(2);
  });

  it('stay silent about a change that was not heard of yet', async () => {
    const { id } = await book('2026-12-03T09:00:00Z');
    await office.deliver();
    await office.appointments.cancel(asSpec, id, { reason: null }, office.now);
    office.sink.clear();
    office.clock.set('2026-12-01T08:00:00Z');
    await sweepOnly();
    expect(office.sink.mails).toEqual([]);
    expect(await office.messages()).toContain('two_days_before superseded');
  });

  it('are found for an appointment that is older than they are', async () => {
    await book('2026-12-03T09:00:00Z');
    await office.deliver();
    await office.database.rows('DELETE FROM reminder');
    await office.deliverAt('2026-11-24T10:00:00Z');
    expect(await rows()).toHaveLength(3);
    await office.deliverAt('2026-11-24T12:00:00Z');
    expect(await rows()).toHaveLength(3);
  });

  it('of two days are one mail where several appointments are on that day', async () => {
    await book('2026-12-03T13:00:00Z');
    await book('2026-12-03T09:00:00Z');
    await office.deliver();
    for (const instant of ['2026-12-01T08:00:00Z', '2026-12-02T08:00:00Z']) await office.deliverAt(instant);
    const [recalled, ...others] = office.sink.to(email).slice(2);
    expect(plain(recalled?.subject)).toContain('jeudi 3 décembre à 10 h');
    expect(plain(recalled?.text)).toContain('Le même jour, à 14 h, un autre rendez-vous');
    expect(others).toEqual([]);
  });

  it('are one a day for each address, that of an hour before all, and the first of a day speaks for the others', async () => {
    await book('2026-12-01T09:00:00Z');
    await book('2026-12-03T09:00:00Z');
    await book('2026-12-03T13:00:00Z');
    await office.deliver();
    for (const day of ['2026-11-29', '2026-12-01', '2026-12-02', '2026-12-03'])
      for (const time of ['08:00', '12:00']) await office.deliverAt(`${day}T${time}:00Z`);
    const unasked = office.sink.to(email).slice(3);
    expect(unasked.map(({ subject }) => plain(subject).replace(/^[^:]*: /, ''))).toEqual([
      'rappel, rendez-vous mardi 1er décembre à 10 h, heure de Paris',
      'rendez-vous tout à l’heure, mardi 1er décembre à 10 h, heure de Paris',
      'rappel, rendez-vous jeudi 3 décembre à 10 h, heure de Paris',
      'rendez-vous tout à l’heure, jeudi 3 décembre à 10 h, heure de Paris',
    ]);
    for (const mail of unasked.slice(2)) expect(plain(mail.text)).toContain('Le même jour, à 14 h, un autre rendez-vous');
  });

  it.each<[string, number, string[]]>([
    ['30 h', 30, ['confirmé', 'commence']],
    ['5 h', 5, ['confirmé', 'commence']],
    ['50 min', 50 / 60, ['confirmé']],
  ])('that still make sense come when it is booked %s before', async (_late, hoursBefore, expected) => {
    const start = new Date('2026-12-03T15:00:00Z');
    await office.bookLate(email, start, hoursBefore * 3_600_000);
    await office.deliver();
    await office.deliverAt('2026-12-03T14:00:00Z');
    await office.deliverAt('2026-12-03T14:30:00Z');
    expect(office.sink.to(email).map(({ text }) => /confirmé|commence|a lieu/.exec(text ?? '')?.[0])).toEqual(expected);
  });

  /** The first free start from that instant on, booked. */
  async function book(start: string) {
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff', phone: '06 00 00 00 01' } as const;
    const order = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date(start), requester } as const;
    return office.app.get(IntakeService).make(asSpec, order, office.now);
  }

  /** Due reminders and messages, while the events still wait. */
  async function sweepOnly(): Promise<void> {
    const file = jest.spyOn(office, 'file').mockResolvedValue();
    await office.deliver();
    file.mockRestore();
  }

  async function rows(): Promise<string[]> {
    const found = await office.database.rows<{ kind: string; due_at: Date; outcome: string | null }>(
      'SELECT kind, due_at, outcome FROM reminder ORDER BY due_at, outcome NULLS LAST',
    );
    return found.map(({ kind, due_at, outcome }) => `${kind} ${due_at.toISOString()} ${outcome ?? '-'}`);
  }
});

const plain = (text: string | undefined) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
