import { ContestsService } from '#cases';
import { OrganisationsService } from '#identity';
import { days, later } from '#kernel';
import { config, Database } from '#platform';
import { CaseOffice } from '../../../test/support/case-office.js';
import type { MailOffice } from '../../../test/support/mail-office.js';

const said = { by: 'Zibeline, adjointe', on: '2026-11-20', how: 'by_phone' } as const;
const typed = /Zibeline|assemblée|L’idée/;

describe('« Voici ce que nous avons noté »', () => {
  let cases: CaseOffice;
  let office: MailOffice;

  beforeAll(async () => {
    cases = await CaseOffice.open('word');
    office = cases.office;
  }, 60_000);
  afterAll(() => cases?.close());
  beforeEach(() => cases.begin());

  const token = (email: string) => cases.token('note', email);

  async function note(): Promise<void> {
    const { project, projects } = cases;
    const version = await projects.version(project.advisor, project.id);
    await projects.phases.move(project.advisor, project.id, { kind: 'propose', version, said }, office.now);
  }

  it('goes once to each: in full to those who lead; without what was typed to an address that nobody has proven', async () => {
    await cases.contact('jean.roux@orange.example');
    await note();
    await office.deliver();
    expect(await office.deliver()).toBe(0);
    expect(office.sink.mails.flatMap(({ recipients }) => recipients).sort()).toEqual(
      ['jean.roux@orange.example', cases.mailOf('odile')].sort(),
    );
    expect(office.sink.to(cases.mailOf('odile'))[0]?.text).toMatch(typed);
    const [unproven] = office.sink.to('jean.roux@orange.example');
    expect([unproven?.subject, unproven?.text]).not.toContainEqual(expect.stringMatching(typed));
    expect(unproven?.text).toContain('jusqu’au');
    await office.app.get(ContestsService).contestByToken(token('jean.roux@orange.example'), null, office.now);
    expect(await cases.projects.cases.one(cases.project.lead, cases.project.id, office.now)).toMatchObject({ proposedTo: null });
  });

  it('says to a mailbox that several people read that there is a note, and not which, though the address is proven', async () => {
    await cases.prove('mairie@ici.example');
    await cases.contact('mairie@ici.example');
    await note();
    await office.deliver();
    const [shared] = office.sink.to('mairie@ici.example');
    expect([shared?.text, shared?.html].join('')).not.toMatch(typed);
    expect(token('mairie@ici.example')).not.toBe('');
  });

  it('counts in the day of an address that nobody has proven', async () => {
    const email = 'souvent@orange.example';
    await cases.contact(email);
    const { project, projects } = cases;
    for (let time = 0; time < 6; time += 1) {
      const version = await projects.version(project.advisor, project.id);
      await projects.phases.move(project.advisor, project.id, { kind: 'propose', version, said }, office.now);
      await projects.phases.move(project.advisor, project.id, { kind: 'decline', version: version + 1, reason: 'Non.' }, office.now);
    }
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(4);
    expect(office.sink.to(cases.mailOf('odile'))).toHaveLength(6);
  });

  it('is not said any more once it is contested, nor after the week', async () => {
    await note();
    await deny();
    await note();
    await office.file();
    const before = office.now;
    await office.deliverAt(later(before, days(7)));
    office.clock.set(before);
    expect(office.sink.to(cases.mailOf('odile'))).toEqual([]);
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[cases.mailOf('amina')]]);
  });

  it('is told once to whoever follows the case when it is denied: what it was, in the collectivité’s words, and by whom', async () => {
    await note();
    await office.deliver();
    office.sink.clear();
    await deny();
    await office.deliver();
    expect(await office.deliver()).toBe(0);
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[cases.mailOf('amina')]]);
    const [mail] = office.sink.to(cases.mailOf('amina'));
    expect(mail?.subject).toContain('la collectivité dit que ce n’est pas exact');
    expect(mail?.text).toMatch(/Votre collectivité veut passer de «\s?L’idée\s?» à «\s?Le cadre\s?»[\s\S]*Zibeline, adjointe/);
    expect(mail?.text).toMatch(new RegExp(`Dit inexact par[^]*odile[^]*Étape[^]*Intention[^]*/dossiers/${cases.project.id}`));
  });

  it('is told to the desk when it is denied and whoever followed the case has left', async () => {
    await note();
    await office.deliver();
    office.sink.clear();
    const sql = 'UPDATE membership SET ends_at = $2 WHERE person_id = $1 AND ends_at IS NULL';
    await office.app.get(Database).rows(sql, [cases.project.advisor.personId, office.now]);
    await deny();
    await office.deliver();
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[config().desk.email]]);
  });

  /** The last step. */
  async function deny(): Promise<void> {
    const step = (await cases.projects.phases.history(cases.project.lead, cases.project.id)).at(-1);
    await office.app.get(ContestsService).contest(cases.project.lead, { caseId: cases.project.id, stepId: step?.id ?? '' }, office.now);
  }

  it('becomes a call for whoever follows the case when nobody can be told by mail', async () => {
    const { project } = cases;
    await office.app.get(OrganisationsService).leave(project.lead, project.lead.standing?.membershipId ?? '', office.now);
    await note();
    await office.deliver();
    const [call] = office.sink.to(cases.mailOf('amina'));
    expect(call?.subject).toContain('appelez la collectivité');
    expect(call?.text).toContain(`/dossiers/${project.id}`);
  });

  it('becomes a call, once, when a mailbox is gone', async () => {
    await cases.contact('parti@orange.example');
    await cases.contact('partie@orange.example');
    await note();
    await office.file();
    for (const email of ['parti@orange.example', 'partie@orange.example']) await cases.bury(email);
    await office.deliver();
    expect(office.sink.to(cases.mailOf('odile'))).toHaveLength(1);
    expect(office.sink.to(cases.mailOf('amina'))).toHaveLength(1);
  });
});
