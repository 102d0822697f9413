import { PreparationsService } from '#appointments';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';
const [typed, secret] = ['Le compte rendu du conseil de juin.', 'Zibeline-7431'];

describe('what to prepare, in letters', () => {
  let office: MailOffice;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisor });
  });
  afterAll(() => office?.close());

  const lastTo = (email: string): string => office.sink.to(email).at(-1)?.text ?? '';
  const booked = async (email: string, nth: number) => {
    const { id, addressId } = await office.book(email, { nth });
    await office.deliver();
    return { id, addressId };
  };

  it('is what the type asks until its advisor says more, and nothing leaves because she does', async () => {
    const email = 'prouvee@commune.example';
    const { id, addressId } = await booked(email, 60);
    expect(lastTo(email)).toContain('– Demandez-vous qui décidera à la fin, et de quoi.');
    await office.app.get(IdentityService).prove(asSpec, addressId, office.now);
    const sent = office.sink.mails.length;
    await office.app.get(PreparationsService).say(asSpec, id, { asked: typed, note: secret, seen: 0 }, office.now);
    await office.deliver();
    expect(office.sink.mails).toHaveLength(sent);
  });

  it('is in the reminder of two days where the address is proven, else on the page only', async () => {
    const other = await booked('inconnue@commune.example', 61);
    await office.app.get(PreparationsService).say(asSpec, other.id, { asked: typed, note: secret, seen: 0 }, office.now);
    const { start } = await office.appointments.read(asSpec, other.id);
    await office.deliverAt(new Date(start.getTime() - 47 * 3_600_000));
    expect(lastTo('prouvee@commune.example')).toMatch(/^Votre rendez-vous a lieu [\s\S]*– Le compte rendu du conseil de juin\./);
    expect(lastTo('inconnue@commune.example')).toMatch(
      /^Votre rendez-vous a lieu [\s\S]*la page du rendez-vous dit ce que vous pouvez préparer/,
    );
    expect(lastTo('inconnue@commune.example')).not.toContain(typed);
  });

  it('is for the advisor in her morning letter, her own words first, which stand in no other', async () => {
    const [{ day } = { day: '' }] = await office.database.rows<{ day: string }>(
      `SELECT (min(start_at)::date)::text AS day FROM appointment`,
    );
    await office.deliverAt(`${day}T06:30:00Z`);
    expect(lastTo(advisor)).toMatch(/À préparer\u202f: Zibeline-7431\nÀ préparer\u202f: [^\n]+\nÀ préparer\u202f: [^\n]+\nRéférence/);
    const held = office.sink.mails.filter((mail) => JSON.stringify(mail).includes(secret));
    expect(held.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Votre journée/)]);
  });
});
