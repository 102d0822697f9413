import { localDate, localStamp } from '#kernel';
import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { brokenBudgets } from '../support/budget.js';
import { enrolCast } from '../support/cast.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { autumnStories, live, requesterOf, type Story, springStories } from '../support/stories.js';
import { type Dated, Timeline } from '../support/timeline.js';

const stories = [...springStories, ...autumnStories];

describe('reminders, on a clock that is set, with web and worker', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let timeline: Timeline;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent' });
    running = await startApp('2027-03-08T08:00:00Z', [PlatformWorkerModule, NotificationsWorkerModule]);
    timeline = new Timeline(running, sink);
    await enrolCast(running.app, timeline.now);
    await live(timeline, springStories, '2027-03-31T12:00Z');
  }, 120_000);

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it.each(springStories)('come exactly as they make sense: $name', (story) => {
    expect(timeline.to(requesterOf(story))).toEqual(story.mails);
  });

  it('come a day late, but once, when no worker was there that day', async () => {
    await timeline.book('panne@commune.example', 'commune:26063', '2027-04-08T08:00Z');
    await timeline.until('2027-04-06T06:59Z');
    await timeline.at('2027-04-07T07:00Z');
    await timeline.until('2027-04-08T09:00Z');
    expect(timeline.to('panne@commune.example').map((mail) => mail.slice(0, 17))).toEqual([
      '2027-03-31T12:00Z',
      '2027-04-07T07:00Z',
      '2027-04-08T07:00Z',
    ]);
  });

  it('come once when the clock is set back an hour', async () => {
    await timeline.book('recul@commune.example', 'commune:26063', '2027-04-15T08:00Z');
    await timeline.until('2027-04-13T07:30Z');
    await timeline.at('2027-04-13T06:30Z');
    await timeline.until('2027-04-15T07:30Z');
    await timeline.at('2027-04-15T06:30Z');
    await timeline.until('2027-04-15T09:00Z');
    expect(timeline.to('recul@commune.example').map((mail) => mail.slice(0, 17))).toEqual([
      '2027-04-08T09:00Z',
      '2027-04-13T07:00Z',
      '2027-04-15T07:00Z',
    ]);
  });

  describe('in autumn', () => {
    beforeAll(async () => {
      await timeline.at('2027-10-18T07:00Z');
      await live(timeline, autumnStories, '2027-11-08T16:00Z');
    }, 60_000);

    it.each(autumnStories)('come exactly as they make sense: $name', (story) => {
      expect(timeline.to(requesterOf(story))).toEqual(story.mails);
    });

    it('are at most one a day for each person, and a booking that nobody changes makes five messages at most', async () => {
      expect(await brokenBudgets(running.app)).toEqual([]);
      const reminders = timeline.received.filter(({ mail }) => /^Votre rendez-vous (a lieu|commence)/.test(mail.text ?? ''));
      expect(reminders.length).toBeGreaterThan(20);
      expect(doubles(reminders.map(({ at, mail }) => `${mail.recipients[0]} ${at.slice(0, 10)}`))).toEqual([]);
      for (const story of stories.filter(({ acts }) => acts.length === 1)) expect(about(story).length).toBeLessThanOrEqual(5);
    });

    it('reach nobody twice', () => {
      expect(doubles(timeline.received.map(({ mail }) => mail.messageId ?? ''))).toEqual([]);
    });

    it('tell each advisor of each day on which there is something, at half past seven on their own clock', async () => {
      const told = timeline.received.filter(({ mail }) => mail.subject?.startsWith('Votre journée'));
      expect(told.map(({ at, mail }) => `${mail.recipients[0]} ${at}`).sort()).toEqual(await expectedDays());
    });
  });

  /** All that was sent because of a story's booking, to anybody; an advisor's day is not of one booking. */
  const about = (story: Story): Dated[] => {
    const reference = /TE-\d{4}-\d{6}/.exec(
      timeline.received.find(({ mail }) => mail.recipients.includes(requesterOf(story)))?.mail.text ?? '',
    );
    return timeline.received.filter(({ mail }) => mail.text?.includes(reference?.[0] ?? '?') && !mail.subject?.startsWith('Votre journée'));
  };

  /** Of each confirmed appointment that was known by then: its advisor, and half past seven there. */
  async function expectedDays(): Promise<string[]> {
    const rows = await running.app.get(Database).rows<{ email: string; zone: string; start: Date; stamped: Date }>(
      `SELECT a.email, p.time_zone AS zone, start_at AS start, stamped_at AS stamped
       FROM appointment JOIN person p ON p.id = advisor_id JOIN address a ON a.person_id = p.id WHERE status = 'confirmed'`,
    );
    const days = rows
      .map(({ email, zone, start, stamped }) => ({ email, at: halfPastSeven(start, zone), stamped }))
      .filter(({ at, stamped }) => stamped < at);
    return [...new Set(days.map(({ email, at }) => `${email} ${at.toISOString().replace(':00.000Z', 'Z')}`))].sort();
  }
});

/** Found by looking at the wall, minute after minute, not by the product's own reckoning. */
function halfPastSeven(day: Date, zone: string): Date {
  const date = localDate(day, zone);
  for (let at = day.getTime() - 86_400_000; at < day.getTime() + 86_400_000; at += 60_000)
    if (localStamp(at, zone).startsWith(`${date}T07:30`)) return new Date(at);
  throw new Error(`no half past seven on ${date}`);
}

const doubles = (labels: readonly string[]): string[] => labels.filter((label, index) => labels.indexOf(label) !== index);
