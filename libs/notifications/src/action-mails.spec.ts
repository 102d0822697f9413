import { ActionLinksService, type ActionWritten, CaseActionsService, CaseContactsService } from '#cases';
import { NotFound } from '#kernel';
import { CaseOffice } from '../../../test/support/case-office.js';
import type { MailOffice } from '../../../test/support/mail-office.js';

const typed = /Envoyer la délibération/;
const secret = 'Zibeline-7431';

describe('what a collectivité has to do', () => {
  let cases: CaseOffice;
  let office: MailOffice;

  beforeAll(async () => {
    cases = await CaseOffice.open('due');
    office = cases.office;
  }, 60_000);
  afterAll(() => cases?.close());
  beforeEach(async () => {
    office.clock.set('2026-11-24T08:00:00Z');
    await cases.begin();
    await office.database.rows(`DELETE FROM attempt`);
    await office.database.rows(`DELETE FROM message`);
  });

  /** In each a mailbox of its own. */
  const jeans = () => `jean.${cases.turn}@orange.example`;
  const actions = () => office.app.get(CaseActionsService);
  const add = (more: Partial<ActionWritten> = {}) => actions().add(cases.project.advisor, cases.project.id, anAction(more), office.now);
  /** At an hour of its own: what was looked through within the hour is not looked through again. */
  const morning = (day: string) => office.deliverAt(`${day}T${String(8 + 2 * cases.turn).padStart(2, '0')}:30:00Z`);
  const token = (email: string) => cases.token('action', email);

  it('is recalled a week before its day and on that day, in one letter with all that is due, to the contact who has it to do', async () => {
    const email = 'jean.due@orange.example';
    await cases.prove(email);
    const jean = await cases.contact(email);
    await add({ ownerId: jean });
    await add({ ownerId: jean, what: 'Réserver la salle', dueOn: '2026-12-05' });
    await add({ what: secret, visibility: 'internal', ownerId: jean });
    await add({ what: secret, side: 'cell' });
    await morning('2026-11-25');
    expect(office.sink.mails).toEqual([]);
    await morning('2026-11-28');
    await morning('2026-11-28');
    expect(office.sink.mails.map(({ recipients }) => recipients)).toEqual([[email]]);
    expect(office.sink.to(email)[0]?.text).toMatch(/Envoyer la délibération[\s\S]*C’est fait[\s\S]*Plus d’actualité/);
    expect(office.sink.to(email)[0]?.text).toMatch(/Réserver la salle/);
    await morning('2026-12-05');
    expect(office.sink.to(email)).toHaveLength(2);
    expect(office.sink.to(email)[1]?.subject).toContain('2 actions à faire');
    expect(JSON.stringify(office.sink.mails)).not.toContain(secret);
  });

  it('goes to those who lead and to the contacts when nobody in particular has it; without what was typed where nobody has proven the address', async () => {
    await cases.contact(jeans());
    await cases.contact(null);
    await add();
    await morning('2026-12-05');
    expect(office.sink.mails.flatMap(({ recipients }) => recipients).sort()).toEqual([jeans(), cases.mailOf('odile')].sort());
    expect(office.sink.to(cases.mailOf('odile'))[0]?.text).toMatch(typed);
    const [unproven] = office.sink.to(jeans());
    expect([unproven?.subject, unproven?.text]).not.toContainEqual(expect.stringMatching(typed));
    expect(token(jeans())).not.toBe('');
  });

  it('is answered without an account by whoever has the link, and not once she is taken out', async () => {
    const jean = await cases.contact(jeans());
    const id = await add({ ownerId: jean });
    await morning('2026-12-05');
    const links = office.app.get(ActionLinksService);
    const answer = { state: 'blocked', words: 'Le devis manque.', version: 1 } as const;
    await links.answer(token(jeans()), null, answer, office.now);
    await expect(links.answer(token(jeans()), null, answer, office.now)).rejects.toMatchObject({
      code: 'action-changed-meanwhile',
    });
    expect(await actions().moves(cases.project.lead, id)).toMatchObject([
      {},
      { author: 'Jean Roux', state: 'blocked', words: 'Le devis manque.' },
    ]);
    await expect(links.byToken('x'.repeat(43), office.now)).rejects.toBeInstanceOf(NotFound);
    await office.app.get(CaseContactsService).removeContact(cases.project.advisor, cases.project.id, jean, office.now);
    await expect(links.byToken(token(jeans()), office.now)).rejects.toBeInstanceOf(NotFound);
  });

  it('opens nothing any more once the action is the cell’s alone, and is not recalled once it is done', async () => {
    const jean = await cases.contact(jeans());
    const [hidden, done] = [await add({ ownerId: jean }), await add({ ownerId: jean, dueOn: '2026-12-06' })];
    await morning('2026-12-05');
    await actions().change(
      cases.project.advisor,
      hidden,
      { ...anAction({ ownerId: jean, visibility: 'internal' }), version: 1 },
      office.now,
    );
    await expect(office.app.get(ActionLinksService).byToken(token(jeans()), office.now)).rejects.toBeInstanceOf(NotFound);
    await actions().answer(cases.project.lead, done, { state: 'done', words: '', version: 1 }, office.now);
    office.sink.clear();
    await morning('2026-12-06');
    expect(office.sink.mails).toEqual([]);
  });
});

const anAction = (more: Partial<ActionWritten>): ActionWritten => ({
  ...{ side: 'collectivite', what: 'Envoyer la délibération', ownerId: null, ownerName: null, dueOn: '2026-12-05', council: null },
  ...{ visibility: 'shared', ...more },
});
