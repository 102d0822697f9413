import type { AppointmentRead } from '#appointments';
import { CorrectionAnswered, CorrectionAskedBefore, TooLateToCorrect } from '#cases';
import { anonymous, days, Forbidden, InvalidInput, later, NotFound, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { afterIt, someWriting, WrittenUps } from '../../../test/support/written-up.js';
import { CorrectingMinutes } from './correcting-minutes.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('minutes that are not exact', () => {
  let services: RunningServices;
  let ups: WrittenUps;
  let correcting: CorrectingMinutes;
  let advisor: PersonActor;
  let lead: PersonActor;
  let nth = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    ups = await WrittenUps.in(services.app, now);
    correcting = services.app.get(CorrectingMinutes);
    advisor = ups.advisor;
    lead = await ups.community.with('lead', 'maire@buis.example', { territoryId: 'commune:26063' });
  }, 120_000);
  afterAll(() => services?.close());

  const database = () => services.app.get(Database);

  /** An appointment whose minutes were sent, and when. */
  async function sent(): Promise<{ one: AppointmentRead; at: Date }> {
    nth += 4;
    const one = await ups.booked('maire@buis.example', { nth });
    const at = afterIt(one);
    const { version } = await ups.desk.save(advisor, one.id, someWriting(), at);
    await ups.desk.close(advisor, one.id, { ending: 'sent', version, next: null }, at);
    return { one, at };
  }

  const ask = (one: AppointmentRead, at: Date, wish = 'Nous étions trois, pas deux.', by: PersonActor = lead) =>
    correcting.ask(by, one, { wish, behind: null }, at);
  const answer = (one: AppointmentRead, at: Date, said: Partial<{ answer: string; isCorrected: boolean | null }> = {}, by = advisor) =>
    correcting.answer(by, one.id, { answer: 'Vous étiez trois.', isCorrected: true, ...said }, at);
  const found = async (one: AppointmentRead, at: Date) => (await ups.desk.sent(lead, one, at))?.correction;
  const announced = async (name: string, id: string) =>
    (await database().rows(`SELECT FROM outbox WHERE name = $1 AND payload->>'appointmentId' = $2`, [name, id])).length;

  it('are said to be so by the side that asked, and answered once', async () => {
    const { one, at } = await sent();
    expect(await correcting.waiting(advisor, 5)).toEqual([]);
    await ask(one, at);
    expect(await found(one, at)).toMatchObject({ wish: 'Nous étions trois, pas deux.', answer: null, askedAt: at });
    expect((await correcting.waiting(advisor, 5)).map(({ id }) => id)).toEqual([one.id]);
    await ask(one, at);
    await expect(ask(one, at, 'Autre chose')).rejects.toBeInstanceOf(CorrectionAskedBefore);
    await answer(one, at);
    await answer(one, at);
    await expect(answer(one, at, { answer: 'Non.' })).rejects.toBeInstanceOf(CorrectionAnswered);
    expect(await found(one, at)).toMatchObject({ answer: 'Vous étiez trois.', isCorrected: true, answeredAt: at });
    expect(await correcting.waiting(advisor, 5)).toEqual([]);
    expect([await announced('CorrectionAsked', one.id), await announced('CorrectionAnswered', one.id)]).toEqual([1, 1]);
    expect(await ups.desk.sent(lead, one, at)).toMatchObject({ words: 'Nous avons parlé du cadre.' });
  });

  it('may be asked about for fifteen days, to the end of the last', async () => {
    const { one, at } = await sent();
    const last = new Date(`${later(at, days(15)).toISOString().slice(0, 10)}T22:59:59Z`);
    expect(`${(await ups.desk.sent(lead, one, last))?.askedBy}`).toBe(last.toISOString().slice(0, 10));
    await expect(ask(one, later(last, 1000))).rejects.toBeInstanceOf(TooLateToCorrect);
    expect((await ups.desk.sent(lead, one, later(last, 1000)))?.askedBy).toBeNull();
    await ask(one, last);
  });

  it('are nobody else’s business, and none before they are sent', async () => {
    const { one, at } = await sent();
    const elsewhere = await ups.community.with('lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    const colleague = await ups.community.with('advisor', 'yann.le-goff@cellule.example');
    await expect(ask(one, at, 'Non', elsewhere)).rejects.toBeInstanceOf(NotFound);
    await expect(correcting.ask(anonymous, one, { wish: 'Non', behind: null }, at)).rejects.toThrow();
    await expect(ask(one, at, 'Non', advisor)).rejects.toBeInstanceOf(Forbidden);
    await ask(one, at);
    await expect(answer(one, at, {}, colleague)).rejects.toBeInstanceOf(Forbidden);
    await expect(answer(one, at, {}, lead)).rejects.toThrow();
    nth += 4;
    const unsent = await ups.booked(`mairie${nth}@commune.example`, { nth });
    await ups.desk.save(advisor, unsent.id, someWriting(), afterIt(unsent));
    await expect(ask(unsent, afterIt(unsent))).rejects.toBeInstanceOf(NotFound);
    await expect(answer(unsent, afterIt(unsent))).rejects.toThrow();
  });

  it('are answered by coordination too, whose advisor may have left', async () => {
    const { one, at } = await sent();
    await ask(one, at);
    await answer(one, at, {}, await ups.community.with('coordinator', 'solene.marchetti@cellule.example'));
    expect(await found(one, at)).toMatchObject({ isCorrected: true });
  });

  it('are corrected unasked, never kept unasked', async () => {
    const { one, at } = await sent();
    await expect(answer(one, at, { isCorrected: false })).rejects.toBeInstanceOf(InvalidInput);
    await answer(one, at);
    expect(await found(one, at)).toMatchObject({ wish: null, asker: '', answer: 'Vous étiez trois.' });
    await expect(ask(one, at)).rejects.toBeInstanceOf(CorrectionAskedBefore);
  });

  it.each([
    ['', 400],
    ['x'.repeat(2001), 400],
  ])('are refused with their place when too little or too much is said', async (words) => {
    const { one, at } = await sent();
    await expect(ask(one, at, words)).rejects.toMatchObject({ errors: [{ pointer: '/wish' }] });
    await expect(answer(one, at, { answer: words, isCorrected: null })).rejects.toMatchObject({
      errors: [{ pointer: '/answer' }, { pointer: '/isCorrected' }],
    });
  });

  it('of many who ask and answer at once, take one asking and one answer', async () => {
    const { one, at } = await sent();
    const wishes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => ask(one, at, `Demande ${n}`)));
    expect(wishes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const answers = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => answer(one, at, { answer: `Réponse ${n}` })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await announced('CorrectionAsked', one.id), await announced('CorrectionAnswered', one.id)]).toEqual([1, 1]);
  });

  it('keep what was asked and answered: PostgreSQL refuses another word', async () => {
    const { one, at } = await sent();
    await ask(one, at);
    const change = (sql: string) => database().rows(`${sql} WHERE appointment_id = $1`, [one.id]);
    await expect(change(`UPDATE minutes_correction SET wish = 'autre'`)).rejects.toThrow(/append-only/);
    await answer(one, at);
    await expect(change(`UPDATE minutes_correction SET answer = 'autre'`)).rejects.toThrow(/append-only/);
    await expect(change('DELETE FROM minutes_correction')).rejects.toThrow(/append-only/);
    await change(`UPDATE minutes_correction SET wish = '', answer = '', said_by = NULLIF('', '')`);
  });
});
