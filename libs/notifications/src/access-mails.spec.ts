import { ActsService, AdmissionsService, IdentityService, SignInService } from '#identity';
import { anonymous, later, minutes, system } from '#kernel';
import { Community } from '../../../test/support/community.js';
import { MailOffice } from '../../../test/support/mail-office.js';

const asSpec = system('spec');
const odile = 'odile@commune.example';

describe('mails that open a door', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: 'camille@cellule.example' });
  });

  afterAll(() => office?.close());

  it('go at once: the link that signs in, although the address has had its mails of the day, and holds one link that works', async () => {
    for (let nth = 0; nth < 3; nth += 1) await office.book(odile, { nth: nth * 4 });
    const identity = office.app.get(IdentityService);
    const { id } = await identity.addressFor(asSpec, odile, office.now);
    await identity.own(asSpec, id, { firstName: 'Odile', lastName: 'Chabert' }, office.now);
    await identity.prove(asSpec, id, office.now);
    await office.deliver();
    office.sink.clear();
    await office.app.get(SignInService).askLink(anonymous, odile, office.now);
    await office.deliver();
    const [mail] = office.sink.to(odile);
    expect(mail?.subject).toContain('lien de connexion');
    const links = mail?.text?.match(/https?:\S+\/connexion\/\S+/g) ?? [];
    expect(links).toHaveLength(1);
    const { actor } = await office.app.get(SignInService).signIn(anonymous, links[0]?.split('/').at(-1) ?? '', office.now);
    expect(actor.kind).toBe('person');
  });

  it('are not sent when the link has expired by then', async () => {
    office.sink.clear();
    await office.app.get(SignInService).askLink(anonymous, odile, office.now);
    await office.deliverAt(later(office.now, minutes(21)));
    expect(office.sink.to(odile)).toEqual([]);
  });

  it('tells a guest who invites her, with a link that answers', async () => {
    const lead = await new Community(office.app, office.now).with('lead', 'lead@commune.example', { territoryId: 'commune:26063' });
    const admissions = office.app.get(AdmissionsService);
    const organisationId = lead.standing?.organisationId ?? '';
    const guest = { firstName: 'Ada', lastName: 'Roy', email: 'ada@commune.example', role: 'member' as const };
    await admissions.invite(lead, organisationId, guest, office.now);
    await office.deliver();
    const [mail] = office.sink.to(guest.email);
    expect(mail?.subject).toContain('Buis-les-Baronnies (26)');
    const [, token = ''] = mail?.text?.match(/\/invitation\/([\w-]+)/) ?? [];
    const { by, admission } = await admissions.byToken(token, office.now);
    expect(await admissions.answer(by, admission.id, true, office.now)).not.toBeNull();
  });

  it('tells whoever spoke for her collectivité, and its lead, with a link each; and all of them, and the desk, of a contest', async () => {
    const community = new Community(office.app, office.now);
    const lead = await community.with('lead', 'odile.chabert@mairie.example', { territoryId: 'commune:26220' });
    const member = await community.with('member', 'marc.faure@mairie.example', { territoryId: 'commune:26220' });
    const acts = office.app.get(ActsService);
    const said = { kind: 'prefecture_summary', agrees: true, words: 'Nous acceptons.', typedName: 'Marc Faure' } as const;
    await acts.perform(member, said, office.now);
    office.sink.clear();
    await office.deliver();
    const everyone = ['odile.chabert@mairie.example', 'marc.faure@mairie.example'];
    const links = everyone.map((email) => /\/acte\/([\w-]+)/.exec(office.sink.to(email)[0]?.text ?? '')?.[1] ?? '');
    expect(new Set(links).size).toBe(2);
    expect(office.sink.mails).toHaveLength(2);
    expect((await acts.byToken(links[0] ?? '', office.now)).contester).toMatchObject({ personId: lead.personId });
    await acts.contestByToken(links[0] ?? '', office.now);
    office.sink.clear();
    await office.deliver();
    expect(office.sink.mails.flatMap(({ recipients }) => recipients).sort()).toEqual([...everyone, 'cellule@territoires.example'].sort());
    for (const { subject, text } of office.sink.mails)
      expect([subject, text]).toEqual([expect.stringContaining('contesté'), expect.stringContaining('odile chabert')]);
  });

  it('tells the desk when nobody answers any more', async () => {
    const alone = await new Community(office.app, office.now).with('lead', 'alone@ville.example', { territoryId: 'commune:59350' });
    await office.app.get(AdmissionsService).leave(alone, alone.standing?.membershipId ?? '', null, office.now);
    office.sink.clear();
    await office.deliver();
    expect(office.sink.to('cellule@territoires.example').map(({ subject }) => subject)).toEqual([
      'Lille (59)\u202f: plus personne ne répond',
    ]);
  });
});
