import { ExchangesService } from '#cases';
import { later } from '#kernel';
import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { type Project, Projects } from '../support/project.js';
import { readerOf, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { Timeline } from '../support/timeline.js';

const [now, page] = ['2026-11-24T08:00:00Z', '/mes-donnees/courriels'];
const [odile, amina] = ['odile.rythme@town.example', 'amina.rythme@cellule.example'];

describe('« Mes courriels », with web and worker', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let timeline: Timeline;
  let project: Project;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    timeline = new Timeline(running, sink);
    project = await new Projects(running.app, new Date(now)).begun('commune:26063', 'rythme');
    await timeline.settled();
  }, 120_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const write = async (words: string) => {
    running.clock.set(later(timeline.now, 1000));
    await running.app.get(ExchangesService).write(project.advisor, project.id, words, timeline.now);
    await timeline.settled();
  };
  const received = () =>
    timeline.received.filter(({ mail }) => mail.recipients.includes(odile) && /message/.test(mail.subject ?? '')).map(({ at }) => at);

  it('are chosen there, which each mail of a case leads to, and « Mes données » too', async () => {
    await write('Où en est la salle ?');
    expect(received()).toEqual(['2026-11-24T08:00Z']);
    const stranger = await new FormVisitor(running.url).open(page);
    expect(stranger.path).toBe(`/connexion?suite=${encodeURIComponent(page)}`);
    expect(sink.to(odile).at(-1)?.text).toContain(`${page}\n`);
    const reader = await readerOf(running, odile);
    await reader.open('/mes-donnees');
    expect(reader.html).toContain(`href="${page}"`);
    await reader.open(page);
    expect(reader.html).toMatch(/<input(?=[^>]*value="un-par-un")[^>]*checked/);
    await reader.send({ rythme: 'jamais' }, page);
    expect([reader.status, reader.html]).toEqual([400, expect.stringContaining('href="#rythme"')]);
    await reader.send({ rythme: 'un-par-jour' }, page);
    expect([reader.status, textOf(reader)]).toEqual([200, expect.stringContaining('C’est enregistré')]);
    expect(reader.html).toMatch(/<input(?=[^>]*value="un-par-jour")[^>]*checked/);
    await reader.open('/mes-donnees');
    expect(textOf(reader)).toContain('une fois par jour');
  });

  it('then come once a day, at eight, and not on a day without a message', async () => {
    for (const words of ['Un.', 'Deux.', 'Trois.']) await write(words);
    await timeline.until('2026-11-27T12:00:00Z');
    expect(received()).toEqual(['2026-11-24T08:00Z', '2026-11-25T07:00Z']);
    for (const words of ['Quatre.', 'Cinq.']) await write(words);
    await timeline.until('2026-11-30T12:00:00Z');
    expect(received()).toEqual(['2026-11-24T08:00Z', '2026-11-25T07:00Z', '2026-11-28T07:00Z']);
    const held = sink.to(odile).map(({ text }) => text?.match(/Un\.|Deux\.|Trois\.|Quatre\.|Cinq\./g));
    expect(held.filter(Boolean)).toEqual([
      ['Un.', 'Deux.', 'Trois.'],
      ['Quatre.', 'Cinq.'],
    ]);
  });

  it('leave a trace of the choice, and change nothing for anyone else', async () => {
    const notes = await running.app.get(Database).rows(`SELECT payload FROM journal WHERE name = 'MailRhythmChosen'`);
    expect(notes).toEqual([{ payload: { rhythm: 'daily' } }]);
    await running.app.get(ExchangesService).write(project.lead, project.id, 'La salle est réservée.', timeline.now);
    await timeline.settled();
    expect(sink.to(amina).at(-1)?.text).toContain('La salle est réservée.');
  });
});
