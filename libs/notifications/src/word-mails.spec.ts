import { CaseContactsService, ContestsService } from '#cases';
import { IdentityService, OrganisationsService } from '#identity';
import { days, later, system } from '#kernel';
import { config, Database } from '#platform';
import { MailOffice } from '../../../test/support/mail-office.js';
import { type Project, Projects } from '../../../test/support/project.js';

const asSpec = system('spec');
const said = { by: 'Zibeline, adjointe', on: '2026-11-20', how: 'by_phone' } as const;
const typed = /Zibeline|assemblée|L’idée/;
const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff' } as const;
const communes = ['26063', '26220', '59350', '09225', '26256', '26043', '26048', '38185'];

describe('« Voici ce que nous avons noté »', () => {
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
    project = await projects.begun(`commune:${communes[turn]}`, name());
    turn += 1;
    office.sink.clear();
  });

  const name = () => `word-${'abcdefgh'[turn]}`;
  const leadMail = () => `odile.word-${'abcdefgh'[turn - 1]}@town.example`;
  const advisorMail = () => `amina.word-${'abcdefgh'[turn - 1]}@cellule.example`;
  const contacts = () => office.app.get(CaseContactsService);
  const contact = (email: string) => contacts().addContact(project.advisor, project.id, { ...jean, email }, office.now);
  const token = (email: string) => /\/note\/([\w-]{43})/.exec(office.sink.to(email)[0]?.text ?? '')?.[1] ?? '';

  async function note(): Promise<void> {
    const version = await projects.version(project.advisor, project.id);
    await projects.phases.move(project.advisor, project.id, { kind: 'propose', version, said }, office.now);
  }

  it('goes once to each: in full to those who lead; without what was typed to an address that nobody has proven', async () => {
    await contact('jean.roux@orange.example');
    await note();
    await office.deliver();
    expect(await office.deliver()).toBe(0);
    expect(office.sink.mails.flatMap(({ recipients }) => recipients).sort()).toEqual(['jean.roux@orange.example', leadMail()].sort());
    expect(office.sink.to(leadMail())[0]?.text).toMatch(typed);
    const [unproven] = office.sink.to('jean.roux@orange.example');
    expect([unproven?.subject, unproven?.text]).not.toContainEqual(expect.stringMatching(typed));
    expect(unproven?.text).toContain('jusqu’au');
    await office.app.get(ContestsService).contestByToken(token('jean.roux@orange.example'), null, office.now);
    expect(await projects.cases.one(project.lead, project.id, office.now)).toMatchObject({ proposedTo: null });
  });

  it('says to a mailbox that several people read that there is a note, and not which, though the address is proven', async () => {
    const identity = office.app.get(IdentityService);
    const { id } = await identity.addressFor(asSpec, 'mairie@ici.example', office.now);
    await identity.prove(asSpec, id, office.now);
    await contact('mairie@ici.example');
    await note();
    await office.deliver();
    const [shared] = office.sink.to('mairie@ici.example');
    expect([shared?.text, shared?.html].join('')).not.toMatch(typed);
    expect(token('mairie@ici.example')).not.toBe('');
  });

  it('counts in the day of an address that nobody has proven', async () => {
    const email = 'souvent@orange.example';
    await contact(email);
    for (let time = 0; time < 6; time += 1) {
      const version = await projects.version(project.advisor, project.id);
      await projects.phases.move(project.advisor, project.id, { kind: 'propose', version, said }, office.now);
      await projects.phases.move(project.advisor, project.id, { kind: 'decline', version: version + 1, reason: 'Non.' }, office.now);
    }
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(4);
    expect(office.sink.to(leadMail())).toHaveLength(6);
  });

  it('is not said any more once it is contested, nor after the week', async () => {
    await note();
    await deny();
    await note();
    await office.file();
    const before = office.now;
    await office.deliverAt(later(before, days(7)));
    office.clock.set(before);
    expect(office.sink.to(leadMail())).toEqual([]);
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[advisorMail()]]);
  });

  it('is told once to whoever follows the case when it is denied: what it was, in the collectivité’s words, and by whom', async () => {
    await note();
    await office.deliver();
    office.sink.clear();
    await deny();
    await office.deliver();
    expect(await office.deliver()).toBe(0);
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[advisorMail()]]);
    const [mail] = office.sink.to(advisorMail());
    expect(mail?.subject).toContain('la collectivité dit que ce n’est pas exact');
    expect(mail?.text).toMatch(/Votre collectivité veut passer de «\s?L’idée\s?» à «\s?Le cadre\s?»[\s\S]*Zibeline, adjointe/);
    expect(mail?.text).toMatch(new RegExp(`Dit inexact par[^]*odile[^]*Étape[^]*Intention[^]*/dossiers/${project.id}`));
  });

  it('is told to the desk when it is denied and whoever followed the case has left', async () => {
    await note();
    await office.deliver();
    office.sink.clear();
    const sql = 'UPDATE membership SET ends_at = $2 WHERE person_id = $1 AND ends_at IS NULL';
    await office.app.get(Database).rows(sql, [project.advisor.personId, office.now]);
    await deny();
    await office.deliver();
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[config().desk.email]]);
  });

  /** The last step. */
  async function deny(): Promise<void> {
    const step = (await projects.phases.history(project.lead, project.id)).at(-1);
    await office.app.get(ContestsService).contest(project.lead, { caseId: project.id, stepId: step?.id ?? '' }, office.now);
  }

  it('becomes a call for whoever follows the case when nobody can be told by mail', async () => {
    await office.app.get(OrganisationsService).leave(project.lead, project.lead.standing?.membershipId ?? '', office.now);
    await note();
    await office.deliver();
    const [call] = office.sink.to(advisorMail());
    expect(call?.subject).toContain('appelez la collectivité');
    expect(call?.text).toContain(`/dossiers/${project.id}`);
  });

  it('becomes a call, once, when a mailbox is gone', async () => {
    await contact('parti@orange.example');
    await contact('partie@orange.example');
    await note();
    await office.file();
    for (const email of ['parti@orange.example', 'partie@orange.example'])
      await office.app.get(IdentityService).bury(asSpec, email, office.now);
    await office.deliver();
    expect(office.sink.to(leadMail())).toHaveLength(1);
    expect(office.sink.to(advisorMail())).toHaveLength(1);
  });
});
