import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';

describe('the space of coordination', () => {
  let running: RunningApp;
  let desk: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  const rows = <T>(sql: string, values: unknown[] = []) => running.app.get(Database).rows<T & object>(sql, values);

  it('tells what is missing before opening, from what there is', async () => {
    expect([desk.path, textOf(desk)]).toEqual(['/coordination', expect.stringContaining('Il manque 3 choses avant d’ouvrir')]);
    await desk.open('/coordination/premiers-pas');
    expect(textOf(desk)).toContain('Sans plage ouverte, aucun créneau n’est proposé.');
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    await residentAs(running, 'advisor', 'nouvelle@cellule.example');
    await bookedBy(running, 'essai@buis.example');
    await desk.open('/coordination/premiers-pas');
    expect(textOf(desk)).toContain('Tout est prêt pour ouvrir.');
    await desk.open('/coordination');
    expect(textOf(desk)).toContain('Un rendez-vous à venir');
  });

  it('says of each empty list why it is empty', async () => {
    for (const [path, words] of [
      ['/agenda/demandes', 'Aucune demande'],
      ['/coordination/messages', 'Tous les messages sont partis'],
      ['/coordination/rendez-vous?statut=missed', 'Retirez-en un'],
      ['/coordination/personnes?nom=introuvable', 'Retirez-en un'],
    ] as const)
      expect([path, textOf(await desk.open(path))]).toEqual([path, expect.stringContaining(words)]);
  });

  it('filters appointments by what stands in the address, and takes each filter away', async () => {
    await bookedBy(running, 'lille@lille.example', { territory: 'commune:59350', nth: 4 });
    await desk.open('/coordination/rendez-vous?collectivite=lille&statut=confirmed&territoire=commune:59350');
    expect(textOf(desk)).toContain('Un rendez-vous');
    expect(textOf(desk)).toContain('Lille (59) ×');
    expect(desk.html).toContain('href="/coordination/rendez-vous?statut=confirmed"');
    expect(desk.html).toContain('href="/coordination/rendez-vous?collectivite=lille&amp;territoire=commune%3A59350"');
    expect(desk.html).toContain('<input type="hidden" name="territoire" value="commune:59350"/>');
    await desk.open('/coordination/rendez-vous?collectivite=zzzzzz');
    expect(textOf(desk)).toContain('Aucune collectivité ne s’appelle');
    await desk.open('/coordination/rendez-vous');
    const id = /\/agenda\/rendez-vous\/[0-9a-f-]{36}/.exec(desk.html)?.[0] ?? '';
    expect((await desk.open(id)).status).toBe(200);
  });

  it('asks which, when several have the name that was typed, and keeps the rest', async () => {
    await desk.open('/coordination/rendez-vous?collectivite=lille&statut=confirmed');
    expect(textOf(desk)).toMatch(/Plusieurs collectivités correspondent à «\s?lille\s?»\. Laquelle\s?\?/);
    for (const choice of ['commune:59350', 'epci:200093201'])
      expect(desk.html).toMatch(new RegExp(`<input type="radio"[^>]*name="territoire"[^>]*value="${choice}"`));
    for (const kept of ['name="collectivite" value="lille"', 'name="statut" value="confirmed"'])
      expect(desk.html).toContain(`<input type="hidden" ${kept}/>`);
    expect(textOf(desk)).not.toMatch(/Aucun rendez-vous|Un rendez-vous/);
    await desk.open('/coordination/rendez-vous?collectivite=Lille (59)');
    expect(textOf(desk)).toContain('Un rendez-vous');
    await desk.open('/coordination/rendez-vous?collectivite=nyons&territoire=commune:59350');
    expect(textOf(desk)).not.toContain('Lille (59)');
    await desk.open('/dossiers?collectivite=lille&retard=oui');
    for (const kept of ['name="collectivite" value="lille"', 'name="retard" value="oui"'])
      expect(desk.html).toContain(`<input type="hidden" ${kept}/>`);
    await desk.open('/dossiers?collectivite=lille&territoire=commune:59350');
    expect(textOf(desk)).toContain('Collectivité : lille ×');
    await desk.open('/coordination/jours-feries?collectivite=lille&annee=2027');
    expect(textOf(desk)).not.toContain('Aucune collectivité');
    for (const kept of ['name="annee" value="2027"', 'name="collectivite" value="lille"'])
      expect(desk.html).toContain(`<input type="hidden" ${kept}/>`);
    await desk.open('/coordination/jours-feries?annee=2027&collectivite=lille&territoire=commune:59350');
    expect(textOf(desk)).toContain('Lille (59), 2027');
  });

  it('answers requests in the order in which they came', async () => {
    await rows(
      `INSERT INTO request SELECT gen_random_uuid(), 'DE-2026-0009' || n, 'no_slot', 'commune:26063', 'Buis-les-Baronnies (26)', 'Europe/Paris',
         'orientation', 'Premier échange', 'visio', 'Zoé', 'Le Goff', 'zoe@buis.example', 'staff', NULL, NULL,
         (SELECT id FROM address LIMIT 1), '{un mardi matin}', NULL, NULL, $1::timestamptz + n * interval '1 minute' FROM generate_series(10, 40) n`,
      [now],
    );
    await desk.open('/agenda/demandes');
    expect(textOf(desk)).toContain('31 demandes');
    expect(textOf(desk)).toContain('un mardi matin');
    const next = /href="(\/agenda\/demandes\?apres=[^"]+)"/.exec(desk.html)?.[1] ?? '';
    await desk.open(next.replaceAll('&amp;', '&'));
    expect(textOf(desk)).toContain('DE-2026-000940');
    expect(textOf(desk)).not.toContain('DE-2026-000910');
    expect(desk.html).toContain('href="/agenda/demandes"');
    expect(textOf(await desk.open('/agenda/demandes?raison=on_site'))).toContain('Aucune demande');
  });

  it('sends again what failed, and says when it cannot', async () => {
    const [{ id } = { id: '' }] = await rows<{ id: string }>(
      `INSERT INTO message (id, kind, subject_id, address_id, sequence, facts, state, made_at, settled_at, urgency)
       SELECT gen_random_uuid(), 'booked', appointment.id, address_id, 7, '{}', 'failed', $1, $1, 0 FROM appointment LIMIT 1 RETURNING id`,
      [now],
    );
    await desk.open('/coordination/messages');
    expect(textOf(desk)).toMatch(/Un message Confirmation Abandonné/);
    await desk.send({}, `/coordination/messages/${id}/envoi`);
    expect(textOf(desk)).toContain('Le message repart');
    expect(textOf(desk)).toContain('En attente');
    await desk.send({}, `/coordination/messages/${id}/envoi`);
    expect([desk.status, textOf(desk)]).toEqual([409, expect.stringContaining('Rien à envoyer de nouveau')]);
    expect((await desk.open('/coordination')).status).toBe(200);
  });

  it('gives and ends roles, and says where they count', async () => {
    await desk.open('/coordination/personnes/role');
    const given = { prenom: 'Inès', nom: 'Roy', adresse: 'ines@cellule.example', role: 'advisor' };
    await desk.send({ ...given, departements: '' }, '/coordination/personnes/role');
    expect([desk.status, textOf(desk)]).toEqual([400, expect.stringContaining('Dites où ce rôle compte')]);
    await desk.send({ ...given, departements: '26, 2A' }, '/coordination/personnes/role');
    expect(textOf(desk)).toContain('Le rôle est donné');
    await desk.open('/coordination/personnes?nom=ines');
    const path = /\/coordination\/personnes\/[0-9a-f-]{36}/.exec(desk.html)?.[0] ?? '';
    await desk.open(path);
    expect(textOf(desk)).toContain('26, 2A');
    const end = new RegExp(`${path}/fin/[0-9a-f-]{36}`).exec(desk.html)?.[0] ?? '';
    await desk.open(end);
    await desk.send({}, end);
    expect(textOf(desk)).toContain('Cette personne n’a aucun rôle.');
    expect((await desk.open('/coordination/personnes/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('adds and takes away days off', async () => {
    await desk.open('/coordination/jours-feries?collectivite=26063&annee=2027');
    await desk.send({ jour: '2027-02-30', nom: 'Foire' }, '/coordination/jours-feries/ajout?territoire=commune:26063');
    expect([desk.status, textOf(desk)]).toEqual([400, expect.stringContaining('Buis-les-Baronnies')]);
    await desk.send({ jour: '2027-02-16', nom: 'Foire aux tilleuls' }, '/coordination/jours-feries/ajout?territoire=commune:26063');
    expect(textOf(desk)).toMatch(/mardi 16 février 2027 Férié Nom Foire aux tilleuls/);
    await desk.send({}, '/coordination/jours-feries/retrait?territoire=commune:26063&jour=2027-02-16');
    expect(textOf(desk)).toMatch(/mardi 16 février 2027 Travaillé/);
  });

  it('shows what is set and no secret', async () => {
    await desk.open('/coordination/reglages');
    expect(textOf(desk)).toContain('Serveur de courriel réglé');
    expect(desk.html).not.toMatch(/smtp:|postgres:/);
    await desk.open('/coordination/catalogue');
    expect(textOf(desk)).toContain('Se réserve en ligne');
  });

  it('leaves the journal to whoever audits', async () => {
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    expect([auditor.path, textOf(auditor)]).toEqual(['/journal', expect.stringContaining('Connexion')]);
    await auditor.open('/journal?fait=RoleGranted&du=2026-11-23');
    expect(textOf(auditor)).toContain('Rôle donné Quand lundi 23 novembre 2026');
    expect(auditor.html).toContain('href="/journal?du=2026-11-23"');
    await auditor.open('/journal?fait=MandateSet');
    expect(textOf(auditor)).toContain('Aucune écriture ne répond');
    expect((await desk.open('/journal')).status).toBe(403);
    for (const path of ['/coordination', '/agenda', '/espace']) expect((await auditor.open(path)).status).toBe(403);
  });

  it('is closed to others; whoever runs the service sees people alone', async () => {
    const technician = await residentAs(running, 'technician', 'technique@cellule.example');
    expect([technician.path, technician.status]).toEqual(['/coordination/personnes', 200]);
    const facilitator = await residentAs(running, 'facilitator', 'animation@cellule.example');
    expect([facilitator.path, textOf(facilitator)]).toEqual(['/animation', expect.stringContaining('Aucun atelier')]);
    expect((await desk.open('/animation')).status).toBe(403);
    const closed = ['', '/rendez-vous', '/messages', '/catalogue', '/reglages', '/jours-feries', '/premiers-pas'];
    for (const visitor of [technician, facilitator])
      for (const path of closed) expect([path, (await visitor.open(`/coordination${path}`)).status]).toEqual([path, 403]);
    expect((await facilitator.open('/coordination/personnes')).status).toBe(403);
    expect((await facilitator.open('/agenda/demandes')).status).toBe(403);
  });
});
