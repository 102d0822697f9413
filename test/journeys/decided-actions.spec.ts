import { type AppointmentRead, Links } from '#appointments';
import { CaseContactsService, CasesService } from '#cases';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { afterIt, WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = { territoryId: 'commune:26063' };

describe('actions decided at an appointment', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let one: AppointmentRead;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let contact: string;
  let caseId: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    ups = await WrittenUps.in(running.app, now);
    one = await ups.booked('zoe@buis.example');
    caseId = await new Projects(running.app, now).open(buis.territoryId, ups.advisor);
    const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email: 'jean.roux@orange.example' } as const;
    contact = await running.app.get(CaseContactsService).addContact(ups.advisor, caseId, jean, now);
    running.clock.set(afterIt(one));
    advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[0]));
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
  }, 120_000);
  afterAll(() => running?.close());

  const page = () => `/agenda/rendez-vous/${one.id}/compte-rendu`;
  const write = (fields: Record<string, string>) =>
    advisor.send({ version: advisor.valueOf('version'), 'compte-rendu': 'Nous avons parlé.', notes: '', ...fields });
  const line = () => ({ 'action-qui': contact, 'action-quoi': 'Envoyer la délibération', 'action-date': '2027-01-12' });

  it('need a case: the screen says where to put the appointment into one', async () => {
    await advisor.open(page());
    expect(textOf(advisor)).toContain('Ranger ce rendez-vous dans un dossier');
    expect(advisor.html).not.toContain('action-quoi');
    await running.app.get(CasesService).attach(ups.advisor, caseId, { kind: 'appointment', id: one.id }, now);
  });

  it('are added in a line that saves everything else, once, however often it is sent; what saves by itself adds none', async () => {
    await advisor.open(page());
    await write({ ...line() });
    expect(advisor.html).not.toContain('Jean Roux : Envoyer');
    for (let time = 0; time < 2; time += 1) await write({ ...line(), geste: 'action' });
    expect(textOf(advisor).match(/Jean Roux\s: Envoyer la délibération, pour le mardi 12 janvier 2027/g)).toHaveLength(1);
    expect(textOf(advisor)).toContain('interne, partagée quand le compte rendu part');
    expect(advisor.html).toContain('Nous avons parlé.');
    await write({ 'action-qui': '', 'action-quoi': '', 'action-date': '2027-01-12', geste: 'action' });
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Dites ce qui est à faire')]);
    expect(advisor.html).toContain('2027-01-12');
    await write({ ...line(), 'action-quoi': 'Relancer le conseil', 'action-date': '2020-01-01', geste: 'action' });
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Donnez une date à venir, ou laissez vide.')]);
    expect([advisor.html.includes('2020-01-01'), advisor.html.includes('Relancer le conseil')]).toEqual([true, true]);
  });

  it('stay the cell’s until the minutes leave, and are then in them and in its space', async () => {
    await lead.open('/espace/actions');
    expect(textOf(lead)).toContain('Aucune action à faire');
    await advisor.open(page());
    await write({
      'action-quoi': 'Préparer un courrier',
      'action-qui': ups.advisor.personId,
      'action-date': '',
      geste: 'clore',
      fin: 'envoye',
      prochain: 'plus-tard',
      raison: '',
    });
    expect(textOf(advisor)).toContain('Le compte rendu part par courriel');
    await lead.open('/espace/actions');
    expect(textOf(lead)).toContain('Envoyer la délibération');
    const reader = await new FormVisitor(running.url).open(`${new URL(running.app.get(Links).of(one).manageUrl).pathname}/compte-rendu`);
    expect(textOf(reader)).toMatch(/Actions décidées[\s\S]*Jean Roux\s: Envoyer la délibération/);
    expect(textOf(reader)).toMatch(/Actions décidées[\s\S]*Préparer un courrier/);
  });
});
