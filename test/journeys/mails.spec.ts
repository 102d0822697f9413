import ICAL from 'ical.js';
import { NotificationsWorkerModule } from '#notifications/worker';
import { PlatformWorkerModule } from '#platform/worker';
import { anOrder, ask, book, post, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { brokenBudgets } from '../support/budget.js';
import { enrolCast } from '../support/cast.js';
import { type ReceivedMail, SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const email = 'odile.chabert@mamoudzou.example';

describe('a collectivité and an advisor follow their appointment by mail', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let url: string;
  let token: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    url = running.url;
    await enrolCast(running.app, new Date(now));
  });

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it('books: each gets a mail with the invitation', async () => {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' };
    const { body } = await book(url, anOrder({ territory: 'departement:976', start: await freeStart(0), requester }));
    token = body.manageUrl?.split('/').at(-1) ?? '';
    await sink.holds(2);
    const [mine, theirs] = [latest(), advisors().at(-1)];
    for (const mail of [mine, theirs]) {
      expect(mail?.recipients).toHaveLength(1);
      expect(stamp(mail)).toEqual(['REQUEST', 0, body.start]);
    }
    expect(plain(mine?.subject)).toMatch(/^Mayotte : rendez-vous \p{L}+ \d.* h.*, heure de Mayotte$/u);
    expect(mine?.text).toContain('Votre rendez-vous est confirmé.');
    expect(mine?.text).toContain(body.reference);
    expect(theirs?.text).toContain(email);
  });

  it('finds in the mail a link of its own, which opens the appointment and is in nothing else', async () => {
    const mailed = linkIn(latest());
    expect(mailed).not.toBe(token);
    expect((await ask(url, `/api/v1/bookings/${mailed}`)).body).toEqual((await ask(url, `/api/v1/bookings/${token}`)).body);
    expect(JSON.stringify((await ask(url, `/api/v1/bookings/${mailed}`)).body)).not.toContain(mailed);
    expect(latest()?.calendar).not.toMatch(new RegExp(`${mailed}|${token}`));
    expect(
      advisors()
        .map(({ raw }) => raw.replaceAll('=\r\n', ''))
        .join(),
    ).not.toMatch(new RegExp(`${mailed}|${token}`));
  });

  it('adds the file of the page to the calendar without doubling the appointment', async () => {
    const { body } = await ask<string>(url, `/api/v1/bookings/${token}/calendar.ics`);
    expect(eventOf(body).uid).toBe(eventOf(latest()?.calendar).uid);
    expect(body).not.toContain('ATTENDEE');
  });

  it('moves: both calendars follow', async () => {
    const start = await freeStart(12);
    await post(url, `/api/v1/bookings/${token}/rescheduling`, { start });
    await sink.holds(4);
    expect(stamp(latest())).toEqual(['REQUEST', 1, start]);
    expect(latest()?.text).toMatch(/^Votre rendez-vous est déplacé\./);
    expect(latest()?.text).toContain('Il était prévu');
    expect(stamp(advisors().at(-1))[1]).toBe(1);
  });

  it('cancels: both calendars lose it', async () => {
    await post(url, `/api/v1/bookings/${token}/cancellation`, { reason: 'Le conseil est reporté.' });
    await sink.holds(6);
    expect(stamp(latest()).slice(0, 2)).toEqual(['CANCEL', 2]);
    expect(advisors().at(-1)?.text).toContain('La collectivité a annulé ce rendez-vous.');
    expect(advisors().at(-1)?.text).toContain('Le conseil est reporté.');
    expect(new Set(sink.mails.map(({ calendar }) => eventOf(calendar).uid)).size).toBe(1);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(6);
  });

  it('stays within the budget', async () => {
    expect(await brokenBudgets(running.app)).toEqual([]);
  });

  const latest = () => sink.to(email).at(-1);
  const advisors = () => sink.mails.filter(({ recipients }) => !recipients.includes(email));
  const freeStart = async (nth: number) =>
    (await slots(url, { territory: 'departement:976', from: '2026-12-01' })).body.items[nth]?.start ?? '';
});

const plain = (text: string | undefined) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

const linkIn = (mail: ReceivedMail | undefined) => /\/rendez-vous\/([\w-]{20,})/.exec(mail?.text ?? '')?.[1] ?? '';

function eventOf(calendar: string | null | undefined) {
  const component = new ICAL.Component(ICAL.parse(calendar ?? '')).getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return new ICAL.Event(component);
}

/** METHOD, SEQUENCE and start of the invitation in a mail. */
function stamp(mail: ReceivedMail | undefined): [string | undefined, number, string] {
  const event = eventOf(mail?.calendar);
  const method = /^METHOD:(\w+)/m.exec(mail?.calendar ?? '')?.[1];
  return [method, event.sequence, event.startDate.toJSDate().toISOString().replace('.000Z', 'Z')];
}
