import { NotificationsWorkerModule } from '#notifications/worker';
import { PlatformWorkerModule } from '#platform/worker';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { FormVisitor } from '../support/form-visitor.js';
import { MailedPeople } from '../support/mailed-people.js';
import { bookedBy, readerOf, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const [zoe, paul, next] = ['zoe.legoff@orange.example', 'paul.aubry@laposte.example', 'ada.roy@free.example'];
const people = '/espace/personnes';

/** Nobody here has a SIRET, a ProConnect account, nor a mailbox of the town hall: personal addresses, and a telephone. */
describe('a commune whose people have only personal addresses and a telephone', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let mailed: MailedPeople;
  let appointment: string;
  let lead: FormVisitor;
  let colleague: FormVisitor;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    mailed = new MailedPeople(running, sink);
  }, 60_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const at = (path: string, { html }: FormVisitor): string =>
    new RegExp(`action="(${path}/[0-9a-f-]{36}/nomination)"`).exec(html)?.[1] ?? '';

  it('books with a personal address, says from her mail that it is hers, and sees that appointment alone', async () => {
    appointment = await bookedBy(running, zoe);
    const link = await mailed.link(zoe, 'rendez-vous');
    const reader = await new FormVisitor(running.url).open(link);
    await reader.send({}, `${link}/preuve`);
    lead = await mailed.comesIn(zoe, { prenom: 'Zoé', nom: 'Le Goff' });
    expect([lead.path, lead.html]).toEqual(['/espace', expect.stringContaining(`/espace/rendez-vous/${appointment}`)]);
    expect((await lead.open(people)).status).toBe(403);
  });

  it('is vouched for by the advisor, who had her on the telephone, and leads from then on', async () => {
    const advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
    await advisor.open(`/agenda/rendez-vous/${appointment}`);
    expect(textOf(advisor)).toContain('Je l’ai eue au téléphone au numéro public de la mairie');
    await advisor.send({}, `/agenda/rendez-vous/${appointment}/garant`);
    expect(textOf(advisor)).toContain('C’est noté, à la date d’aujourd’hui');
    lead = await mailed.comesIn(zoe);
    await lead.open(people);
    expect(textOf(lead)).toMatch(/Zoé Le Goff personne référente/);
    expect((await lead.open(`/espace/rendez-vous/${appointment}/deplacement`)).status).toBe(200);
  });

  it('invites a colleague at a personal address, who joins by her own yes, and is named to lead', async () => {
    await lead.open(`${people}/invitation`);
    await lead.send({ prenom: 'Paul', nom: 'Aubry', adresse: paul, role: 'member' });
    const invitation = await mailed.link(paul, 'invitation');
    const guest = await new FormVisitor(running.url).open(invitation);
    await guest.send({}, `${invitation}/oui`);
    expect(textOf(guest)).toContain('Vous faites partie de cette collectivité');
    colleague = await mailed.comesIn(paul);
    expect((await colleague.open(`/espace/rendez-vous/${appointment}`)).status).toBe(200);
    await lead.open(people);
    await lead.send({}, at(people, lead));
    expect(textOf(lead)).toContain('est maintenant référente');
    colleague = await mailed.comesIn(paul);
    expect((await colleague.open(`${people}/invitation`)).status).toBe(200);
  });

  it('speaks for the commune under a typed name, with a receipt to both, and contests it from the receipt', async () => {
    await colleague.open('/espace/qui-voit-quoi');
    await colleague.send({ 'nom-tape': 'AUBRY paul' }, '/espace/qui-voit-quoi/accord');
    expect(textOf(colleague)).toContain('Votre préfecture voit un résumé');
    const [hers, his] = [await mailed.link(zoe, 'acte'), await mailed.link(paul, 'acte')];
    expect(hers).not.toBe(his);
    const reader = await new FormVisitor(running.url).open(hers);
    await reader.send({}, `${hers}/contestation`);
    expect(textOf(reader)).toContain('L’acte est contesté');
    await colleague.open('/espace/qui-voit-quoi');
    expect(textOf(colleague)).toContain('Montrer un résumé à votre préfecture');
    for (const told of [zoe, paul, 'cellule@territoires.example'])
      await until(() => sink.to(told).some(({ subject }) => subject?.includes('un acte est contesté')));
  });

  it('leaves with a successor, who takes over by saying yes; what was made stays', async () => {
    await lead.open(`${people}/depart`);
    await lead.send({ prenom: 'Ada', nom: 'Roy', adresse: next });
    expect(textOf(lead)).toContain('Vous ne vous occupez plus de cette collectivité');
    const invitation = await mailed.link(next, 'invitation');
    const successor = await new FormVisitor(running.url).open(invitation);
    expect(textOf(successor)).toContain('vous propose de prendre la suite');
    await successor.send({}, `${invitation}/oui`);
    const ada = await mailed.comesIn(next);
    expect((await ada.open(`/espace/rendez-vous/${appointment}`)).status).toBe(200);
    await ada.open(people);
    expect(textOf(ada)).toMatch(/Paul Aubry personne référente/);
    expect(textOf(ada)).toMatch(/Ada Roy personne référente/);
    expect(textOf(ada)).toContain('2 personnes');
    expect(textOf(ada)).not.toContain('Zoé Le Goff personne référente');
  });
});
