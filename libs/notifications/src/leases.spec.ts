import { later, minutes } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { Leases } from './leases.js';

const advisor = 'camille.roux@cellule.example';

describe('a lease', () => {
  let office: MailOffice;
  let leases: Leases;

  beforeAll(async () => {
    office = await MailOffice.open();
    leases = office.app.get(Leases);
    await office.enrol({ email: advisor });
    for (let nth = 0; nth < 6; nth += 1) await office.book(`mairie-${nth}@commune.example`, { nth });
    await office.file();
  });

  afterAll(() => office?.close());

  it('gives each message to one of those who ask at once', async () => {
    const batches = await Promise.all(Array.from({ length: 6 }, () => leases.take(3, office.now)));
    const ids = batches.flatMap(({ messages }) => messages.map(({ id }) => id));
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });

  it('is anybody’s once it has run out, and not before', async () => {
    expect((await leases.take(20, later(office.now, 44_999))).messages).toHaveLength(0);
    expect((await leases.take(20, later(office.now, 45_000))).messages).toHaveLength(12);
  });

  it('that was lost to somebody else changes nothing any more', async () => {
    const [mine, theirs] = [await leases.take(1, later(office.now, minutes(2))), await leases.take(20, later(office.now, minutes(4)))];
    expect(theirs.messages.map(({ id }) => id)).toContain(mine.messages[0]?.id);
    await leases.giveBack(mine.lease, mine.messages);
    expect((await leases.take(20, later(office.now, minutes(4)))).messages).toHaveLength(0);
    await leases.giveBack(theirs.lease, theirs.messages);
    expect((await leases.take(20, later(office.now, minutes(4)))).messages).toHaveLength(12);
  });
});
