import { AdmissionsService, OrganisationsService } from '#identity';
import { system } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const people = '/espace/personnes';

describe('the people of a collectivité', () => {
  let running: RunningApp;
  let lead: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
  }, 60_000);
  afterAll(() => running?.close());

  const buis = { territoryId: 'commune:26063' };
  const members = async () => {
    const { id } = await running.app.get(OrganisationsService).collectiviteOf(by, buis.territoryId, new Date(now));
    return running.app.get(OrganisationsService).members(by, id, new Date(now));
  };
  const membershipOf = async (email: string) => (await members()).find((member) => member.email === email)?.membershipId ?? '';
  const invitationTo = async (email: string) => {
    const sql = 'SELECT admission.id FROM admission JOIN address ON address.id = address_id WHERE email = $1 AND answered_at IS NULL';
    const row = await running.app.get(Database).row<{ id: string }>(sql, [email]);
    return running.app.get(AdmissionsService).offerToMail(by, row?.id ?? '', new Date(now));
  };

  it('are invited by a lead, and join by their own yes', async () => {
    await lead.open(`${people}/invitation`);
    await lead.send({ prenom: 'Paul', nom: 'Aubry', adresse: 'pas une adresse', role: 'member' });
    expect([lead.status, lead.html]).toEqual([400, expect.stringContaining('href="#adresse"')]);
    expect(lead.html).toContain('value="Paul"');
    await lead.send({ prenom: 'Paul', nom: 'Aubry', adresse: 'paul@buis.example', role: 'member' });
    expect([lead.path.split('?')[0], textOf(lead)]).toEqual([people, expect.stringContaining('L’invitation est partie')]);
    expect(textOf(lead)).toMatch(/En attente d’une réponse Paul Aubry/);
    const path = new URL((await invitationTo('paul@buis.example'))?.url ?? '').pathname;
    const paul = await new FormVisitor(running.url).open(path);
    expect(textOf(paul)).toContain('Paul Aubry, rejoignez-vous Buis-les-Baronnies (26)');
    expect(await membershipOf('paul@buis.example')).toBe('');
    await paul.send({}, `${path}/oui`);
    expect(textOf(paul)).toContain('Vous faites partie de cette collectivité');
    expect(await membershipOf('paul@buis.example')).not.toBe('');
    expect((await paul.open(path)).status).toBe(404);
    const inside = await readerOf(running, 'paul@buis.example');
    expect([inside.path, (await inside.open(people)).status]).toEqual(['/espace', 200]);
    expect(inside.html).not.toMatch(/retrait|nomination/);
    expect((await inside.open(`${people}/invitation`)).status).toBe(403);
  });

  it('may say no', async () => {
    await lead.open(`${people}/invitation`);
    await lead.send({ prenom: 'Ada', nom: 'Roy', adresse: 'ada@buis.example', role: 'lead' });
    const path = new URL((await invitationTo('ada@buis.example'))?.url ?? '').pathname;
    const ada = await new FormVisitor(running.url).open(path);
    await ada.send({}, `${path}/non`);
    expect(textOf(ada)).toContain('Vous ne rejoignez pas cette collectivité');
    expect(await membershipOf('ada@buis.example')).toBe('');
  });

  it('are named and removed by a lead, on a page that says what will happen', async () => {
    const member = await residentAs(running, 'member', 'adjoint@buis.example', buis);
    await lead.open(people);
    await lead.send({}, `${people}/${await membershipOf('adjoint@buis.example')}/nomination`);
    expect(textOf(lead)).toContain('est maintenant référente');
    const id = await membershipOf('adjoint@buis.example');
    await lead.open(`${people}/${id}/retrait`);
    expect(textOf(lead)).toContain('ne voit plus rien de votre collectivité');
    await lead.send({}, `${people}/${id}/retrait`);
    expect(textOf(lead)).toContain('n’a plus accès');
    expect((await member.open(people)).status).toBe(403);
  });

  it('say when their mandate ends, or their lead does; once it is over, the lead and coordination see it, and end it', async () => {
    const elected = await residentAs(running, 'member', 'elue@buis.example', buis);
    const id = await membershipOf('elue@buis.example');
    await elected.open(`${people}/${id}/mandat`);
    await elected.send({ jour: '2026-11-01' });
    expect([elected.status, elected.html]).toEqual([400, expect.stringContaining('href="#jour"')]);
    expect(elected.html).toContain('value="2026-11-01"');
    await elected.send({ jour: '2026-11-24' });
    expect([elected.path.split('?')[0], textOf(elected)]).toEqual([people, expect.stringContaining('24 novembre 2026')]);
    await elected.open(`${people}/${await membershipOf('maire@buis.example')}/mandat`);
    expect(elected.path).toBe(people);
    await elected.send({ jour: '2026-11-25' }, `${people}/${await membershipOf('maire@buis.example')}/mandat`);
    expect(elected.status).toBe(403);
    running.clock.set('2026-11-25T08:00:00Z');
    const now = await residentAs(running, 'lead', 'maire2@buis.example', buis);
    await now.open(people);
    expect(textOf(now)).toMatch(/Mandats terminés .* mandat terminé le mardi 24\s+novembre 2026/i);
    const coordinator = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    await coordinator.open('/coordination/personnes?nom=elue@buis');
    await coordinator.open(/href="(\/coordination\/personnes\/[0-9a-f-]{36})"/.exec(coordinator.html)?.[1] ?? '');
    expect(textOf(coordinator)).toContain('mandat terminé le');
    expect(coordinator.html).toContain(`/fin/${id}`);
    await now.open(`${people}/${id}/retrait`);
    await now.send({}, `${people}/${id}/retrait`);
    expect([textOf(now).includes('Mandats terminés'), now.status]).toEqual([false, 200]);
    const ended = await running.app.get(Database).row('SELECT ends_at, ended_because FROM membership WHERE id = $1', [id]);
    expect(ended).toEqual({ ends_at: new Date('2026-11-24T23:00:00Z'), ended_because: 'removed' });
    running.clock.set('2026-11-23T08:00:00Z');
  });

  it('leave by themselves, and may name who follows', async () => {
    const member = await residentAs(running, 'member', 'sortante@buis.example', buis);
    await member.open(`${people}/depart`);
    await member.send({ prenom: 'Jean', nom: 'Dupré', adresse: 'jean@buis.example' });
    expect([member.path.split('?')[0], textOf(member)]).toEqual(['/espace', expect.stringContaining('Vous ne vous occupez plus')]);
    expect(await membershipOf('sortante@buis.example')).toBe('');
    expect(await invitationTo('jean@buis.example')).toMatchObject({ way: 'named', role: 'member' });
  });

  it('of another collectivité are nobody’s to know', async () => {
    const other = await residentAs(running, 'lead', 'maire@lille.example', { territoryId: 'commune:59350' });
    const id = await membershipOf('maire@buis.example');
    await other.open(people);
    expect(textOf(other)).not.toContain('maire@buis.example');
    expect((await other.open(`${people}/${id}/retrait`)).status).toBe(404);
    await other.open(people);
    await other.send({}, `${people}/${id}/retrait`);
    expect(other.status).toBe(404);
  });
});
