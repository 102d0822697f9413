import ICAL from 'ical.js';
import { hours, later, system } from '#kernel';
import { MailOffice } from '../../../test/support/mail-office.js';
import type { ReceivedMail } from '../../../test/support/smtp-sink.js';

const asSpec = system('spec');

describe('mails about an appointment', () => {
  let office: MailOffice;
  let email: string;
  let number = 0;

  beforeAll(async () => {
    office = await MailOffice.open();
    await office.enrol({ email: 'camille.roux@cellule.example' });
  });

  afterAll(() => office?.close());

  beforeEach(async () => {
    await office.deliver();
    office.clock.set('2026-11-24T08:00:00Z');
    await office.database.rows('DELETE FROM attempt');
    await office.database.rows('DELETE FROM reminder');
    await office.database.rows('DELETE FROM message');
    office.sink.clear();
    number += 1;
    email = `mairie-${number}@commune.example`;
  });

  it('go to the requester and to the advisor, each alone with their own invitation', async () => {
    const appointment = await office.book(email);
    await office.deliver();
    expect(office.sink.mails).toHaveLength(2);
    for (const [reader, mail] of [email, 'camille.roux@cellule.example'].map((one) => [one, office.sink.to(one)[0]] as const)) {
      expect(mail?.recipients).toEqual([reader]);
      const event = eventOf(mail);
      expect(event.attendees.map((attendee) => `${attendee.getFirstValue()}`.toLowerCase())).toEqual([`mailto:${reader}`]);
      expect(event.uid).toBe(`${appointment.id}@rendez-vous.cellule`);
      expect(event.startDate.toJSDate()).toEqual(appointment.start);
      expect(mail?.calendar).toMatch(/^METHOD:REQUEST$/m);
      expect(mail?.calendar).toMatch(/^SEQUENCE:0$/m);
    }
    expect(office.sink.to(email)[0]?.text).toContain('/rendez-vous/');
    expect(office.sink.to('camille.roux@cellule.example')[0]?.text).not.toContain('/rendez-vous/');
  });

  it('have a text, an HTML and a calendar part, whose method is that of the calendar, and the same calendar attached', async () => {
    await office.book(email);
    await office.deliver();
    const raw = office.sink.to(email)[0]?.raw ?? '';
    const types = [...raw.matchAll(/^content-type: ([^;\r\n]+)(?=;|\r)/gim)].map(([, type]) => type);
    expect(types).toEqual(['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html', 'text/calendar', 'application/ics']);
    expect(raw).toMatch(/text\/calendar;[\s\S]*?method=REQUEST/i);
    const { from, replyTo } = office.sink.to(email)[0] as ReceivedMail;
    expect([from?.address, from?.name]).toEqual(['rendez-vous@territoires.example', 'Territoires d’engagement (ANCT)']);
    expect(replyTo?.map(({ address }) => address)).toEqual(['cellule@territoires.example']);
    expect(raw).toMatch(/^auto-submitted: auto-generated/im);
    expect(eventOf(office.sink.to(email)[0]).organizer).toBe('mailto:rendez-vous@territoires.example');
  });

  it('tell of a move and of a cancellation under the same UID with a rising SEQUENCE', async () => {
    const { id } = await office.book(email);
    await office.deliver();
    const moved = await office.appointments.move(asSpec, id, { start: await office.freeStart('commune:26063', 5) }, office.now);
    await office.deliver();
    await office.appointments.cancel(asSpec, id, { reason: null }, office.now);
    await office.deliver();
    const mails = office.sink.to(email);
    expect(mails.map(({ calendar }) => /METHOD:(\w+)/.exec(calendar ?? '')?.[1])).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(mails.map((mail) => eventOf(mail).sequence)).toEqual([0, 1, 2]);
    expect(new Set(mails.map((mail) => eventOf(mail).uid)).size).toBe(1);
    expect(eventOf(mails[1]).startDate.toJSDate()).toEqual(moved.start);
    expect(mails[2]?.calendar).toMatch(/^STATUS:CANCELLED$/m);
    expect(mails.map(({ subject }) => subject?.replaceAll(/\s/g, ' '))).toEqual([
      expect.stringMatching(/^Buis-les-Baronnies : rendez-vous \p{L}+ \d/u),
      expect.stringMatching(/^Buis-les-Baronnies : rendez-vous déplacé au/),
      expect.stringMatching(/^Buis-les-Baronnies : rendez-vous annulé,/),
    ]);
  });

  it('tell only the newest when several changes wait', async () => {
    const { id } = await office.book(email);
    await office.appointments.move(asSpec, id, { start: await office.freeStart('commune:26063', 5) }, office.now);
    await office.deliver();
    expect(office.sink.to(email).map((mail) => eventOf(mail).sequence)).toEqual([1]);
    expect(await office.messages()).toEqual(['booked superseded', 'booked superseded', 'moved sent', 'moved sent']);
  });

  it('hold the two clocks where they differ', async () => {
    await office.book(email, { territory: 'departement:976' });
    await office.deliver();
    expect(office.sink.to(email)[0]?.text).toMatch(/\(heure de Mayotte\) — .* à Paris/);
    expect(office.sink.to('camille.roux@cellule.example')[0]?.text).toMatch(/\(heure de Paris\) — .* à Mayotte/);
  });

  it('are promised once, however often the event comes', async () => {
    await office.book(email);
    await office.file();
    await office.database.rows('UPDATE outbox SET handled_at = NULL, relayed_at = NULL');
    await office.deliver();
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(1);
  });

  it('keep their Message-ID from one attempt to the next, and one row an attempt', async () => {
    await office.book(email);
    office.sink.refuseOnce({ code: 451, recipient: email });
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(0);
    await office.deliver();
    expect(office.sink.to(email)).toHaveLength(0);
    await office.deliverAt(later(office.now, 10_000));
    expect(office.sink.to(email)[0]?.messageId).toMatch(/^<[0-9a-f]{40}@territoires\.example>$/);
    const attempts = await office.database.rows(
      `SELECT outcome, smtp_code FROM attempt a JOIN message m ON m.id = a.message_id WHERE m.address_id IS NOT NULL ORDER BY a.id`,
    );
    expect(attempts).toEqual([
      { outcome: 'deferred', smtp_code: 451 },
      { outcome: 'accepted', smtp_code: 250 },
    ]);
  });

  it('have failed once the mail server put them off for half a day', async () => {
    await office.book(email);
    await office.file();
    await office.database.rows(`UPDATE message SET tries = 53`);
    office.sink.refuseOnce({ code: 451, recipient: email });
    await office.deliver();
    expect((await office.messages()).sort()).toEqual(['booked failed', 'booked sent']);
    await office.deliverAt(later(office.now, hours(1)));
    expect(office.sink.to(email)).toHaveLength(0);
  });

  it('are sent while no transaction is open', async () => {
    await office.book(email);
    const open: number[] = [];
    office.sink.meanwhile = async () => {
      const rows = await office.database.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
      );
      open.push(rows[0]?.count ?? -1);
    };
    await office.deliver();
    office.sink.meanwhile = async () => {};
    expect(open).toEqual([0, 0]);
  });
});

function eventOf(mail: ReceivedMail | undefined) {
  const component = new ICAL.Component(ICAL.parse(mail?.calendar ?? '')).getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return new ICAL.Event(component);
}
