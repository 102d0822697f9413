import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { FormVisitor } from '../support/form-visitor.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { bookByPages, Visitor } from '../support/visitor.mjs';

const now = '2026-11-23T08:00:00Z';
const buis = { territory: 'commune:26063', label: 'Buis-les-Baronnies (26)' };

const others = [
  ['advisor', '/agenda'],
  ['coordinator', '/agenda'],
  ['lead', '/espace'],
  ['member', '/espace'],
] as const;

describe('what someone needs to take part', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let booker: Visitor;
  let page: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: sink.url });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    booker = new Visitor(running.url);
    page = `/rendez-vous/${await bookByPages(booker, { ...buis, email: 'odile@buis.example' })}`;
  }, 60_000);

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it('is ticked on the confirmation page, which says who reads it and for how long', async () => {
    const { markup } = await booker.open('/rendez-vous?etape=confirmation');
    expect(markup).toContain(`action="${page}/amenagements`);
    expect(markup).toMatch(/Seule la personne qui vous reçoit voit ce que vous cochez[^<]*30.jours/);
    expect(markup).not.toContain('name="wheelchair"');
  });

  it('is kept, said again where it was ticked, and taken back when nothing is ticked', async () => {
    const holder = await new FormVisitor(running.url).open(page);
    await holder.send({ breaks: 'oui', large_print: 'oui' }, `${page}/amenagements`);
    expect(textOf(holder)).toContain('C’est noté');
    expect(ticked(holder)).toEqual(['breaks', 'large_print']);
    expect((await booker.open('/rendez-vous?etape=confirmation')).markup).toMatch(/name="breaks"[^>]*checked/);
    await holder.open(page);
    expect([textOf(holder).includes('C’est noté'), ticked(holder)]).toEqual([false, ['breaks', 'large_print']]);
    await holder.send({}, `${page}/amenagements`);
    expect(ticked(holder)).toEqual([]);
  });

  it('is shown to the advisor who receives, to nobody else', async () => {
    const holder = await new FormVisitor(running.url).open(page);
    await holder.send({ sign_language: 'oui' }, `${page}/amenagements`);
    const id = (await running.app.get(Database).row<{ id: string }>('SELECT id FROM appointment'))?.id ?? '';
    const words = 'langue des signes';
    const advisor = await firstAdvisor();
    await advisor.open(`/agenda/rendez-vous/${id}`);
    expect(textOf(advisor)).toContain(words);
    for (const [role, path] of others) {
      const other = await residentAs(running, role, `${role}@autre.example`, path === '/espace' ? { territoryId: buis.territory } : {});
      await other.open(`${path}/rendez-vous/${id}`);
      expect([role, other.status, textOf(other).includes(words)]).toEqual([role, 200, false]);
    }
  });

  it('is in no mail', async () => {
    await until(async () => (await running.app.get(Database).rows(`SELECT FROM message WHERE state = 'waiting'`)).length === 0);
    expect(sink.mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(sink.mails)).not.toMatch(/langue des signes|sign_language/);
  });

  const firstAdvisor = () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
});

const ticked = ({ html }: FormVisitor): string[] =>
  [...html.matchAll(/<input type="checkbox"[^>]*name="(\w+)"[^>]*checked/g)].map(([, name = '']) => name);
