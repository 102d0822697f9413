import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const buis = { territoryId: 'commune:26063' };

describe('the space of a collectivité', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 3));
  }, 60_000);
  afterAll(() => running?.close());

  it('says why it is empty, and what to do', async () => {
    const lead = await residentAs(running, 'lead', 'vide@lyon.example', { territoryId: 'commune:69123' });
    await lead.open('/espace');
    expect(textOf(lead)).toContain('Aucun rendez-vous à venir');
    expect(textOf(lead)).toContain('Ici apparaissent les rendez-vous pris pour votre collectivité');
    expect(lead.html).toContain('href="/rendez-vous"');
    for (const path of ['/espace/passes', '/espace/mon-agenda']) {
      await lead.open(path);
      expect([lead.status, textOf(lead)]).toEqual([200, expect.stringContaining('Aucun rendez-vous')]);
    }
  });

  it('holds all that is the collectivité’s, whoever asked for it, and nothing of another', async () => {
    const mine = await bookedBy(running, 'une@buis.example');
    const theirs = await bookedBy(running, 'une@lille.example', { territory: 'commune:59350', nth: 4 });
    const member = await residentAs(running, 'member', 'membre@buis.example', buis);
    await member.open('/espace');
    expect(textOf(member)).toContain('Un rendez-vous à venir');
    expect(member.html).toContain(`/espace/rendez-vous/${mine}`);
    expect(member.html).not.toContain(theirs);
    await member.open(`/espace/rendez-vous/${mine}`);
    expect([member.status, member.html]).toEqual([200, expect.stringContaining('Buis-les-Baronnies')]);
    expect((await member.open(`/espace/rendez-vous/${theirs}`)).status).toBe(404);
    expect((await member.open('/espace/rendez-vous/nulle-part')).status).toBe(404);
  });

  it('has the same helps on the day as the mailed link, for whoever may change the appointment', async () => {
    const id = await bookedBy(running, 'jour@buis.example', { nth: 10 });
    const page = `/espace/rendez-vous/${id}`;
    const lead = await residentAs(running, 'lead', 'premiere-adjointe@buis.example', buis);
    for (const [act, told] of [
      ['retard', 'LatenessAnnounced'],
      ['rappel', 'CallbackAsked'],
    ] as const) {
      await lead.open(page);
      await lead.send({}, `${page}/${act}`);
      expect([act, lead.status, lead.path.split('?')[0]]).toEqual([act, 200, page]);
      expect(textOf(lead)).toMatch(act === 'retard' ? /prévenue?/ : /rappel/);
      const journal = running.app
        .get(Database)
        .rows(`SELECT FROM journal WHERE name = $1 AND subject_id = $2 AND actor LIKE 'person%'`, [told, id]);
      expect(await journal).toHaveLength(1);
    }
    const member = await residentAs(running, 'member', 'stagiaire@buis.example', buis);
    await member.open(page);
    expect(member.html).not.toMatch(/\/retard|\/rappel/);
    await member.send({}, `${page}/retard`);
    expect(member.status).toBe(403);
  });

  it('puts an appointment in the calendar of whoever may read it, without the requester’s link', async () => {
    const id = await bookedBy(running, 'ics@buis.example', { nth: 14 });
    const member = await residentAs(running, 'member', 'archiviste@buis.example', buis);
    await member.open(`/espace/rendez-vous/${id}`);
    expect(member.html).toContain(`/espace/rendez-vous/${id}/agenda.ics`);
    await member.open(`/espace/rendez-vous/${id}/agenda.ics`);
    expect([member.status, member.headers?.get('content-type')]).toEqual([200, expect.stringContaining('text/calendar')]);
    expect(member.html).toContain(`UID:${id}`);
    expect(member.html).not.toMatch(/\/rendez-vous\/[\w-]{43}/);
    const stranger = await residentAs(running, 'member', 'curieuse@lyon.example', { territoryId: 'commune:69123' });
    expect((await stranger.open(`/espace/rendez-vous/${id}/agenda.ics`)).status).toBe(404);
  });

  it('lets a member read, and a lead move and cancel', async () => {
    const id = await bookedBy(running, 'deux@buis.example', { nth: 6 });
    const page = `/espace/rendez-vous/${id}`;
    const member = await residentAs(running, 'member', 'lectrice@buis.example', buis);
    await member.open(page);
    expect(member.html).not.toMatch(/deplacement|annulation|calendar\.ics|\/retard/);
    await member.open(`${page}/annulation`);
    expect(member.path).toBe(page);
    await member.send({}, `${page}/annulation`);
    expect(member.status).toBe(403);
    const lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    await lead.open(`${page}/deplacement`);
    await lead.send({ creneau: lead.valueOf('creneau') }, `${page}/deplacement`);
    expect(textOf(lead)).toContain('Le rendez-vous est déplacé');
    await lead.open(`${page}/annulation`);
    await lead.send({ raison: 'Le conseil est reporté.' }, `${page}/annulation`);
    expect(textOf(lead)).toContain('Le rendez-vous est annulé');
    await lead.open('/espace/passes');
    expect(lead.html).toContain(page);
    expect(textOf(lead)).toContain('Annulé');
  });

  it('shows to whoever acts for herself what was booked with her address', async () => {
    const id = await bookedBy(running, 'seule@lille.example', { territory: 'commune:59350', nth: 8 });
    const one = await readerOf(running, 'seule@lille.example');
    expect(one.path).toBe('/espace');
    expect(one.html).toContain(`/espace/rendez-vous/${id}`);
    expect((await one.open('/espace/qui-voit-quoi')).status).toBe(403);
    const other = await readerOf(running, 'autre@lille.example');
    expect([other.path, textOf(other)]).toEqual(['/espace', expect.stringContaining('pris avec votre adresse électronique')]);
    expect((await other.open(`/espace/rendez-vous/${id}`)).status).toBe(404);
  });

  it('says in plain words who sees what', async () => {
    const member = await residentAs(running, 'member', 'curieuse@buis.example', buis);
    await member.open('/espace/qui-voit-quoi');
    const text = textOf(member);
    expect(text).toMatch(/Les services de votre préfecture Rien de vos rendez-vous/);
    expect(text).toMatch(
      /Les membres de votre collectivité Voient vos rendez-vous\. Leurs comptes rendus, si .* Voient vos demandes, si la place/,
    );
    expect(text).toContain('Peuvent déplacer vos rendez-vous, s’ils leur sont confiés.');
  });

  it('leads from her diary to the context of each line', async () => {
    const email = 'deux.mairies@exemple.example';
    const here = await bookedBy(running, email, { nth: 12 });
    const there = await bookedBy(running, email, { territory: 'commune:59350', nth: 16 });
    await residentAs(running, 'member', email, { territoryId: 'commune:59350' });
    const one = await residentAs(running, 'member', email, buis);
    expect(one.path).toBe('/connexion/contexte');
    const chosen = /value="([0-9a-f-]{36})"[^>]*\/?>\s*<label[^>]*>Buis/.exec(one.html)?.[1] ?? '';
    await one.send({ contexte: chosen });
    await one.open('/espace/mon-agenda');
    expect(textOf(one)).toContain('2 rendez-vous');
    expect(one.html).toContain(`href="/espace/rendez-vous/${here}"`);
    expect(one.html).toContain(`href="/connexion/contexte?suite=${encodeURIComponent(`/espace/rendez-vous/${there}`)}"`);
    expect((await one.open(`/espace/rendez-vous/${there}`)).status).toBe(404);
  });

  it('is closed to the cell, and to nobody in particular', async () => {
    const coordinator = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    for (const path of ['/espace', '/espace/passes', '/espace/qui-voit-quoi']) expect((await coordinator.open(path)).status).toBe(403);
    await coordinator.loseCookies().open('/espace');
    expect(coordinator.path).toBe('/connexion?suite=%2Fespace');
  });
});
