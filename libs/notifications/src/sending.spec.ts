import { later, minutes, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import { Leases } from './leases.js';
import { MessageDesk } from './message-desk.js';
import { AddressDead, MessageNotStuck, NotABounce } from './notifications.errors.js';
import { Round } from './round.js';

const asSpec = system('spec');
const advisor = 'camille.roux@cellule.example';

describe('sending', () => {
  let office: MailOffice;
  let number = 0;
  let email: string;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: advisor });
  });

  afterAll(() => office?.close());

  beforeEach(async () => {
    office.clock.set('2026-11-24T08:00:00Z');
    await office.file();
    for (const table of ['attempt', 'message', 'reminder']) await office.database.rows(`DELETE FROM ${table}`);
    office.sink.clear();
    number += 1;
    email = `mairie-${number}@commune.example`;
  });

  it('loses nothing while the mail server is away, and does not run after it', async () => {
    await office.book(email);
    await office.sink.close();
    await office.deliver();
    expect(await attempts()).toEqual(['deferred']);
    await office.sink.reopen();
    await office.deliver();
    expect(office.sink.mails).toHaveLength(1);
    await office.deliverAt(later(office.now, 10_000));
    expect(office.sink.mails).toHaveLength(2);
  });

  it.each(['silent', 'cutting'] as const)('sends afterwards, once, what a %s mail server did not take', async (mood) => {
    await office.book(email);
    office.sink.behave(mood);
    await office.deliver();
    expect(await attempts()).toEqual(['deferred']);
    office.sink.behave('well');
    await office.deliverAt(later(office.now, 10_000));
    await office.deliverAt(later(office.now, minutes(30)));
    expect(office.sink.mails.map(({ recipients }) => recipients[0]).sort()).toEqual([advisor, email].sort());
  });

  it('doubles nothing when many bring at once', async () => {
    for (let nth = 0; nth < 12; nth += 1) await office.book(`${nth}-${email}`, { nth });
    await office.file();
    const round = office.app.get(Round);
    await Promise.all(Array.from({ length: 8 }, () => round.turn()));
    expect(office.sink.mails).toHaveLength(24);
    expect(new Set(office.sink.mails.map(({ messageId }) => messageId)).size).toBe(24);
  });

  it('takes over from one who died, when the lease has run out', async () => {
    await office.book(email);
    await office.file();
    await office.app.get(Leases).take(10, office.now);
    expect(await office.deliver()).toBe(0);
    expect(await office.deliverAt(later(office.now, 45_000))).toBe(2);
    expect(office.sink.mails).toHaveLength(2);
  });

  it('writes never again to a mailbox that is gone, and has the advisor call', async () => {
    const { id, reference } = await office.book(email);
    office.sink.refuseOnce({ code: 550, said: '5.1.1 No such user', recipient: email });
    await office.deliver();
    expect((await office.messages()).sort()).toEqual(['booked refused', 'booked sent', 'unreachable sent']);
    const call = office.sink.to(advisor).at(-1);
    expect(call?.subject).toContain('à appeler');
    for (const said of ['À appeler', '06 00 00 00 01', reference]) expect(call?.text).toContain(said);
    expect(call?.calendar).toBeNull();

    await office.appointments.move(asSpec, id, { start: await office.freeStart('commune:26063', 9) }, office.now);
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(0);
    expect(office.sink.to(advisor).filter(({ subject }) => subject?.includes('à appeler'))).toHaveLength(2);
    expect(await attempts('refused')).toHaveLength(1);
  });

  it('has the advisor call, but goes on writing, where a mailbox is only full', async () => {
    const { id } = await office.book(email);
    office.sink.refuseOnce({ code: 552, said: '5.2.2 Mailbox full', recipient: email });
    await office.deliver();
    expect(office.sink.to(advisor).at(-1)?.subject).toContain('à appeler');
    await office.appointments.cancel(asSpec, id, { reason: null }, office.now);
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(1);
  });

  it('is done again when a person says so, but never to a dead address', async () => {
    const desk = office.app.get(MessageDesk);
    await office.book(email);
    await office.deliver();
    const [mine] = await office.database.rows<{ id: string }>(`SELECT id FROM message WHERE address_id IS NOT NULL`);
    await expect(desk.again(asSpec, mine?.id ?? '', office.now)).rejects.toThrow(MessageNotStuck);
    await office.database.rows(`UPDATE message SET state = 'failed', tries = 54 WHERE id = $1`, [mine?.id]);
    await desk.again(asSpec, mine?.id ?? '', office.now);
    await office.deliver();
    const copies = office.sink.to(email);
    expect(copies).toHaveLength(2);
    expect(copies[0]?.messageId).toBe(copies[1]?.messageId);
    await office.database.rows(`UPDATE message SET state = 'refused' WHERE id = $1`, [mine?.id]);
    await office.database.rows('UPDATE address SET dead_at = $2 WHERE email = $1', [email, office.now]);
    await expect(desk.again(asSpec, mine?.id ?? '', office.now)).rejects.toThrow(AddressDead);
  });

  it('hears of it days later when a letter comes back', async () => {
    await office.book(email);
    await office.deliver();
    const messageId = office.sink.to(email)[0]?.messageId ?? '';
    const desk = office.app.get(MessageDesk);
    await expect(desk.bounced(asSpec, notice('<autre@ailleurs.example>'), office.now)).rejects.toThrow(NotABounce);
    office.clock.set(later(office.now, minutes(90)));
    await desk.bounced(asSpec, notice(messageId), office.now);
    await desk.bounced(asSpec, notice(messageId), office.now);
    await office.deliver();
    expect((await office.messages()).sort()).toEqual(['booked refused', 'booked sent', 'unreachable sent']);
    expect(await attempts('bounced')).toHaveLength(1);
    const [address] = await office.database.rows<{ dead_at: Date }>('SELECT dead_at FROM address WHERE email = $1', [email]);
    expect(address?.dead_at).toEqual(office.now);
  });

  async function attempts(outcome = ''): Promise<string[]> {
    const rows = await office.database.rows<{ outcome: string }>('SELECT outcome FROM attempt ORDER BY id');
    return rows.map((row) => row.outcome).filter((each) => outcome === '' || each === outcome);
  }
});

const notice = (messageId: string): string =>
  `Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\nMessage-ID: ${messageId}\r\n`;
