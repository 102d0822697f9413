import { IntakeService, type RequestAct, RequestsService, TriageService } from '#intake';
import { anonymous, hours, later, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { inRole, nationwide } from '../../../test/support/standing.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';

describe('mails that are not about a change', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisor });
  });

  afterAll(() => office?.close());

  beforeEach(async () => {
    await office.deliver();
    office.sink.clear();
    office.clock.set(later(office.now, hours(25)));
  });

  it('give the links of what is upcoming to whoever lost them', async () => {
    const [first, second] = [await office.book('perdu@commune.example'), await office.book('perdu@commune.example', { nth: 9 })];
    await office.deliver();
    await office.app.get(IntakeService).recover(anonymous, 'perdu@commune.example', office.now);
    await office.deliver();
    const text = office.sink.to('perdu@commune.example').at(-1)?.text ?? '';
    for (const { reference } of [first, second]) expect(text).toContain(reference);
    const links = text.match(/\/rendez-vous\/[\w-]{20,}/g) ?? [];
    expect(new Set(links).size).toBe(2);
    for (const link of links)
      expect((await office.appointments.byToken(link.split('/').at(-1) ?? '', office.now)).by).toMatchObject({ purpose: 'manage-mailed' });
  });

  it('give no links when what was upcoming is cancelled by then', async () => {
    const { id } = await office.book('annule@commune.example');
    await office.deliver();
    await office.app.get(IntakeService).recover(anonymous, 'annule@commune.example', office.now);
    await office.file();
    await office.appointments.cancel(asSpec, id, { reason: null }, office.now);
    await office.deliver();
    expect(office.sink.to('annule@commune.example').map(({ subject }) => subject)).not.toContainEqual(expect.stringContaining('lien'));
  });

  it('acknowledge a request, and bring it to the desk whole', async () => {
    const said = { name: 'Syndicat TYPED', kind: 'other', departement: '26' };
    const who = {
      firstName: 'Zoé',
      lastName: 'Le Goff',
      email: 'demande@commune.example',
      status: 'staff',
      intention: 'TYPED idée',
    } as const;
    const request = await office.app
      .get(RequestsService)
      .submit(anonymous, { type: 'orientation', modality: 'visio', said, ...who }, office.now);
    await office.deliver();
    const [receipt] = office.sink.to('demande@commune.example');
    expect(receipt?.subject).toMatch(/^Votre collectivité\s: demande reçue/);
    expect(receipt?.text).toContain(request.reference);
    expect(receipt?.text).toContain('1 place de la Démonstration');
    expect(`${receipt?.subject}${receipt?.text}${receipt?.html}`).not.toContain('TYPED');
    const [brought] = office.sink.to('cellule@territoires.example');
    for (const typed of ['Syndicat TYPED', 'TYPED idée', 'demande@commune.example']) expect(brought?.text).toContain(typed);
  });

  it('tell that a request was no duplicate to whoever was told that it was, and to nobody else', async () => {
    const [requests, triage] = [office.app.get(RequestsService), office.app.get(TriageService)];
    const moved = async (id: string, act: RequestAct) => {
      const { version } = await requests.request(asSpec, id);
      await triage.make(inRole('advisor', nationwide, receiver), id, { ...act, version }, office.now);
    };
    const receiver =
      (await office.database.row<{ id: string }>('SELECT person_id AS id FROM address WHERE email = $1', [advisor]))?.id ?? '';
    const who = { firstName: 'Zoé', lastName: 'Le Goff', email: 'double@commune.example', status: 'staff' } as const;
    const asks = () =>
      requests.submit(anonymous, { type: 'orientation', territoryId: 'commune:26063', modality: 'visio', ...who }, office.now);
    const [first, second] = [await asks(), await asks()];
    await office.deliver();
    office.sink.clear();
    const subjects = () => office.sink.to(who.email).map(({ subject }) => subject?.split(/\s:\s/).at(-1));
    await moved(second.id, { move: 'duplicate', words: '', of: first.reference });
    await moved(second.id, { move: 'reopen', words: '' });
    await office.deliver();
    expect(subjects()).toEqual([]);
    await moved(second.id, { move: 'duplicate', words: '', of: first.reference });
    await office.deliver();
    await moved(second.id, { move: 'reopen', words: '' });
    await office.deliver();
    // a mailbox that nobody has proven is not written to more than that in a day
    office.clock.set(later(office.now, hours(25)));
    await moved(second.id, { move: 'decline', words: 'Un autre service suit ce sujet.' });
    await office.deliver();
    expect(subjects()).toEqual(['votre demande en rejoint une autre', 'nous reprenons votre demande', 'notre réponse à votre demande']);
  });

  it('give a shared mailbox date, place and link, and no number; all of it once its reader says that she is alone', async () => {
    const { id, addressId } = await office.book('mairie@commune.example', { nth: 3 });
    const said = (shared: boolean | null) =>
      office.database.rows('UPDATE address SET shared = $2, proven_at = $3 WHERE id = $1', [addressId, shared, office.now]);
    const cancel = async (appointment: string) => {
      await office.appointments.cancel(asSpec, appointment, { reason: 'TYPED motif' }, office.now);
      await office.deliver();
      return office.sink.to('mairie@commune.example').at(-1)?.text ?? '';
    };
    await said(null);
    await office.deliver();
    expect(office.sink.to('mairie@commune.example').at(-1)?.text).toMatch(/\/rendez-vous\/[\w-]{20,}/);
    expect(await cancel(id)).not.toContain('TYPED');
    await said(false);
    expect(await cancel((await office.book('mairie@commune.example', { nth: 5 })).id)).toContain('TYPED motif');
  });

  it('tell the advisor of a delay and of a call that is asked for, with the number, once each', async () => {
    const { id } = await office.book('retard@commune.example');
    await office.deliver();
    office.sink.clear();
    const holder = { kind: 'holder', purpose: 'manage', id } as const;
    const intake = office.app.get(IntakeService);
    for (let n = 0; n < 3; n += 1) await intake.announceLateness(holder, holder.id, office.now);
    await intake.askCallback(holder, holder.id, office.now);
    await office.deliver();
    expect(office.sink.mails.map(({ text }) => text?.split('\n')[0]).sort()).toEqual([
      'La personne que vous rencontrez aura dix minutes de retard.',
      'La personne que vous rencontrez demande à être rappelée.',
    ]);
    for (const { text, calendar } of office.sink.to(advisor)) {
      expect(text).toContain('06 00 00 00 01');
      expect(calendar).toBeNull();
    }
  });
});
