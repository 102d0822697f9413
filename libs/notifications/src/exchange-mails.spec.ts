import { CaseContactsService, ExchangesService } from '#cases';
import { IdentityService, OrganisationsService } from '#identity';
import { system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { type Project, Projects } from '../../../test/support/project.js';

const asSpec = system('spec');
const words = 'Zibeline, où en est la salle ?';
const communes = ['26063', '26220', '59350', '09225', '26256', '26043'];

describe('a message of a case', () => {
  let office: MailOffice;
  let projects: Projects;
  let project: Project;
  let turn = 0;

  beforeAll(async () => {
    office = await MailOffice.open();
    projects = new Projects(office.app, office.now);
  }, 60_000);
  afterAll(() => office?.close());
  beforeEach(async () => {
    project = await projects.begun(`commune:${communes[turn]}`, `exchange-${turn}`);
    turn += 1;
    office.sink.clear();
  });

  const mailOf = (who: 'odile' | 'marc' | 'amina') => `${who}.exchange-${turn - 1}@${who === 'amina' ? 'cellule' : 'town'}.example`;
  const write = (by: Project['lead'], text = words) => office.app.get(ExchangesService).write(by, project.id, text, office.now);
  const contact = (email: string) => {
    const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email } as const;
    return office.app.get(CaseContactsService).addContact(project.advisor, project.id, jean, office.now);
  };
  const token = (email: string) => /\/message\/([\w-]{43})/.exec(office.sink.to(email)[0]?.text ?? '')?.[1] ?? '';

  it('goes once to each, its advisor as reply address; to an unproven address without what was typed', async () => {
    await contact('jean.roux@orange.example');
    await write(project.advisor);
    await write(project.advisor);
    await office.deliver();
    const all = office.sink.mails.flatMap(({ recipients }) => recipients).sort();
    expect(all).toEqual(['jean.roux@orange.example', mailOf('marc'), mailOf('odile')].sort());
    expect(office.sink.to(mailOf('odile'))[0]?.text).toContain('où en est la salle');
    for (const { raw } of office.sink.mails) expect(raw).toMatch(new RegExp(`^Reply-To: .*<${mailOf('amina')}>`, 'im'));
    const [unproven] = office.sink.to('jean.roux@orange.example');
    expect([unproven?.subject, unproven?.text, unproven?.html].join()).not.toMatch(/Zibeline|assemblée|amina/);
  });

  it('is answered from its mail, and the answer goes to whoever follows the case, with that address to reply to', async () => {
    await contact('jean.roux@orange.example');
    await write(project.advisor);
    await office.deliver();
    const link = token('jean.roux@orange.example');
    office.sink.clear();
    await office.app.get(ExchangesService).answer(link, null, 'La salle est réservée.', office.now);
    await office.deliver();
    const [answer, ...others] = office.sink.mails;
    expect([answer?.recipients, others]).toEqual([[mailOf('amina')], []]);
    expect(answer?.text).toContain('La salle est réservée.');
    expect(answer?.raw).toMatch(/^Reply-To: .*<jean\.roux@orange\.example>/im);
  });

  it('counts in the day of an address that nobody has proven', async () => {
    await contact('souvent@orange.example');
    for (let time = 0; time < 6; time += 1) await write(project.advisor, `Message ${time}`);
    await office.deliver();
    expect(office.sink.to('souvent@orange.example')).toHaveLength(4);
    expect(office.sink.to(mailOf('odile'))).toHaveLength(6);
  });

  it('goes to the desk, once whoever followed the case receives no more', async () => {
    await contact('jean.roux@orange.example');
    await write(project.advisor);
    await office.deliver();
    const link = token('jean.roux@orange.example');
    const { membershipId = '' } = project.advisor.standing ?? {};
    await office.app
      .get(OrganisationsService)
      .remove(await projects.community.with('coordinator', 'desk@cellule.example'), membershipId, office.now);
    office.sink.clear();
    await office.app.get(ExchangesService).answer(link, null, 'La salle est réservée.', office.now);
    await office.deliver();
    const told = office.sink.mails.filter(({ text }) => text?.includes('La salle est réservée.'));
    expect(told.map(({ recipients }) => recipients)).toEqual([['cellule@territoires.example']]);
  });

  it('says its hour on the clock of whoever reads it, then on that of whoever wrote it', async () => {
    const mayotte = await projects.begun('commune:97611', 'mayotte');
    await office.app.get(ExchangesService).write(mayotte.advisor, mayotte.id, words, office.now);
    await office.app.get(ExchangesService).write(mayotte.lead, mayotte.id, 'La salle est réservée.', office.now);
    await office.deliver();
    const said = (email: string) =>
      office.sink.to(email).map(({ text }) => /Écrit le[^\n]*\n?[^\n]*/.exec(text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? '')?.[0]);
    expect(said('odile.mayotte@town.example')).toEqual([expect.stringMatching(/à 11 h \(heure de Mayotte\) — 9 h à Paris/)]);
    expect(said('amina.mayotte@cellule.example')).toEqual([expect.stringMatching(/à 9 h \(heure de Paris\) — 11 h à Mayotte/)]);
  });

  it('becomes a call, once, when nobody can be reached by mail, or a mailbox is gone', async () => {
    await contact('parti@orange.example');
    await write(project.advisor);
    await office.file();
    await office.app.get(IdentityService).bury(asSpec, 'parti@orange.example', office.now);
    await office.deliver();
    expect(office.sink.to(mailOf('amina')).map(({ subject }) => subject)).toEqual([expect.stringContaining('n’est pas arrivé')]);
    for (const by of [project.member, project.lead])
      await office.app.get(OrganisationsService).leave(by, by.standing?.membershipId ?? '', office.now);
    office.sink.clear();
    await write(project.advisor, 'Et maintenant ?');
    await office.deliver();
    expect(office.sink.to(mailOf('amina'))).toHaveLength(1);
    expect(office.sink.to(mailOf('odile'))).toEqual([]);
  });
});
