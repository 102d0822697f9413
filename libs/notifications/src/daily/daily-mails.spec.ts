import { CaseNotesService, ExchangesService } from '#cases';
import { OrganisationsService } from '#identity';
import { later, type PersonActor } from '#kernel';
import { CaseOffice } from '../../../../test/support/case-office.js';
import type { MailOffice } from '../../../../test/support/mail-office.js';
import { DailyMails } from './daily-mails.service.js';
import { MailRhythms } from './mail-rhythms.service.js';

/** Tuesday 24 November 2026, 9 h in Paris, and the next time that it is eight there. */
const [tuesday, eight] = ['2026-11-24T08:00:00Z', '2026-11-25T07:00:00Z'];

describe('the mail of the day', () => {
  let cases: CaseOffice;
  let office: MailOffice;

  beforeAll(async () => {
    cases = await CaseOffice.open('daily');
    office = cases.office;
  }, 60_000);
  afterAll(() => cases?.close());
  beforeEach(async () => {
    office.clock.set(tuesday);
    await cases.begin();
  });

  /** A second after whatever was before. */
  const write = (by: PersonActor, words: string, caseId = cases.project.id) => {
    office.clock.set(later(office.now, 1000));
    return office.app.get(ExchangesService).write(by, caseId, words, office.now);
  };
  const choose = (by: PersonActor, rhythm: 'at_once' | 'daily') => office.app.get(MailRhythms).choose(by, rhythm, office.now);
  const leave = (by: PersonActor) => office.app.get(OrganisationsService).leave(by, by.standing?.membershipId ?? '', office.now);
  const to = (who: 'odile' | 'marc' | 'amina') => office.sink.to(cases.mailOf(who));
  const plain = (text: string | undefined) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

  it('is one at eight, with all of all cases, for whoever chose so; the others are told at once', async () => {
    const { lead, advisor } = cases.project;
    const colleague = await cases.projects.community.with('advisor', 'zoe.colleague@cellule.example');
    const other = await cases.projects.open('commune:26063', colleague, { title: 'Un budget participatif' });
    await choose(lead, 'daily');
    const note = { words: 'Pangolin', visibility: 'internal' } as const;
    await office.app.get(CaseNotesService).write(advisor, cases.project.id, note, office.now);
    await write(advisor, 'Zibeline, où en est la salle ?');
    await write(colleague, `Voici la méthode. ${'Encore un mot. '.repeat(60)}fin`, other);
    await office.deliver();
    expect([to('odile').length, to('marc').length]).toEqual([0, 2]);
    await office.deliverAt('2026-11-25T06:59:59Z');
    expect(to('odile')).toEqual([]);
    for (const at of [eight, '2026-11-25T07:00:15Z', '2026-11-25T12:00:00Z', '2026-11-26T07:00:00Z']) await office.deliverAt(at);
    const [mail, ...more] = to('odile');
    expect(more).toEqual([]);
    expect(plain(mail?.subject)).toBe('Buis-les-Baronnies (26) : 2 messages, courriel du mercredi 25 novembre');
    const text = plain(mail?.text);
    for (const said of ['Une assemblée ouverte', 'Un budget participatif', 'Zibeline, où en est la salle ?', 'De : amina', 'à 9 h', '[…]'])
      expect(text).toContain(said);
    expect([text.match(/\/message\/[\w-]{43}/g)?.length, text.includes('fin'), text.includes('/mes-donnees/courriels')]).toEqual([
      ...[2, false, true],
    ]);
    expect([mail?.subject, text, mail?.html].join()).not.toContain('Pangolin');
    expect(mail?.raw).not.toMatch(/^Reply-To:.*\n?.*(amina|zoe)/im);
    expect(mail?.raw).toMatch(/^Reply-To:.*(\r?\n .*)*cellule@territoires\.example/im);
  });

  it('comes from the collectivité to its advisor too, with whoever wrote as reply address when it is one', async () => {
    await choose(cases.project.advisor, 'daily');
    await write(cases.project.lead, 'La salle est réservée.');
    await write(cases.project.lead, 'Pour cent personnes.');
    await office.deliver();
    expect(to('amina')).toEqual([]);
    await office.deliverAt(eight);
    const [mail, ...more] = to('amina');
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/La salle est réservée[\s\S]*\/dossiers\/[\s\S]*Pour cent personnes/);
    expect(mail?.raw).toMatch(new RegExp(`^Reply-To: .*<${cases.mailOf('odile')}>`, 'im'));
  });

  it('still holds, once, what waited for it when she wants to be told at once again', async () => {
    const { lead, advisor } = cases.project;
    await choose(lead, 'daily');
    await write(advisor, 'Avant.');
    await office.deliver();
    await choose(lead, 'at_once');
    await write(advisor, 'Après.');
    await office.deliver();
    expect(to('odile').map(({ text }) => /Avant|Après/.exec(text ?? '')?.[0])).toEqual(['Après']);
    for (const at of [eight, '2026-11-26T07:00:00Z']) await office.deliverAt(at);
    expect(to('odile').map(({ text }) => /Avant|Après/.exec(text ?? '')?.[0])).toEqual(['Après', 'Avant']);
  });

  it('tells nothing to someone who acts for the collectivité no more, nor to an advisor who left: the desk reads it', async () => {
    const { lead, member, advisor } = cases.project;
    for (const one of [member, advisor]) await choose(one, 'daily');
    await write(advisor, 'Zibeline ?');
    await write(lead, 'La salle est réservée.');
    await office.deliver();
    await leave(member);
    const desk = await cases.projects.community.with('coordinator', 'desk@cellule.example');
    await office.app.get(OrganisationsService).remove(desk, advisor.standing?.membershipId ?? '', office.now);
    office.sink.clear();
    for (const at of [eight, '2026-11-26T07:00:00Z']) await office.deliverAt(at);
    expect([to('marc'), to('amina')]).toEqual([[], []]);
    const told = office.sink.mails.filter(({ text }) => text?.includes('La salle est réservée.'));
    expect(told.map(({ recipients }) => recipients)).toEqual([['cellule@territoires.example']]);
  });

  it('is one, however many workers ask at once, and however often the clock goes back', async () => {
    await choose(cases.project.lead, 'daily');
    const texts = ['Un.', 'Deux.', 'Trois.'];
    for (const words of texts) await write(cases.project.advisor, words);
    await office.file();
    office.clock.set(eight);
    await Promise.all(Array.from({ length: 12 }, () => office.app.get(DailyMails).tellDue(100, office.now)));
    await office.deliver();
    await office.deliverAt('2026-11-25T06:30:00Z');
    await write(cases.project.advisor, 'Quatre.');
    for (const at of ['2026-11-25T06:30:00Z', eight, '2026-11-25T07:00:15Z', '2026-11-25T23:30:00Z']) await office.deliverAt(at);
    expect(to('odile').map(({ text }) => texts.filter((words) => text?.includes(words)))).toEqual([texts]);
    await office.deliverAt('2026-11-26T07:00:00Z');
    expect(to('odile').map(({ text }) => text?.includes('Quatre.'))).toEqual([false, true]);
    const again = office.database.rows(
      `INSERT INTO message (id, kind, subject_id, person_id, sequence, facts, state, made_at)
       SELECT gen_random_uuid(), kind, subject_id, person_id, sequence, facts, 'waiting', made_at FROM message WHERE kind = 'daily_messages' LIMIT 1`,
    );
    await expect(again).rejects.toMatchObject({ driverError: { constraint: 'message_once' } });
  });

  it('comes late, but once a day, when no worker was there at eight; and what is written meanwhile leaves with the next', async () => {
    await choose(cases.project.lead, 'daily');
    await write(cases.project.advisor, 'Lundi.');
    await office.file();
    await office.deliverAt('2026-11-26T06:59:00Z');
    expect(to('odile')).toHaveLength(1);
    await write(cases.project.advisor, 'Jeudi.');
    for (const at of ['2026-11-26T06:59:30Z', '2026-11-26T07:00:00Z', '2026-11-26T23:00:00Z']) await office.deliverAt(at);
    expect(to('odile')).toHaveLength(1);
    await office.deliverAt('2026-11-27T07:00:00Z');
    expect(to('odile').map(({ text }) => /Lundi|Jeudi/.exec(text ?? '')?.[0])).toEqual(['Lundi', 'Jeudi']);
  });

  it('says to a mailbox that several people read that there is a message, and not which', async () => {
    await choose(cases.project.lead, 'daily');
    await office.database.rows('UPDATE address SET shared = true WHERE email = $1', [cases.mailOf('odile')]);
    await write(cases.project.advisor, 'Zibeline ?');
    await office.deliver();
    await office.deliverAt(eight);
    const [mail] = to('odile');
    expect(mail?.text).toMatch(/\/message\/[\w-]{43}/);
    expect([mail?.subject, mail?.text, mail?.html].join()).not.toMatch(/Zibeline|assemblée|amina/);
  });

  it('becomes a call for each of its messages when her mailbox is gone', async () => {
    await leave(cases.project.member);
    await choose(cases.project.lead, 'daily');
    for (const words of ['Un.', 'Deux.']) await write(cases.project.advisor, words);
    await office.deliver();
    await cases.bury(cases.mailOf('odile'));
    await office.deliverAt(later(new Date(eight), 1));
    expect(to('odile')).toEqual([]);
    expect(to('amina').filter(({ subject }) => subject?.includes('n’est pas arrivé'))).toHaveLength(2);
  });
});
