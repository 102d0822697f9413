import { IdentityService, SignInService } from '#identity';
import { anonymous, later, minutes, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';

const asSpec = system('spec');
const odile = 'odile@commune.example';

describe('the mail that signs in', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: 'camille@cellule.example' });
  });

  afterAll(() => office?.close());

  it('goes at once, although the address has had its mails of the day, and holds one link that works', async () => {
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

  it('is not sent when the link has expired by then', async () => {
    office.sink.clear();
    await office.app.get(SignInService).askLink(anonymous, odile, office.now);
    await office.deliverAt(later(office.now, minutes(21)));
    expect(office.sink.to(odile)).toEqual([]);
  });
});
