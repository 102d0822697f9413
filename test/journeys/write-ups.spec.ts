import { type AppointmentRead, Links } from '#appointments';
import { hours, later, minutes } from '#kernel';
import { Database } from '#platform';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { tablesWith } from '../support/tables-with.js';
import { afterIt, WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const secret = 'Zibeline-7431';

describe('writing an appointment up, from « Ma journée » to the collectivité', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let one: AppointmentRead;
  let advisor: FormVisitor;
  let stale: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    ups = await WrittenUps.in(running.app, now);
    one = await ups.booked('zoe@buis.example');
    running.clock.set(later(one.end, hours(-1)));
    advisor = await signedAgain();
  }, 120_000);
  afterAll(() => running?.close());

  /** Sends the form of the writing screen where she is, with what she types. */
  const write = (visitor: FormVisitor, fields: Record<string, string>) => visitor.send({ version: visitor.valueOf('version'), ...fields });

  /** A sign-in lasts an hour without a word, and the clock jumps. */
  const signedAgain = () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[0]));
  const page = ({ id } = one) => `/agenda/rendez-vous/${id}/compte-rendu`;
  const linked = (to: 'manageUrl' | 'mailedUrl', of = one) => new URL(running.app.get(Links).of(of)[to]).pathname;
  const typed = {
    'r-axes': 'Écouter les habitants\nDécider ensemble',
    'r-level': 'consultation',
    'compte-rendu': 'Nous avons parlé du cadre.',
  };
  const closed = { ...typed, notes: `Interne ${secret}`, geste: 'clore', fin: 'envoye', prochain: 'plus-tard', raison: '' };

  it('is a screen before the appointment is over, saved by its button, and on no list yet', async () => {
    running.clock.set(later(one.start, -minutes(5)));
    advisor = await signedAgain();
    await advisor.open('/agenda');
    expect(textOf(advisor)).toMatch(/Comptes rendus à écrire Aucun compte rendu à écrire/);
    await advisor.open(page());
    expect(textOf(advisor)).toMatch(/Ce qui en ressort[\s\S]*Les axes retenus[\s\S]*Écrivez comme si la personne vous lisait/);
    expect(textOf(advisor)).not.toContain('Clore le rendez-vous');
    await write(advisor, { ...typed, notes: `Interne ${secret}`, geste: 'enregistrer' });
    expect([advisor.status, textOf(advisor)]).toEqual([200, expect.stringMatching(/Enregistré à \d+\sh/)]);
    expect(advisor.html).toContain('Décider ensemble');
  });

  it('is read by an auditor who says why, once for the day; she writes nothing', async () => {
    const auditor = await residentAs(running, 'auditor', 'controle@cellule.example');
    await auditor.open(page());
    expect([textOf(auditor).includes('Nous avons parlé du cadre'), auditor.html.includes('name="motif"')]).toEqual([false, true]);
    await auditor.send({ motif: 'Contrôle des accès de novembre' }, page().replace('compte-rendu', 'consultation'));
    const link = /href="([^"]+compte-rendu[^"]*)"/.exec(auditor.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await auditor.open(link);
    expect(textOf(auditor)).toContain('Nous avons parlé du cadre.');
    expect(auditor.html).not.toMatch(/<textarea|Enregistrer/);
    await auditor.send({ version: '1', 'compte-rendu': 'Autre' }, page());
    expect(auditor.status).toBe(403);
  });

  it('says what is wrong beside its field, and keeps all that was typed', async () => {
    await write(advisor, { ...typed, 'r-axes': '1\n2\n3\n4\n5\n6', 'compte-rendu': 'Gardez-moi' });
    expect([advisor.status, advisor.html.includes('Gardez-moi')]).toEqual([400, true]);
    expect(textOf(advisor)).toContain('Gardez 5 lignes au plus.');
    await advisor.open(page());
  });

  it('shows both texts to whoever was second, and loses neither', async () => {
    const tab = (await advisor.open(page())).copy().sharing(advisor);
    await write(advisor, { ...typed, notes: `Interne ${secret}`, 'compte-rendu': 'Écrit dans le premier onglet.' });
    await write(tab, { ...typed, notes: '', 'compte-rendu': 'Écrit dans le second onglet.' });
    expect(tab.status).toBe(412);
    expect(textOf(tab)).toMatch(/Quelqu’un a écrit ici entre-temps[\s\S]*Écrit dans le premier onglet/);
    expect(tab.html).toContain('Écrit dans le second onglet.');
    await write(tab, { ...typed, notes: `Interne ${secret}`, 'compte-rendu': 'Les deux.' });
    expect([tab.status, tab.html.includes('Les deux.')]).toEqual([200, true]);
  });

  it('keeps what was typed when the sign-in has ended meanwhile', async () => {
    await advisor.open(page());
    running.clock.set(afterIt(one));
    await write(advisor, { ...typed, 'compte-rendu': 'Tapé pendant une heure.' });
    expect([advisor.status, advisor.html.includes('Tapé pendant une heure.')]).toEqual([403, true]);
    expect(textOf(advisor)).toContain('Votre connexion a pris fin');
  });

  it('goes in three pages at most from « Ma journée » to sent, with the next appointment', async () => {
    running.clock.set(afterIt(one));
    advisor = await signedAgain();
    const pages: string[] = [];
    const seen = () => pages.push(advisor.path.replace(/\?.*/, ''));
    await advisor.open('/agenda');
    seen();
    const href = new RegExp(`href="(${page()})"`).exec(advisor.html)?.[1] ?? '';
    await advisor.open(href);
    seen();
    stale = advisor.copy().sharing(advisor);
    const next = /value="(20\d\d-[^"]+Z)"/.exec(advisor.html)?.[1] ?? '';
    await write(advisor, { ...closed, prochain: next });
    seen();
    expect(pages).toHaveLength(3);
    expect(textOf(advisor)).toMatch(/Le compte rendu part par courriel, et le prochain rendez-vous est pris/);
    const events = await ups.app.get(Database).rows<{ name: string }>('SELECT name FROM outbox ORDER BY id');
    expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining(['MinutesSent', 'AttendanceNoted', 'AppointmentBooked']));
    await advisor.open('/agenda/comptes-rendus');
    expect(textOf(advisor)).toMatch(/Aucun compte rendu à écrire Tout est fait/);
  });

  it('is said to be sent to whoever closes it in a second tab: what went is shown, and what was typed there can be copied', async () => {
    await write(stale, { ...closed, 'r-axes': 'Un axe de trop', 'compte-rendu': 'Tapé dans le second onglet.', notes: 'Note du second' });
    expect([stale.status, textOf(stale).includes('Ce compte rendu est déjà envoyé')]).toEqual([409, true]);
    expect(textOf(stale)).toMatch(
      /Ce qui est écrit[\s\S]*Nous avons parlé du cadre\.[\s\S]*qui n’est pas enregistré[\s\S]*Les axes retenus Un axe de trop/,
    );
    expect(textOf(stale)).toMatch(/Compte rendu Tapé dans le second onglet\. Notes internes Note du second/);
    expect(stale.html).not.toMatch(/<textarea|Gardez ce qui convient, puis enregistrez/);
  });

  it('is then read by the link and in the space of whoever asked, never with the private notes', async () => {
    const [reader, stranger] = [await readerOf(running, 'zoe@buis.example'), new FormVisitor(running.url)];
    await reader.open(`/espace/rendez-vous/${one.id}`);
    expect(reader.html).toContain(`/espace/rendez-vous/${one.id}/compte-rendu`);
    for (const [visitor, path] of [
      [reader, `/espace/rendez-vous/${one.id}/compte-rendu`],
      [stranger, `${linked('manageUrl')}/compte-rendu`],
      [stranger, `${linked('mailedUrl')}/compte-rendu`],
    ] as const) {
      await visitor.open(path);
      expect(textOf(visitor)).toMatch(/Les axes retenus Écouter les habitants Décider ensemble[\s\S]*Nous avons parlé du cadre\./);
    }
  });

  it('lets the private notes out nowhere: pages, exports, calendar, API, letters, log', async () => {
    const lead = await residentAs(running, 'lead', 'maire@buis.example', { territoryId: 'commune:26063' });
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    const colleague = await residentAs(running, 'advisor', 'collegue@cellule.example');
    const [reader, stranger] = [await readerOf(running, 'zoe@buis.example'), new FormVisitor(running.url)];
    const [own, cell] = [`/espace/rendez-vous/${one.id}`, `/agenda/rendez-vous/${one.id}`];
    const token = linked('manageUrl').split('/').at(-1);
    for (const [visitor, paths] of [
      [reader, [own, `${own}/compte-rendu`, `${own}/agenda.ics`, '/espace', '/espace/passes', '/mes-donnees', '/mes-donnees.json']],
      [lead, [own, `${own}/compte-rendu`, '/espace', '/espace/passes', '/mes-donnees.json']],
      [
        stranger,
        [linked('manageUrl'), `${linked('mailedUrl')}/compte-rendu`, `/api/v1/bookings/${token}`, `/api/v1/bookings/${token}/calendar.ics`],
      ],
      [auditor, ['/journal', cell]],
      [colleague, [cell, page(), '/agenda', '/agenda/comptes-rendus', '/mes-donnees.json']],
    ] as const)
      for (const path of paths) {
        await visitor.open(path);
        expect([path, visitor.html.includes(secret)]).toEqual([path, false]);
      }
    expect(running.log.lines.filter((line) => line.includes(secret))).toEqual([]);
    // what letters, the journal, the outbox and searches are made of holds nothing of it
    expect(await tablesWith(ups.app, secret)).toEqual(['minutes_note']);
  });

  it('shows coordination the notes, and keeps a trace of it', async () => {
    const desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    const traced = () => ups.app.get(Database).rows(`SELECT FROM journal WHERE name = 'NoteRead' AND subject_id = $1`, [one.id]);
    const before = await traced();
    await desk.open(page());
    expect([desk.status, desk.html.includes(secret), textOf(desk).includes('Clore')]).toEqual([200, true, false]);
    expect(await traced()).toHaveLength(before.length + 1);
  });

  it('ends without minutes only with a reason, kept when it is missing', async () => {
    running.clock.set(now);
    const other = await ups.booked('ada@buis.example', { nth: 9 });
    running.clock.set(afterIt(other));
    advisor = await signedAgain();
    await advisor.open(page(other));
    await write(advisor, { geste: 'clore', fin: 'sans', raison: '', prochain: 'plus-tard', notes: 'Rien', 'compte-rendu': '' });
    expect([advisor.status, textOf(advisor).includes('Dites pourquoi, en 500 caractères au plus.')]).toEqual([400, true]);
    await write(advisor, {
      geste: 'clore',
      fin: 'sans',
      raison: 'Une simple question.',
      prochain: 'plus-tard',
      notes: 'Rien',
      'compte-rendu': '',
    });
    expect(textOf(advisor)).toContain('C’est noté');
    const stranger = await new FormVisitor(running.url).open(`${linked('manageUrl', other)}/compte-rendu`);
    expect([stranger.status, textOf(stranger).includes('Une simple question')]).toEqual([200, false]);
  });

  it('is kind to those whom nobody met: another time by one button, once', async () => {
    running.clock.set(now);
    const missed = await ups.booked('luc@buis.example', { nth: 15 });
    running.clock.set(later(missed.start, minutes(10)));
    advisor = await signedAgain();
    await advisor.open(page(missed));
    await write(advisor, { geste: 'clore', fin: 'manque', prochain: 'plus-tard', raison: '', notes: '', 'compte-rendu': '' });
    expect(textOf(advisor)).toContain('rendez-vous manqué');
    const stranger = await new FormVisitor(running.url).open(linked('manageUrl', missed));
    expect(textOf(stranger)).toMatch(/Rendez-vous manqué[\s\S]*Prendre un autre rendez-vous/);
    await stranger.open(`${linked('mailedUrl', missed)}/nouveau`);
    const creneau = stranger.valueOf('creneau');
    const tab = stranger.copy().sharing(stranger);
    await stranger.send({ creneau });
    expect(textOf(stranger)).toMatch(/Votre rendez-vous/);
    await tab.send({ creneau });
    const count = await ups.app.get(Database).row('SELECT count(*)::int n FROM appointment WHERE address_id = $1', [missed.addressId]);
    expect(count).toEqual({ n: 2 });
  });
});
