import { AppointmentClosed, type AppointmentRead, firstCatalogue, SlotTaken, TooEarly } from '#appointments';
import { CasesService, fieldsOf, MinutesSent, MinutesWrittenMeanwhile } from '#cases';
import { Forbidden, InvalidInput, later, minutes, NotFound, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { afterIt, someWriting, WrittenUps } from '../../../test/support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('writing an appointment up', () => {
  let services: RunningServices;
  let ups: WrittenUps;
  let advisor: PersonActor;
  let colleague: PersonActor;
  let coordinator: PersonActor;
  let nth = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    ups = await WrittenUps.in(services.app, now);
    advisor = ups.advisor;
    colleague = await ups.community.with('advisor', 'yann.le-goff@cellule.example');
    coordinator = await ups.community.with('coordinator', 'solene.marchetti@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());

  const database = () => services.app.get(Database);
  const anAppointment = () => {
    nth += 4;
    return ups.booked(`mairie${nth}@commune.example`, { nth });
  };
  const written = async () => {
    const one = await anAppointment();
    return { one, at: afterIt(one), made: await ups.desk.save(advisor, one.id, someWriting(), afterIt(one)) };
  };
  const counted = async (sql: string, id: string) => (await database().row<{ n: number }>(sql, [id]))?.n;
  const sentEvents = (id: string) =>
    counted(`SELECT count(*)::int n FROM outbox WHERE name = 'MinutesSent' AND payload->>'appointmentId' = $1`, id);
  const atAddress = ({ addressId }: AppointmentRead) => counted('SELECT count(*)::int n FROM appointment WHERE address_id = $1', addressId);
  const nextOf = async (one: AppointmentRead) => new Date((await ups.desk.nextSlots(advisor, one, afterIt(one)))[0]?.start ?? 0);

  it('has fields for every type of the catalogue', () => {
    expect(firstCatalogue.filter(({ code }) => fieldsOf(code) === null)).toEqual([]);
  });

  it('keeps what is written, for its advisor and for those of the cell who may read it', async () => {
    const { one, at, made } = await written();
    expect(made).toMatchObject({ state: 'draft', version: 1, outcome: { axes: ['Écouter les habitants'], level: 'consultation' } });
    await ups.desk.save(advisor, one.id, someWriting({ version: 1, note: 'Le maire hésite.' }), at);
    expect(await ups.desk.open(advisor, one.id, at)).toMatchObject({ note: 'Le maire hésite.', mayWrite: true, minutes: { version: 2 } });
    expect(await ups.desk.open(colleague, one.id, at)).toMatchObject({ note: null, mayWrite: false, minutes: { version: 2 } });
    expect(await ups.desk.open(coordinator, one.id, at)).toMatchObject({ note: 'Le maire hésite.', mayWrite: false });
    const traced = await database().rows(`SELECT actor FROM journal WHERE name = 'NoteRead' AND subject_id = $1`, [one.id]);
    expect(traced).toEqual([{ actor: `person:${coordinator.personId}` }]);
  });

  it('is for nobody else, and for no appointment that was cancelled', async () => {
    const { one, at } = await written();
    for (const by of [colleague, coordinator]) await expect(ups.desk.save(by, one.id, someWriting(), at)).rejects.toBeInstanceOf(Forbidden);
    const lead = await ups.community.with('lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    await expect(ups.desk.save(lead, one.id, someWriting(), at)).rejects.toBeInstanceOf(NotFound);
    const other = await anAppointment();
    await database().rows(`UPDATE appointment SET status = 'cancelled', cancelled_at = $2 WHERE id = $1`, [other.id, now]);
    await expect(ups.desk.save(advisor, other.id, someWriting(), at)).rejects.toBeInstanceOf(AppointmentClosed);
  });

  it('refuses what its type has no field for, with its place', async () => {
    const one = await anAppointment();
    const refused = ups.desk.save(advisor, one.id, someWriting({ outcome: { need: 'Un cadre' } }), now);
    await expect(refused).rejects.toMatchObject({ errors: [{ pointer: '/outcome/need' }] });
  });

  it('never overwrites another’s words silently; the same again is no conflict', async () => {
    const { one, at } = await written();
    expect(await ups.desk.save(advisor, one.id, someWriting(), at)).toMatchObject({ version: 1 });
    const late = ups.desk.save(advisor, one.id, someWriting({ words: 'Autre chose' }), at);
    await expect(late).rejects.toBeInstanceOf(MinutesWrittenMeanwhile);
    expect(await ups.desk.open(advisor, one.id, at)).toMatchObject({ minutes: { words: 'Nous avons parlé du cadre.' } });
  });

  it('lets one of many who write at once through, and tells the others', async () => {
    const one = await anAppointment();
    const tries = Array.from({ length: 8 }, (_, index) => ups.desk.save(advisor, one.id, someWriting({ words: `Texte ${index}` }), now));
    const said = await Promise.allSettled(tries);
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of said) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(MinutesWrittenMeanwhile);
  });

  it('closes once, however many close at once: sent, held, and one next appointment with the same advisor', async () => {
    const { one, at } = await written();
    const next = await nextOf(one);
    const closing = { ending: 'sent', version: 1, next } as const;
    await Promise.all(Array.from({ length: 8 }, () => ups.desk.close(advisor, one.id, closing, at)));
    expect([await sentEvents(one.id), await atAddress(one)]).toEqual([1, 2]);
    expect(await ups.read(one.id)).toMatchObject({ status: 'done' });
    const [made] = await database().rows('SELECT type_code, advisor_id FROM appointment WHERE address_id = $1 AND start_at = $2', [
      one.addressId,
      next,
    ]);
    expect(made).toEqual({ type_code: 'follow_up', advisor_id: advisor.personId });
    expect(await counted('SELECT count(*)::int n FROM commitment WHERE owner_id = $1', one.id)).toBe(0);
  });

  it('puts the next appointment where this one is filed, in the same write; else, or where she does not write, nowhere', async () => {
    const cases = services.app.get(CasesService);
    const closed = async (filedBy: PersonActor | null) => {
      const { one, at } = await written();
      const caseId = filedBy && (await new Projects(services.app, now).open('commune:26063', filedBy));
      if (caseId) await cases.attach(filedBy, caseId, { kind: 'appointment', id: one.id }, now);
      const next = await nextOf(one);
      await ups.desk.close(advisor, one.id, { ending: 'sent', version: 1, next }, at);
      const sql = 'SELECT id FROM appointment WHERE address_id = $1 AND start_at = $2';
      const [made] = await database().rows<{ id: string }>(sql, [one.addressId, next]);
      return { caseId, found: await cases.caseOf(coordinator, { kind: 'appointment', id: made?.id ?? '' }, at) };
    };
    const own = await closed(advisor);
    expect(own.found?.id).toBe(own.caseId);
    expect((await closed(colleague)).found).toBeNull();
    expect((await closed(null)).found).toBeNull();
  });

  it('keeps what was sent as it was read, in the database too; its words alone are forgotten', async () => {
    const { one, at } = await written();
    await ups.desk.close(advisor, one.id, { ending: 'sent', version: 1, next: null }, at);
    await expect(ups.desk.save(advisor, one.id, someWriting({ version: 1, words: 'Autre' }), at)).rejects.toBeInstanceOf(MinutesSent);
    const change = (set: string) => database().rows(`UPDATE minutes SET ${set} WHERE appointment_id = $1`, [one.id]);
    for (const set of [`words = 'Autre'`, `state = 'draft', sent_at = NULL`, `words = '', outcome = '{}', version = 9`])
      await expect(change(set)).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
    await expect(database().rows('DELETE FROM minutes')).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
    await change(`words = '', outcome = '{}'`);
  });

  it('closes nothing when the next hour is taken, or when nothing is written', async () => {
    const { one, at } = await written();
    const next = later(one.start, minutes(7));
    const taken = ups.desk.close(advisor, one.id, { ending: 'sent', version: 1, next }, at);
    await expect(taken).rejects.toBeInstanceOf(SlotTaken);
    expect([await sentEvents(one.id), (await ups.read(one.id)).status]).toEqual([0, 'confirmed']);
    const blank = await anAppointment();
    const nothing = ups.desk.close(advisor, blank.id, { ending: 'sent', version: 0, next: null }, afterIt(blank));
    await expect(nothing).rejects.toBeInstanceOf(InvalidInput);
  });

  it('ends without minutes for a reason, and can be written after all', async () => {
    const one = await anAppointment();
    const close = (reason: string) => ups.desk.close(advisor, one.id, { ending: 'none', reason, next: null }, afterIt(one));
    await expect(close(' ')).rejects.toMatchObject({ errors: [{ pointer: '/reason' }] });
    await close('Une simple prise de contact.');
    expect(await ups.desk.open(advisor, one.id, afterIt(one))).toMatchObject({
      minutes: { state: 'none' },
      appointment: { status: 'done' },
    });
    expect(await ups.desk.save(advisor, one.id, someWriting(), afterIt(one))).toMatchObject({ state: 'draft', reason: null });
  });

  it('says that people did not meet from ten minutes after the start on, and that they met after all', async () => {
    const one = await anAppointment();
    const miss = (at: Date) => ups.desk.close(advisor, one.id, { ending: 'missed' }, at);
    await expect(miss(later(one.start, minutes(9)))).rejects.toBeInstanceOf(TooEarly);
    await miss(later(one.start, minutes(10)));
    expect(await ups.read(one.id)).toMatchObject({ status: 'missed', sequence: one.sequence });
    const { version } = await ups.desk.save(advisor, one.id, someWriting(), afterIt(one));
    await ups.desk.close(advisor, one.id, { ending: 'sent', version, next: null }, afterIt(one));
    expect(await ups.read(one.id)).toMatchObject({ status: 'done' });
    await expect(miss(afterIt(one))).rejects.toBeInstanceOf(AppointmentClosed);
  });

  it('is read by a link of the appointment once it is sent, and not before', async () => {
    const { one, at } = await written();
    const holder = (id: string) => ({ kind: 'holder', purpose: 'manage', id }) as const;
    expect(await ups.desk.sent(holder(one.id), one, at)).toBeNull();
    await ups.desk.close(advisor, one.id, { ending: 'sent', version: 1, next: null }, at);
    expect(await ups.desk.sent(holder(one.id), one, at)).toMatchObject({ words: 'Nous avons parlé du cadre.' });
    expect(await ups.desk.sent(holder('00000000-0000-4000-8000-000000000000'), one, at)).toBeNull();
  });
});
