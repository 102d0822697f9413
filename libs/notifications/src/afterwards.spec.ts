import { type AppointmentRead, Links } from '#appointments';
import { CasesService } from '#cases';
import { IdentityService } from '#identity';
import { type Closing, DecidedActions, WriteUpsService } from '#intake';
import { hours, later, minutes, type PersonActor, system } from '#kernel';
import { brokenBudgets } from '../../../test/support/budget.js';
import { Community } from '../../../test/support/community.js';
import { MailOffice } from '../../../test/support/mail-office.js';
import { Projects } from '../../../test/support/project.js';
import { afterIt, someWriting } from '../../../test/support/written-up.js';

const advisorAddress = 'camille.roux@cellule.example';
const secret = 'Zibeline-7431';

describe('what is mailed once an appointment is over', () => {
  let office: MailOffice;
  let advisor: PersonActor;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisorAddress });
    advisor = (await new Community(office.app, office.now).comesIn(advisorAddress)).actor;
  }, 60_000);
  afterAll(() => office?.close());

  const desk = () => office.app.get(WriteUpsService);

  /** Lives it through with all its letters, and ends it so. */
  async function ended(one: AppointmentRead, closing: Closing, at = afterIt(one)): Promise<void> {
    for (const before of [hours(49), hours(48), hours(1)]) await office.deliverAt(later(one.start, -before));
    office.clock.set(at);
    const writing = someWriting({ words: 'Nous avons parlé du cadre.', note: secret, outcome: { need: 'Associer les habitants' } });
    await desk().save(advisor, one.id, writing, at);
    await desk().close(advisor, one.id, closing, at);
    await office.deliver();
  }

  const sent = { ending: 'sent', version: 1, next: null } as const;
  const lastTo = (email: string) => office.sink.to(email).at(-1);

  it('is the minutes, whole, to a proven address: the fourth message of a story that nobody changes', async () => {
    const one = await office.book('zoe@buis.example', { nth: 40 });
    await office.app.get(IdentityService).prove(system('spec'), one.addressId, office.now);
    await ended(one, sent);
    const mail = lastTo('zoe@buis.example');
    expect(mail?.subject).toMatch(/^Buis-les-Baronnies\s: compte rendu du rendez-vous du/);
    for (const what of ['Associer les habitants', 'Nous avons parlé du cadre.', `${office.app.get(Links).of(one).mailedUrl}/compte-rendu`])
      expect(mail?.text).toContain(what);
    expect(mail?.calendar).toBeNull();
    expect(await office.messages()).toContain('minutes sent');
    expect(await brokenBudgets(office.app)).toEqual([]);
  });

  it('holds what was decided there, who does it and until when', async () => {
    const one = await office.book('decide@buis.example', { nth: 20 });
    await office.app.get(IdentityService).prove(system('spec'), one.addressId, office.now);
    const caseId = await new Projects(office.app, office.now).open('commune:26063', advisor);
    await office.app.get(CasesService).attach(advisor, caseId, { kind: 'appointment', id: one.id }, office.now);
    const line = { ownerId: null, what: 'Envoyer la délibération', dueOn: '2027-03-02' };
    await office.app.get(DecidedActions).add(advisor, one.id, line, office.now);
    await ended(one, sent);
    expect(lastTo('decide@buis.example')?.text).toMatch(
      /Actions décidées[\s\S]*La collectivité\s: Envoyer la délibération, pour le mardi 2\smars 2027/,
    );
  });

  it.each([
    ['an unproven address', 'ada@buis.example', 80],
    ['a mailbox that several people read', 'mairie@buis.example', 120],
  ])('is the link alone to %s', async (_who, email, nth) => {
    const one = await office.book(email, { nth });
    await ended(one, sent);
    const mail = lastTo(email);
    expect(mail?.text).toContain('/compte-rendu');
    expect(mail?.text).not.toMatch(/Associer les habitants|parlé du cadre/);
  });

  it('is one kind letter with three other times when nobody met', async () => {
    const one = await office.book('luc@buis.example', { nth: 160 });
    await ended(one, { ending: 'missed' }, later(one.start, minutes(10)));
    const mails = office.sink.to('luc@buis.example').filter(({ subject }) => subject?.includes('manqué'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text?.match(/Moment \d/g)).toHaveLength(3);
    expect(mails[0]?.text).toMatch(/\/nouveau/);
    await desk().close(advisor, one.id, { ending: 'missed' }, later(one.start, minutes(11)));
    await office.deliver();
    expect(office.sink.to('luc@buis.example').filter(({ subject }) => subject?.includes('manqué'))).toHaveLength(1);
    expect(await brokenBudgets(office.app)).toEqual([]);
  });

  it('says no kind word any more when they met after all', async () => {
    const one = await office.book('max@buis.example', { nth: 200 });
    const at = later(one.start, minutes(10));
    office.clock.set(at);
    await desk().close(advisor, one.id, { ending: 'missed' }, at);
    await desk().close(advisor, one.id, { ending: 'none', reason: 'Un simple bonjour.', next: null }, at);
    await office.deliver();
    expect(office.sink.to('max@buis.example').filter(({ subject }) => subject?.includes('manqué'))).toEqual([]);
  });

  it('never holds the private notes', () => {
    for (const email of ['zoe@buis.example', 'ada@buis.example', 'mairie@buis.example', 'luc@buis.example', advisorAddress])
      for (const mail of office.sink.to(email)) expect(JSON.stringify(mail)).not.toContain(secret);
  });
});
