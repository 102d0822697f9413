import { type ActionWritten, CaseActionsService, CaseContactsService, ExchangesService } from '#cases';
import { IdentityService, OrganisationsService } from '#identity';
import { type RequestAct, RequestsService, TriageService } from '#intake';
import { anonymous, hours, later, minutes, NotFound, type PersonActor, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { type Project, Projects } from '../../../test/support/project.js';
import { CallsToMake } from './calls-to-make.js';
import { StuckMessages } from './stuck-messages.js';

const asSpec = system('spec');
const gone = 'morte@commune.example';

describe('calls that are about no appointment', () => {
  let office: MailOffice;
  let projects: Projects;
  let project: Project;
  let desk: PersonActor;
  let calls: CallsToMake;

  beforeAll(async () => {
    office = await MailOffice.open();
    projects = new Projects(office.app, office.now);
    calls = office.app.get(CallsToMake);
    desk = await projects.community.with('coordinator', 'desk@cellule.example');
    await office.enrol({ email: 'camille.roux@cellule.example' });
    project = await projects.begun('commune:26063', 'calls');
    await office.app.get(IdentityService).addressFor(asSpec, gone, office.now);
    await office.app.get(IdentityService).bury(asSpec, gone, office.now);
  }, 60_000);
  afterAll(() => office?.close());
  beforeEach(async () => {
    for (const sql of ['DELETE FROM call', 'DELETE FROM attempt', 'DELETE FROM message', 'DELETE FROM reminder'])
      await office.database.rows(sql);
  });

  const said = (list: readonly { readonly kind: string }[]) => list.map(({ kind }) => kind);
  const ofDesk = async () => said(await calls.ofDesk(desk, office.now));
  const ofAdvisor = async () => said(await calls.of(project.advisor, project.advisor.personId, office.now));
  const first = async () => (await calls.ofDesk(desk, office.now))[0]?.messageId ?? '';

  it('hold a message of a case where nobody has an address, for whoever follows it, until it is said', async () => {
    const { advisor } = project;
    const id = await projects.open('commune:26256', advisor);
    const paul = { firstName: 'Paul', lastName: 'Eysseric', status: 'elected', phone: '06 00 00 00 07' } as const;
    await office.app.get(CaseContactsService).addContact(advisor, id, paul, office.now);
    await office.app.get(ExchangesService).write(advisor, id, 'La salle est réservée.', office.now);
    await office.deliver();
    const [call] = await calls.of(advisor, advisor.personId, office.now);
    expect(call).toMatchObject({ kind: 'exchange_to_call', exchange: { name: 'Paul Eysseric', phone: '06 00 00 00 07', caseId: id } });
    expect(await ofDesk()).toEqual([]);
    await expect(calls.tickOff(desk, call?.messageId ?? '', office.now)).rejects.toBeInstanceOf(NotFound);
    const ticked = await Promise.all(Array.from({ length: 8 }, () => calls.tickOff(advisor, call?.messageId ?? '', office.now)));
    expect([ticked.filter(Boolean).length, await ofAdvisor()]).toEqual([1, []]);
    const noted = `SELECT FROM journal WHERE name = 'CallMade' AND subject_id = $1`;
    expect(await office.database.rows(noted, [id])).toHaveLength(1);
  });

  describe('a request of a mailbox that is gone', () => {
    let id: string;

    beforeEach(async () => {
      office.clock.set(later(office.now, hours(25)));
      const who = { firstName: 'Zoé', lastName: 'Le Goff', email: gone, status: 'staff', phone: '06 00 00 00 02' } as const;
      const order = { type: 'orientation', territoryId: 'commune:26220', modality: 'visio', ...who } as const;
      id = (await office.app.get(RequestsService).submit(anonymous, order, office.now)).id;
      await office.deliver();
    });

    const move = async (act: RequestAct) => {
      const { version } = await office.app.get(RequestsService).request(asSpec, id);
      await office.app.get(TriageService).make(desk, id, { ...act, version }, office.now);
      await office.deliver();
    };

    it('is the desk’s to call, said once however many say it, and noted', async () => {
      expect([await ofDesk(), await ofAdvisor()]).toEqual([['request_received'], []]);
      const message = await first();
      const ticked = await Promise.all(Array.from({ length: 8 }, () => calls.tickOff(desk, message, office.now)));
      expect([ticked.filter(Boolean).length, await ofDesk()]).toEqual([1, []]);
      expect(await calls.tickOff(desk, message, office.now)).toBe(false);
      expect(await office.app.get(StuckMessages).countFailed(asSpec)).toBe(0);
      const noted = `SELECT actor FROM journal WHERE name = 'CallMade' AND subject_id = $1`;
      expect(await office.database.rows(noted, [id])).toEqual([{ actor: `person:${desk.personId}` }]);
    });

    it('is asked by telephone what is missing, until it is said', async () => {
      office.clock.set(later(office.now, minutes(1)));
      await move({ move: 'ask', words: 'De quelle place parlez-vous ?' });
      expect(await ofDesk()).toEqual(['request_question']);
      await calls.tickOff(desk, await first(), office.now);
      await move({ move: 'complete', words: 'Celle de la mairie.' });
      expect(await ofDesk()).toEqual([]);
    });

    it('is told the answer by whoever takes care of it, and by nobody else', async () => {
      office.clock.set(later(office.now, minutes(1)));
      await move({ move: 'accept', words: 'Nous vous suivons.', advisorId: project.advisor.personId });
      expect([await ofDesk(), await ofAdvisor()]).toEqual([[], ['request_decided']]);
      const [call] = await calls.of(project.advisor, project.advisor.personId, office.now);
      await expect(calls.tickOff(desk, call?.messageId ?? '', office.now)).rejects.toBeInstanceOf(NotFound);
      await expect(calls.ofDesk(project.advisor, office.now)).rejects.toBeInstanceOf(NotFound);
      expect(await calls.tickOff(project.advisor, call?.messageId ?? '', office.now)).toBe(true);
      expect(await ofAdvisor()).toEqual([]);
    });

    it('is nothing to call about any more once it is withdrawn', async () => {
      await move({ move: 'withdraw', words: 'Elle y renonce.' });
      expect(await ofDesk()).toEqual([]);
    });
  });

  describe('what a collectivité has to do, where its mailbox is gone', () => {
    let action: string;

    beforeAll(async () => {
      const contact = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email: gone, phone: '06 00 00 00 03' } as const;
      const ownerId = await office.app.get(CaseContactsService).addContact(project.advisor, project.id, contact, office.now);
      const dueOn = office.now.toISOString().slice(0, 10);
      const written: ActionWritten = {
        ...{ side: 'collectivite', what: 'Envoyer la délibération', ownerId, ownerName: null, dueOn, council: null, visibility: 'shared' },
      };
      action = await office.app.get(CaseActionsService).add(project.advisor, project.id, written, office.now);
    });
    beforeEach(async () => {
      office.clock.set(later(office.now, hours(2)));
      await office.deliver();
    });

    const answer = async (state: 'done' | 'in_progress') => {
      const { version } = await office.app.get(CaseActionsService).one(project.advisor, action, office.now);
      await office.app.get(CaseActionsService).answer(project.advisor, action, { state, words: '', version }, office.now);
    };

    it('is called by whoever follows the case, with the number and all that is due there, as long as it is to be done', async () => {
      const [call] = await calls.of(project.advisor, project.advisor.personId, office.now);
      expect(call).toMatchObject({ kind: 'actions_due', toDo: { name: 'Jean Roux', phone: '06 00 00 00 03' } });
      expect(call?.kind === 'actions_due' && call.toDo.actions.map(({ what }) => what)).toEqual(['Envoyer la délibération']);
      expect(await ofDesk()).toEqual([]);
      await answer('done');
      expect(await ofAdvisor()).toEqual([]);
      await answer('in_progress');
      expect(await ofAdvisor()).toEqual(['actions_due']);
    });

    it('is not told by another mail to that mailbox, and is said once', async () => {
      const message = (await calls.of(project.advisor, project.advisor.personId, office.now))[0]?.messageId ?? '';
      const sent = `INSERT INTO message (id, kind, subject_id, address_id, sequence, facts, state, made_at, settled_at)
        SELECT gen_random_uuid(), 'links', subject_id, address_id, 1, '{}', 'sent', $2, $2 FROM message WHERE id = $1`;
      await office.database.rows(sent, [message, office.now]);
      expect(await ofAdvisor()).toEqual(['actions_due']);
      await expect(calls.tickOff(desk, message, office.now)).rejects.toBeInstanceOf(NotFound);
      expect(await calls.tickOff(project.advisor, message, office.now)).toBe(true);
      expect([await ofAdvisor(), await calls.tickOff(project.advisor, message, office.now)]).toEqual([[], false]);
    });

    it('is the desk’s once whoever followed the case has left', async () => {
      await office.app.get(OrganisationsService).remove(desk, project.advisor.standing?.membershipId ?? '', office.now);
      expect(await ofDesk()).toEqual(['actions_due']);
      expect(await calls.tickOff(desk, await first(), office.now)).toBe(true);
    });
  });
});
