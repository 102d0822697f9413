import { Database, Journal } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { bookedBy, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';

describe('the journal, as whoever audits reads it', () => {
  let running: RunningApp;
  let auditor: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  it('is found by what it concerns and by who acted; a filter that is half said is none', async () => {
    const [one, other] = [await bookedBy(running, 'une@buis.example'), await bookedBy(running, 'autre@buis.example', { nth: 4 })];
    await auditor.open(`/journal?genre=appointment&numero=${one}`);
    expect(textOf(auditor)).toContain('Rendez-vous pris');
    expect(auditor.html).not.toContain(other);
    expect(auditor.html).toContain('title="Retirer le filtre');
    await auditor.open(`/journal?numero=${one}`);
    expect(auditor.html).toContain(other);
    await auditor.open('/journal?auteur=00000000-0000-4000-8000-000000000000');
    expect(textOf(auditor)).toContain('Aucune écriture ne répond');
  });

  it('says organisations by their names, and a case as such', async () => {
    const projects = new Projects(running.app, new Date(now));
    const id = await projects.open('commune:26063', await projects.community.with('advisor', 'amina@cellule.example'));
    await auditor.open(`/journal?genre=case&numero=${id}`);
    expect(textOf(auditor)).toMatch(/Dossier ouvert[\s\S]*Au nom de l’organisation Cellule de conseil[\s\S]*Concerne dossier, numéro/);
  });

  it('says that nothing is sealed yet, then what the check of the seals found', async () => {
    await auditor.open('/journal/sceaux');
    expect(textOf(auditor)).toContain('Aucun sceau pour l’instant');
    expect(textOf(auditor)).toContain('Aucune vérification n’a encore été faite');
    const seal = await running.app.get(Journal).seal(new Date(now));
    await auditor.open('/journal/sceaux');
    expect(textOf(auditor)).toContain(seal?.sha256);
    await auditor.send({}, '/journal/sceaux');
    expect(textOf(auditor)).toContain('Rien n’a été changé');
  });

  it('shows a change made behind its back', async () => {
    const database = running.app.get(Database);
    await database.rows('ALTER TABLE journal DISABLE TRIGGER USER');
    await database.rows(`UPDATE journal SET subject_id = 'x' WHERE name = 'AppointmentBooked'`);
    await auditor.open('/journal/sceaux');
    await auditor.send({}, '/journal/sceaux');
    expect(textOf(auditor)).toMatch(/À examiner sans attendre.*Premier sceau rompu numéro 1/);
  });

  it('is nobody else’s', async () => {
    const desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    for (const path of ['/journal', '/journal/sceaux']) expect((await desk.open(path)).status).toBe(403);
  });
});
