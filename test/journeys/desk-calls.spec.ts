import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { until } from '../support/command.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { asked } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const gone = 'partie@buis.example';

describe('a request whose receipt meets a mailbox that is gone', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let desk: FormVisitor;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    desk = await residentAs(running, 'coordinator', 'solene@cellule.example');
  }, 60_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const page = '/coordination/appels';

  it('is counted where coordination arrives, called from its list, and ticked off', async () => {
    await desk.open('/coordination');
    expect(textOf(desk)).toContain('Aucun appel à passer');
    sink.refuseOnce({ code: 550, said: '5.1.1 No such user', recipient: gone });
    const id = await asked(running, 'commune:26063', gone);
    const refused = () => running.app.get(Database).rows(`SELECT FROM message WHERE state = 'refused' AND subject_id = $1`, [id]);
    await until(async () => (await refused()).length === 1);
    await desk.open('/coordination');
    expect([textOf(desk), desk.html]).toEqual([expect.stringContaining('Un appel à passer'), expect.stringContaining(`href="${page}"`)]);
    await desk.open(page);
    expect(textOf(desk)).toMatch(
      /Zoé Le Goff, Buis-les-Baronnies[\s\S]*pas de numéro[\s\S]*Sa demande est bien reçue, sous la référence DE-/,
    );
    expect(desk.html).toContain(`href="/agenda/demandes/${id}"`);
    const action = new RegExp(`action="(${page}/[^"]+)"`).exec(desk.html)?.[1] ?? '';
    const advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    expect([await advisor.knock('GET', page), await advisor.knock('POST', action)]).toEqual([403, 403]);
    await advisor.open('/agenda');
    await advisor.send({}, action.replace('/coordination/', '/agenda/'));
    expect(advisor.status).toBe(404);
    await desk.send({}, action);
    expect(textOf(desk)).toMatch(/L’appel est noté[\s\S]*Aucun appel à passer/);
    await desk.send({}, action);
    expect(await running.app.get(Database).rows(`SELECT FROM journal WHERE name = 'CallMade'`)).toHaveLength(1);
  }, 60_000);
});
