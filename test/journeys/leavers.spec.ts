import { SlotsService } from '#appointments';
import { CaseActionsService, CaseTeamService } from '#cases';
import { IdentityService } from '#identity';
import { anonymous, system } from '#kernel';
import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { bookedBy, residentAs, textOf } from '../support/residents.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const [leaver, stayer] = [advisors[2], advisors[3]] as [(typeof advisors)[number], (typeof advisors)[number]];
const town = 'mairie@buis.example';

describe('an advisor leaves the cell', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let desk: FormVisitor;
  let leaving: string;
  let appointment: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: sink.url });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    [leaving = ''] = (await enrolCast(running.app, new Date(now), [leaver])).map(({ id }) => id);
    appointment = await bookedBy(running, town);
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 60_000);

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  const rows = <T extends object>(sql: string, values: unknown[] = []) => running.app.get(Database).rows<T>(sql, values);
  const person = (id = leaving) => `/coordination/personnes/${id}`;
  const offered = async () => (await slots(running.url, { territory: 'commune:26063' })).body.items.length;
  const told = async () => {
    await until(async () => (await rows('SELECT FROM outbox WHERE handled_at IS NULL')).length === 0);
    await until(
      async () =>
        (await rows(`SELECT FROM message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $1)`, [new Date(now)])).length ===
        0,
    );
    return sink.mails.filter(({ to }) => JSON.stringify(to).includes(town)).length;
  };
  const endHerRole = async (who = leaving) => {
    const [{ id }] = (await rows<{ id: string }>(`SELECT id FROM membership WHERE person_id = $1 AND ends_at IS NULL`, [who])) as [
      { id: string },
    ];
    await desk.open(`${person(who)}/fin/${id}`);
    const asked = textOf(desk);
    await desk.send({}, `${person(who)}/fin/${id}`);
    return asked;
  };

  it('once the page has said how many appointments she had, and from then on nothing of her time is offered', async () => {
    expect(await offered()).toBeGreaterThan(0);
    const before = await told();
    expect(await endHerRole()).toMatch(/Un rendez-vous à venir est à son nom\s: il sera à confier à quelqu’un. Rien n’est annulé/);
    expect(textOf(desk)).toContain('Un rendez-vous à confier à quelqu’un');
    expect(await offered()).toBe(0);
    expect(await told()).toBe(before);
  });

  it('coordination counts what is to be handed over, and finds it with what can be done', async () => {
    await desk.open('/coordination');
    expect(textOf(desk)).toContain('Un rendez-vous à confier à quelqu’un');
    await desk.open('/coordination/rendez-vous?confier=oui');
    expect(textOf(desk)).toMatch(/À confier à quelqu’un .*Buis-les-Baronnies/);
    for (const way of ['relais', 'deplacement']) expect(desk.html).toContain(`href="/agenda/rendez-vous/${appointment}/${way}"`);
    await desk.open('/coordination/disponibilites');
    expect(textOf(desk)).toContain('Ne reçoit pas');
    await desk.open('/coordination/premiers-pas');
    expect(textOf(desk)).toContain('Sans plage ouverte, aucun créneau n’est proposé.');
  });

  it('a colleague takes over at that hour, and the town hall gets one mail', async () => {
    const before = await told();
    const [colleague] = await enrolCast(running.app, new Date(now), [stayer]);
    await desk.open(`/agenda/rendez-vous/${appointment}/relais`);
    expect(textOf(desk)).toContain(`${stayer.firstName} ${stayer.lastName}`);
    await desk.send({ personne: colleague?.id ?? '' }, `/agenda/rendez-vous/${appointment}/relais`);
    expect(await told()).toBe(before + 1);
    await desk.open('/coordination/rendez-vous?confier=oui');
    expect(textOf(desk)).toMatch(/Aucun rendez-vous .*Chaque rendez-vous à venir a quelqu’un pour le recevoir./);
  });

  it('is found to have a case that nobody follows, and what she had to do goes with it', async () => {
    const projects = new Projects(running.app, new Date(now));
    const { actor } = await projects.community.comesIn(addressOf(stayer));
    const next = await projects.community.with('advisor', 'yann@cellule.example');
    const [followed, helped] = [await projects.open('commune:26063', actor), await projects.open('commune:26220', next)];
    await running.app.get(CaseTeamService).join(by, helped, actor.personId, new Date(now));
    const toDo = { side: 'cell', what: 'Préparer', ownerId: actor.personId, ownerName: null, dueOn: null, council: null } as const;
    const [here, there] = [
      await running.app.get(CaseActionsService).add(actor, followed, { ...toDo, visibility: 'internal' }, new Date(now)),
      await running.app.get(CaseActionsService).add(actor, helped, { ...toDo, visibility: 'internal' }, new Date(now)),
    ];
    const ownerOf = async (id: string) => (await running.app.get(CaseActionsService).one(by, id, new Date(now))).ownerId;
    expect(await endHerRole(actor.personId)).toMatch(/Un dossier est suivi par cette personne\s: il sera à confier à quelqu’un/);
    expect([await ownerOf(here), await ownerOf(there)]).toEqual([actor.personId, next.personId]);
    expect(textOf(desk)).toContain('Un dossier à confier à quelqu’un');
    await desk.open('/coordination');
    expect(textOf(desk)).toContain('Un dossier à confier à quelqu’un');
    await desk.open('/dossiers?suivi=personne');
    expect(desk.html).toContain(`href="/dossiers/${followed}"`);
    expect(desk.html).not.toContain(`href="/dossiers/${helped}"`);
    await desk.open(`/dossiers/${followed}/equipe`);
    await desk.send({ suivi: next.personId }, `/dossiers/${followed}/equipe/suivi`);
    expect(await ownerOf(here)).toBe(next.personId);
    await desk.open('/dossiers?suivi=personne');
    expect(textOf(desk)).toContain('Aucun dossier');
  });

  it('and comes back with her hours as they were', async () => {
    const territory = await running.app.get(SlotsService).territory(by, 'commune:26063');
    const free = () =>
      running.app
        .get(SlotsService)
        .freeAt(anonymous, { territory, modality: 'visio', durationMinutes: 45 }, new Date('2026-12-01T09:00:00Z'), new Date(now));
    expect(await free()).not.toContain(leaving);
    await desk.open('/coordination/personnes/role');
    const given = { prenom: leaver.firstName, nom: leaver.lastName, adresse: addressOf(leaver), role: 'advisor', departements: 'France' };
    await desk.send(given, '/coordination/personnes/role');
    expect(await free()).toContain(leaving);
    expect((await running.app.get(IdentityService).person(by, leaving)).lastName).toBe(leaver.lastName);
    expect(await endHerRole()).toContain('Aucun rendez-vous à venir n’est à son nom.');
  });
});
