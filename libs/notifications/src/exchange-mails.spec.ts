import { ExchangesService } from '#cases';
import { OrganisationsService } from '#identity';
import type { PersonActor } from '#kernel';
import { CaseOffice } from '../../../test/support/case-office.js';
import type { MailOffice } from '../../../test/support/mail-office.js';

const words = 'Zibeline, où en est la salle ?';

describe('a message of a case', () => {
  let cases: CaseOffice;
  let office: MailOffice;

  beforeAll(async () => {
    cases = await CaseOffice.open('exchange');
    office = cases.office;
  }, 60_000);
  afterAll(() => cases?.close());
  beforeEach(() => cases.begin());

  const write = (by: PersonActor, text = words) => office.app.get(ExchangesService).write(by, cases.project.id, text, office.now);
  const token = (email: string) => cases.token('message', email);

  it('goes once to each, its advisor as reply address; to an unproven address without what was typed', async () => {
    await cases.contact('jean.roux@orange.example');
    await write(cases.project.advisor);
    await write(cases.project.advisor);
    await office.deliver();
    const all = office.sink.mails.flatMap(({ recipients }) => recipients).sort();
    expect(all).toEqual(['jean.roux@orange.example', cases.mailOf('marc'), cases.mailOf('odile')].sort());
    expect(office.sink.to(cases.mailOf('odile'))[0]?.text).toContain('où en est la salle');
    for (const { raw } of office.sink.mails) expect(raw).toMatch(new RegExp(`^Reply-To: .*<${cases.mailOf('amina')}>`, 'im'));
    const [unproven] = office.sink.to('jean.roux@orange.example');
    expect([unproven?.subject, unproven?.text, unproven?.html].join()).not.toMatch(/Zibeline|assemblée|amina/);
  });

  it('is answered from its mail, and the answer goes to whoever follows the case, with that address to reply to', async () => {
    await cases.contact('jean.roux@orange.example');
    await write(cases.project.advisor);
    await office.deliver();
    const link = token('jean.roux@orange.example');
    office.sink.clear();
    await office.app.get(ExchangesService).answer(link, null, 'La salle est réservée.', office.now);
    await office.deliver();
    const [answer, ...others] = office.sink.mails;
    expect([answer?.recipients, others]).toEqual([[cases.mailOf('amina')], []]);
    expect(answer?.text).toContain('La salle est réservée.');
    expect(answer?.raw).toMatch(/^Reply-To: .*<jean\.roux@orange\.example>/im);
  });

  it('counts in the day of an address that nobody has proven', async () => {
    await cases.contact('souvent@orange.example');
    for (let time = 0; time < 6; time += 1) await write(cases.project.advisor, `Message ${time}`);
    await office.deliver();
    expect(office.sink.to('souvent@orange.example')).toHaveLength(4);
    expect(office.sink.to(cases.mailOf('odile'))).toHaveLength(6);
  });

  it('goes to the desk, once whoever followed the case receives no more', async () => {
    await cases.contact('jean.roux@orange.example');
    await write(cases.project.advisor);
    await office.deliver();
    const link = token('jean.roux@orange.example');
    const { membershipId = '' } = cases.project.advisor.standing ?? {};
    await office.app
      .get(OrganisationsService)
      .remove(await cases.projects.community.with('coordinator', 'desk@cellule.example'), membershipId, office.now);
    office.sink.clear();
    await office.app.get(ExchangesService).answer(link, null, 'La salle est réservée.', office.now);
    await office.deliver();
    const told = office.sink.mails.filter(({ text }) => text?.includes('La salle est réservée.'));
    expect(told.map(({ recipients }) => recipients)).toEqual([['cellule@territoires.example']]);
  });

  it('says its hour on the clock of whoever reads it, then on that of whoever wrote it', async () => {
    const mayotte = await cases.projects.begun('commune:97611', 'mayotte');
    await office.app.get(ExchangesService).write(mayotte.advisor, mayotte.id, words, office.now);
    await office.app.get(ExchangesService).write(mayotte.lead, mayotte.id, 'La salle est réservée.', office.now);
    await office.deliver();
    const said = (email: string) =>
      office.sink.to(email).map(({ text }) => /Écrit le[^\n]*\n?[^\n]*/.exec(text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '')?.[0]);
    expect(said('odile.mayotte@town.example')).toEqual([expect.stringMatching(/à 11 h \(heure de Mayotte\) — 9 h à Paris/)]);
    expect(said('amina.mayotte@cellule.example')).toEqual([expect.stringMatching(/à 9 h \(heure de Paris\) — 11 h à Mayotte/)]);
  });

  it('becomes a call, once, when nobody can be reached by mail, or a mailbox is gone', async () => {
    await cases.contact('parti@orange.example');
    await write(cases.project.advisor);
    await office.file();
    await cases.bury('parti@orange.example');
    await office.deliver();
    expect(office.sink.to(cases.mailOf('amina')).map(({ subject }) => subject)).toEqual([expect.stringContaining('n’est pas arrivé')]);
    for (const by of [cases.project.member, cases.project.lead])
      await office.app.get(OrganisationsService).leave(by, by.standing?.membershipId ?? '', office.now);
    office.sink.clear();
    await write(cases.project.advisor, 'Et maintenant ?');
    await office.deliver();
    expect(office.sink.to(cases.mailOf('amina'))).toHaveLength(1);
    expect(office.sink.to(cases.mailOf('odile'))).toEqual([]);
  });
});
