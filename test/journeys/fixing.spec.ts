import { type AppointmentRead, Links } from '#appointments';
import { TriageService } from '#intake';
import { later, minutes, type PersonActor } from '#kernel';
import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { until } from '../support/command.js';
import { FormVisitor } from '../support/form-visitor.js';
import { asked } from '../support/requests.js';
import { readerOf, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';

describe('an appointment is fixed for those one deals with', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let ups: WrittenUps;
  let advisor: FormVisitor;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString(), [PlatformWorkerModule, NotificationsWorkerModule]);
    ups = await WrittenUps.in(running.app, now);
    advisor = await signedAgain();
  }, 120_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const signedAgain = () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[0]));
  const rows = (sql: string, values: unknown[] = []) => running.app.get(Database).rows<{ id: string }>(sql, values);
  const accepted = async (email: string, by: PersonActor = ups.advisor) => {
    const id = await asked(running, buis, email);
    const { version } = (await running.app.get(TriageService).opened(by, id)).request;
    const act = { move: 'accept', words: '', advisorId: by.personId, version } as const;
    await running.app.get(TriageService).make(by, id, act, running.clock.now());
    return { id, base: `/agenda/demandes/${id}`, page: `/agenda/demandes/${id}/rendez-vous` };
  };
  /** What the page would send, with an hour. */
  const taking = (visitor: FormVisitor, more: Record<string, string> = {}) => ({
    ...{ sujet: 'orientation', comment: 'visio', telephone: '', lieu: '', geste: 'fixer' },
    ...{ formulaire: visitor.valueOf('formulaire'), creneau: visitor.valueOf('creneau'), ...more },
  });

  it('is asked for in « Ma journée » as long as nobody has an hour, and led to from the request', async () => {
    const { base, page } = await accepted('odile@buis.example');
    await advisor.open('/agenda');
    expect(textOf(advisor)).toContain('À qui proposer un rendez-vous');
    expect(advisor.html).toContain(`href="${page}"`);
    await advisor.open(base);
    expect(advisor.html).toContain(`href="${page}"`);
    await advisor.open(page);
    for (const words of ['Zoé Le Goff', 'odile@buis.example', 'Buis-les-Baronnies', 'tôt le matin ou le soir'])
      expect(textOf(advisor)).toContain(words);
    const creneau = advisor.valueOf('creneau');
    await advisor.send({ ...taking(advisor), geste: '', semaine: advisor.valueOf('semaine'), lieu: 'Salle du conseil' });
    expect([advisor.status, advisor.valueOf('lieu'), advisor.valueOf('creneau') === creneau]).toEqual([200, 'Salle du conseil', false]);
    await advisor.send({ ...taking(advisor), geste: 'larges' });
    expect(textOf(advisor)).toContain('Seulement les heures habituelles');
  });

  it('says what is missing beside its field and keeps the rest', async () => {
    await advisor.open((await accepted('vide@buis.example')).page);
    const sent = taking(advisor, { comment: 'on_site', lieu: '' });
    await advisor.send(sent);
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Indiquez où vous vous rencontrez.')]);
    await advisor.send(taking(advisor, { comment: 'phone', creneau: sent.creneau }));
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Indiquez le numéro auquel l’appeler.')]);
    await advisor.send(taking(advisor, { creneau: '', lieu: 'Mairie' }));
    expect([advisor.status, advisor.valueOf('lieu'), textOf(advisor)]).toEqual([
      400,
      'Mairie',
      expect.stringContaining('Choisissez une heure.'),
    ]);
  });

  it('is fixed once however often it is sent, confirmed by mail, and shown on both sides of the request', async () => {
    const { id, base, page } = await accepted('une@buis.example');
    await advisor.open(page);
    const [sent, tab] = [taking(advisor), advisor.copy().sharing(advisor)];
    await Promise.all([advisor.send(sent), tab.send(sent)]);
    expect([textOf(advisor), tab.path]).toEqual([expect.stringContaining('Le rendez-vous est fixé'), advisor.path]);
    await until(async () => sink.to('une@buis.example').some(({ subject }) => subject?.includes('rendez-vous')));
    await advisor.open(base);
    expect(textOf(advisor)).toMatch(/Le rendez-vous Confirmé[\s\S]*Ouvrir le rendez-vous/);
    expect(advisor.html).not.toContain(`href="${page}"`);
    await advisor.open('/agenda');
    expect(advisor.html).not.toContain(`href="${page}"`);
    const asker = await readerOf(running, 'une@buis.example');
    await asker.open(`/espace/demandes/${id}`);
    expect(asker.html).toMatch(/Le rendez-vous[\s\S]*href="\/espace\/rendez-vous\//);
    const link =
      sink.to('une@buis.example').flatMap(({ text }) => /https?:\/\/[^/\s]+(\/demande\/[\w-]+)/.exec(text ?? '')?.[1] ?? [])[0] ?? '';
    const someone = await new FormVisitor(running.url).open(link);
    expect(textOf(someone)).toMatch(/Le rendez-vous Confirmé[\s\S]*ouvrez le lien du courriel de confirmation/);
    expect(someone.html).not.toMatch(/href="\/(espace|agenda)\/rendez-vous/);
  });

  it('shows the one that was fixed by another form, and takes no second', async () => {
    const { id, page } = await accepted('deux@buis.example');
    const late = await (await signedAgain()).open(page);
    await advisor.open(page);
    await advisor.send(taking(advisor));
    const first = advisor.path.split('?')[0];
    await late.send(taking(late));
    expect([late.path.split('?')[0], textOf(late)]).toEqual([first, expect.stringContaining('Un rendez-vous était déjà fixé')]);
    await late.open(page);
    expect(late.path).toBe(first);
    expect(await rows('SELECT appointment_id AS id FROM following WHERE request_id = $1', [id])).toHaveLength(1);
  });

  it('offers what is near when the hour is gone, and keeps all', async () => {
    const [one, other] = [await accepted('vite@buis.example'), await accepted('lente@buis.example')];
    await advisor.open(one.page);
    const slow = await (await signedAgain()).open(other.page);
    const { creneau } = taking(advisor);
    await advisor.send(taking(advisor));
    await slow.send(taking(slow, { creneau, lieu: 'Mairie' }));
    expect([slow.status, slow.valueOf('lieu')]).toEqual([409, 'Mairie']);
    expect(textOf(slow)).toContain('Les plus proches');
    await slow.send(taking(slow));
    expect(textOf(slow)).toContain('Le rendez-vous est fixé');
  });

  it('leads from the closing to all hours, and back to what was written', async () => {
    const one = await ups.booked('clore@buis.example', { nth: 40 });
    await over(one);
    const page = `/agenda/rendez-vous/${one.id}/compte-rendu`;
    await advisor.open(`/agenda/rendez-vous/${one.id}`);
    expect(textOf(advisor)).toContain('Passé');
    expect(textOf(advisor)).not.toContain('Confirmé');
    await advisor.open(page);
    await advisor.send({ version: advisor.valueOf('version'), 'compte-rendu': 'Gardez-moi', notes: '', raison: '', geste: 'heures' });
    expect(advisor.path).toBe(`/agenda/rendez-vous/${one.id}/suite`);
    await advisor.send(taking(advisor, { sujet: 'follow_up' }));
    expect([advisor.path.split('?')[0], textOf(advisor)]).toEqual([page, expect.stringContaining('Le prochain rendez-vous est fixé')]);
    expect(advisor.html).toContain('Gardez-moi');
    expect(await rows('SELECT id FROM appointment WHERE address_id = $1', [one.addressId])).toHaveLength(2);
  });

  it('shows whoever books again from the mail of a missed one the one she has, and how to move it', async () => {
    running.clock.set(now);
    const one = await ups.booked('manque@buis.example', { nth: 20 });
    await over(one);
    const by = ups.advisor;
    await ups.desk.save(by, one.id, someWriting(), afterIt(one));
    await ups.desk.close(by, one.id, { ending: 'missed' }, afterIt(one));
    const page = `${new URL(running.app.get(Links).of(one).mailedUrl).pathname}/nouveau`;
    const [someone, tab] = [await new FormVisitor(running.url).open(page), await new FormVisitor(running.url).open(page)];
    const hours = [...tab.html.matchAll(/name="creneau"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="creneau"/g)].map(
      (m) => m[1] ?? m[2] ?? '',
    );
    await someone.send({ creneau: hours[0] ?? '' });
    expect(textOf(someone)).toContain('Votre rendez-vous');
    const booked = someone.path;
    await tab.send({ creneau: hours[1] ?? '' });
    expect(textOf(tab)).toMatch(/Un autre rendez-vous est déjà pris[\s\S]*le déplacer/);
    expect([tab.path, tab.html]).toEqual([page, expect.stringContaining(`href="${booked}"`)]);
    expect(await rows('SELECT id FROM appointment WHERE address_id = $1', [one.addressId])).toHaveLength(2);
  });

  /** Ten minutes and more after its start; a sign-in lasts an hour, and the clock jumps. */
  async function over(one: AppointmentRead): Promise<void> {
    running.clock.set(later(one.end, minutes(30)));
    advisor = await signedAgain();
  }
});
