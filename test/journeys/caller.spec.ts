import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const page = '/agenda/appel';
const odile = { collectivite: 'Buis-les-Baronnies', prenom: 'Odile', nom: 'Chabert', telephone: '06 00 00 00 17' };

describe('someone calls who has no mailbox', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let advisor: FormVisitor;
  let colleague: FormVisitor;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
    colleague = await residentAs(running, 'coordinator', 'solene@cellule.example');
  }, 60_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const searched = async (visitor: FormVisitor, fields: Record<string, string> = odile) => {
    await visitor.open(page);
    return visitor.send({ ...fields, sujet: 'orientation', geste: 'creneaux' });
  };
  const kept = (visitor: FormVisitor) => ['prenom', 'nom', 'telephone'].map((field) => visitor.valueOf(field));
  const typed = [odile.prenom, odile.nom, odile.telephone];
  /** The first form of the page is that of the way out. */
  const taking = (visitor: FormVisitor, creneau: string) => ({
    ...{ ...odile, sujet: 'orientation', geste: 'prendre', creneau },
    formulaire: visitor.valueOf('formulaire'),
  });

  it('is led there from « Ma journée », and asked for no address', async () => {
    await advisor.open('/agenda');
    expect(advisor.html).toContain(`href="${page}"`);
    await advisor.open(page);
    expect(advisor.html).not.toMatch(/type="email"|name="(adresse|courriel)"/);
    for (const field of ['collectivite', 'sujet', 'prenom', 'nom', 'telephone']) expect(advisor.html).toContain(`name="${field}"`);
  });

  it('keeps all that was typed while hours are looked for, week after week', async () => {
    await searched(advisor);
    expect([advisor.status, kept(advisor)]).toEqual([200, typed]);
    expect(textOf(advisor)).toContain('avec vous');
    const first = advisor.valueOf('creneau');
    await advisor.send({ ...odile, sujet: 'orientation', semaine: advisor.valueOf('semaine') });
    expect(kept(advisor)).toEqual(typed);
    expect(advisor.valueOf('creneau')).not.toBe(first);
  });

  it('says what is missing, each beside its field, and keeps the rest', async () => {
    await searched(advisor);
    const creneau = advisor.valueOf('creneau');
    await advisor.send({ ...taking(advisor, creneau), prenom: '', telephone: '12' });
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Indiquez son prénom.')]);
    expect(textOf(advisor)).toContain('Indiquez un numéro de téléphone');
    expect([advisor.valueOf('nom'), advisor.valueOf('telephone')]).toEqual([odile.nom, '12']);
    expect(advisor.html).toMatch(new RegExp(`value="${creneau}"[^>]*checked|checked[^>]*value="${creneau}"`));
    await advisor.send({ ...taking(advisor, ''), collectivite: 'Nulle-Part-du-Tout' });
    expect(textOf(advisor)).toContain('Écrivez le nom d’une collectivité de la liste');
    expect(textOf(advisor)).toContain('Choisissez une heure.');
    expect([advisor.valueOf('collectivite'), ...kept(advisor)]).toEqual(['Nulle-Part-du-Tout', ...typed]);
  });

  it('is booked on that one page, once however often it is sent, and the file says who called', async () => {
    await searched(advisor);
    const sent = taking(advisor, advisor.valueOf('creneau'));
    const again = advisor.copy().sharing(advisor);
    await Promise.all([advisor.send(sent), again.send(sent)]);
    expect(textOf(advisor)).toContain('Le rendez-vous est pris');
    expect(again.path.split('?')[0]).toBe(advisor.path.split('?')[0]);
    for (const words of ['Odile Chabert', '06 00 00 00 17', 'pas d’adresse : à appeler', 'Rapprocher d’un dossier'])
      expect(textOf(advisor)).toContain(words);
    expect(textOf(advisor)).not.toContain('Qui est cette personne');
    expect(await running.app.get(Database).rows('SELECT FROM appointment')).toHaveLength(1);
  });

  it('offers what is near when the hour is gone, and keeps all', async () => {
    await searched(colleague);
    await searched(advisor);
    const creneau = advisor.valueOf('creneau');
    await colleague.send(taking(colleague, creneau.split(' ')[0] ?? ''));
    expect(textOf(colleague)).toContain('Le rendez-vous est pris');
    await advisor.send(taking(advisor, creneau));
    expect([advisor.status, kept(advisor)]).toEqual([409, typed]);
    expect(textOf(advisor)).toContain('vient d’être pris');
    expect(textOf(advisor)).toContain('Les plus proches');
    await advisor.send(taking(advisor, advisor.valueOf('creneau')));
    expect(textOf(advisor)).toContain('Le rendez-vous est pris');
  });

  it('asks before a form that has served makes a second appointment', async () => {
    await searched(advisor);
    const creneau = advisor.valueOf('creneau');
    const form = advisor.copy().sharing(advisor);
    await advisor.send(taking(advisor, creneau));
    await form.send({ ...taking(form, creneau), nom: 'Martin' });
    expect([form.status, form.valueOf('nom')]).toEqual([409, 'Martin']);
    expect(textOf(form)).toContain('Ce formulaire a déjà servi');
  });

  it('mails the one who receives, and nobody else', async () => {
    const booked = async () => running.app.get(Database).rows(`SELECT FROM message WHERE kind = 'booked' AND state = 'sent'`);
    await until(async () => (await booked()).length === 4);
    expect(new Set(sink.mails.flatMap(({ recipients }) => recipients))).toEqual(
      new Set([addressOf(advisors[0] as (typeof advisors)[number])]),
    );
    expect(sink.mails[0]?.text).toContain('pas d’adresse');
    expect(await running.app.get(Database).rows('SELECT FROM message WHERE address_id IS NOT NULL')).toEqual([]);
  });

  it('is called where a mail would have gone, by whoever receives, once', async () => {
    const kept = await running.app.get(Database).rows<{ id: string }>('SELECT id FROM appointment ORDER BY created_at LIMIT 1');
    const base = `/agenda/rendez-vous/${kept[0]?.id}`;
    await colleague.open(`${base}/deplacement`);
    expect(textOf(colleague)).toContain('L’appel à passer apparaît');
    await colleague.send({ creneau: colleague.valueOf('creneau'), version: colleague.valueOf('version') }, `${base}/deplacement`);
    expect(textOf(colleague)).toContain('L’appel à passer est dans');
    const withheld = () => running.app.get(Database).rows(`SELECT FROM message WHERE kind = 'moved' AND state = 'refused'`);
    await until(async () => (await withheld()).length === 1);
    await colleague.open('/coordination/messages');
    expect(textOf(colleague)).toContain('Déplacement');
    await advisor.open('/agenda');
    for (const words of ['À appeler', '06 00 00 00 17', 'pas d’adresse électronique', 'Le rendez-vous est déplacé au'])
      expect(textOf(advisor)).toContain(words);
    const action = /action="(\/agenda\/appels\/[^"]+)"/.exec(advisor.html)?.[1] ?? '';
    expect(await colleague.knock('POST', action)).toBe(403);
    await advisor.send({}, action);
    expect(textOf(advisor)).toContain('L’appel est noté');
    expect(advisor.html).not.toContain(action);
    await advisor.open('/agenda');
    await advisor.send({}, action);
    expect(advisor.path.split('?')[0]).toBe('/agenda');
    expect(await running.app.get(Database).rows(`SELECT FROM journal WHERE name = 'CallMade'`)).toHaveLength(1);
    await colleague.open('/coordination/messages');
    expect(textOf(colleague)).not.toContain('Déplacement');
  });

  it('is open to the cell alone', async () => {
    const lead = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    expect([await lead.knock('GET', page), await lead.knock('POST', page)]).toEqual([403, 403]);
  });
});
