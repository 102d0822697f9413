import type { AppointmentRead } from '#appointments';
import { CaseActionsService, CasesService, MinutesService } from '#cases';
import { days, later, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const buis = 'commune:26063';

describe('the mayor’s page', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let advisor: PersonActor;
  let lead: FormVisitor;
  let id: string;
  let path: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    ups = await WrittenUps.in(running.app, new Date(now));
    advisor = ups.advisor;
    id = await new Projects(running.app, new Date(now)).open(buis, advisor);
    path = `/espace/projet/${id}/maire`;
    lead = await residentAs(running, 'lead', 'dgs@buis.example', { territoryId: buis });
  }, 120_000);
  afterAll(() => running?.close());

  const urlOn = ({ html }: FormVisitor): string => /id="adresse"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? '';
  const handed = async (name = 'Hélène Barral') =>
    new URL(urlOn(await lead.open(path).then(() => lead.send({ nom: name, fonction: 'maire' })))).pathname;
  const anyone = (address: string) => new FormVisitor(running.url).open(address);

  async function met(appointment: AppointmentRead, axis = 'Écouter les habitants'): Promise<void> {
    await running.app.get(CasesService).attach(advisor, id, { kind: 'appointment', id: appointment.id }, new Date(now));
    const at = afterIt(appointment);
    const { version } = await ups.desk.save(advisor, appointment.id, someWriting({ outcome: { axes: [axis], level: 'consultation' } }), at);
    const about = { appointmentId: appointment.id, facts: { personIds: [advisor.personId], territoryId: buis } };
    await running.app.get(MinutesService).send(advisor, about, version, at);
  }

  it('is one link away from the project, is handed over, and opens without an account', async () => {
    await lead.open(`/espace/projet/${id}`);
    expect(lead.html).toContain(`href="${path}"`);
    const link = await handed();
    expect(textOf(lead)).toMatch(/Le lien pour Hélène Barral est prêt[\s\S]*se ferme le dimanche 21 février 2027\./);
    const mayor = await anyone(link);
    expect([mayor.status, link]).toEqual([200, expect.stringMatching(/^\/projet\/[\w-]{43}$/)]);
    expect(textOf(mayor)).toMatch(
      /Une assemblée ouverte Buis-les-Baronnies[^.]*\. Page préparée pour Hélène Barral, maire\. Étape L’idée On attend la cellule Prochain rendez-vous pas encore fixé/,
    );
    expect(textOf(mayor)).toMatch(
      /Rien à faire pour l’instant[\s\S]*Qui appeler[\s\S]*Camille Aubry suit ce projet[\s\S]*se ferme le dimanche 21 février/,
    );
    expect(mayor.html.slice(mayor.html.indexOf('<main'))).not.toMatch(/<form|<input|<button/);
    expect(['referrer-policy', 'x-robots-tag', 'cache-control'].map((name) => mayor.headers?.get(name))).toEqual([
      ...['no-referrer', 'noindex, nofollow', 'no-store'],
    ]);
    expect(running.log.lines.filter((line) => line.includes(link.split('/')[2] ?? ''))).toEqual([]);
  });

  it('tells what is to do and by whom, the next appointment and what the last minutes say, as they were shared', async () => {
    const link = await handed();
    const actions = running.app.get(CaseActionsService);
    const hers = { side: 'collectivite', ownerId: null, ownerName: 'Jean Roux', council: null } as const;
    for (const [what, visibility, dueOn] of [
      ['Envoyer la délibération', 'shared', '2026-12-15'],
      ['Choisir la salle', 'shared', '2026-11-20'],
      ['Relancer le cabinet', 'internal', '2026-12-01'],
    ] as const)
      await actions.add(advisor, id, { ...hers, what, visibility, dueOn }, new Date(now));
    const [first, second] = [await ups.booked('un@buis.example'), await ups.booked('deux@buis.example', { nth: 40 })];
    await met(first);
    await running.app.get(CasesService).attach(advisor, id, { kind: 'appointment', id: second.id }, new Date(now));
    const page = textOf(await anyone(link));
    expect(page).toMatch(
      /Jean Roux\s: Choisir la salle, pour le vendredi 20 novembre 2026 \(en retard\)\s+Jean Roux\s: Envoyer la délibération, pour le mardi 15/,
    );
    expect(page).toMatch(/Prochain rendez-vous \S+di [^.]*\s: Axes stratégiques/);
    expect(page).toMatch(/Retenu au rendez-vous du \S+di[^.]*Les axes retenus Écouter les habitants[\s\S]*consultation/);
    expect(page).not.toContain('Relancer');
  });

  it('shows nothing of minutes that are not sent, nor of an appointment that is another collectivité’s', async () => {
    const link = await handed();
    const before = textOf(await anyone(link));
    const [unsent, theirs] = [await ups.booked('trois@buis.example', { nth: 60 }), await ups.booked('quatre@buis.example', { nth: 2 })];
    await running.app.get(CasesService).attach(advisor, id, { kind: 'appointment', id: unsent.id }, new Date(now));
    await ups.desk.save(advisor, unsent.id, someWriting({ outcome: { axes: ['Brouillon'] } }), afterIt(unsent));
    await running.app.get(Database).rows(`UPDATE appointment SET territory_id = 'commune:26220' WHERE id = $1`, [theirs.id]);
    await met(theirs, 'Ailleurs');
    expect(textOf(await anyone(link))).toBe(before);
  });

  it('closes at once, for good, and when another is made for the same person', async () => {
    const [former, latter] = [await handed('Paul Aubry'), await handed('paul  aubry')];
    expect([(await anyone(former)).status, (await anyone(latter)).status]).toEqual([404, 200]);
    await lead.open(path);
    expect([urlOn(lead), textOf(lead)]).toEqual(['', expect.stringMatching(/paul aubry Fonction maire Lien fait lundi 23 novembre/)]);
    const closing =
      [...lead.html.matchAll(/action="([^"]+\/retrait)"[\s\S]*?\(([^)]+)\)/g)].find(([, , name]) => name === 'paul aubry')?.[1] ?? '';
    await lead.send({}, closing);
    expect(textOf(lead)).toContain('Le lien est fermé');
    expect((await anyone(latter)).status).toBe(404);
    expect((await anyone(`/projet/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('is shown to be copied in the browser that made it, for ten minutes', async () => {
    await handed('Nadia Benali');
    const shown = lead.path;
    expect(urlOn(await lead.open(shown))).not.toBe('');
    const other = await residentAs(running, 'lead', 'autre@buis.example', { territoryId: buis });
    expect(urlOn(await other.open(shown))).toBe('');
    running.clock.set(later(new Date(now), 10 * 60_000 + 1000).toISOString());
    expect(urlOn(await lead.open(shown))).toBe('');
    running.clock.set(now);
  });

  it('keeps what was typed when something is missing, and is not made by whoever only reads', async () => {
    await lead.open(path);
    await lead.send({ nom: '', fonction: 'maire déléguée' });
    expect([lead.status, textOf(lead)]).toEqual([400, expect.stringContaining('Écrivez le prénom et le nom')]);
    expect(lead.html).toMatch(/name="fonction"[^>]*value="maire déléguée"|value="maire déléguée"[^>]*name="fonction"/);
    const member = await residentAs(running, 'member', 'membre@buis.example', { territoryId: buis });
    await member.open(path);
    expect([member.status, member.html.includes('name="nom"'), member.html.includes('/retrait"')]).toEqual([200, false, false]);
    await member.send({ nom: 'Hélène Barral', fonction: 'maire' }, path);
    expect(member.status).toBe(403);
  });

  it('is made by the advisor too, told in « Qui voit quoi », and over after ninety days', async () => {
    const desk = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
    await desk.open(`/dossiers/${id}/maire`);
    await desk.send({ nom: 'Zélie Morel', fonction: 'maire' });
    const link = new URL(urlOn(desk)).pathname;
    expect((await anyone(link)).status).toBe(200);
    await lead.open(`/espace/projet/${id}/qui-voit-quoi`);
    expect(textOf(lead)).toMatch(
      /Zélie Morel, par un lien remis par l’équipe[\s\S]*sans rien y changer, et rien d’autre\. Un lien est ouvert\. Le dernier se ferme/,
    );
    running.clock.set(later(new Date(now), days(90)).toISOString());
    expect((await anyone(link)).status).toBe(404);
    running.clock.set(now);
  });
});
