import type { AppointmentRead } from '#appointments';
import { CaseAppointmentsService, CaseContactsService, CasesService } from '#cases';
import { later, minutes } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';
const next = 'Fixer le prochain rendez-vous';

describe('the appointments of a case, on its page', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let one: AppointmentRead;
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    ups = await WrittenUps.in(running.app, now);
    id = await new Projects(running.app, now).open(buis, ups.advisor);
    one = await ups.booked('zoe@buis.example');
    await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis });
    await at(now);
  }, 120_000);
  afterAll(() => running?.close());

  /** A sign-in lasts an hour, and the clock jumps. */
  async function at(instant: Date): Promise<void> {
    running.clock.set(instant);
    advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[0]));
    lead = await readerOf(running, 'maire@buis.example');
  }
  const cell = () => `/dossiers/${id}`;
  const own = () => `/espace/projet/${id}`;
  const add = (contact: { firstName: string; email?: string; phone?: string }) =>
    running.app
      .get(CaseContactsService)
      .addContact(ups.advisor, id, { lastName: 'Roux', status: 'staff', ...contact }, running.clock.now());
  const taking = (more: Record<string, string>) => ({
    ...{ sujet: 'follow_up', comment: 'visio', telephone: '', lieu: '', geste: 'fixer' },
    ...{ formulaire: advisor.valueOf('formulaire'), creneau: advisor.valueOf('creneau'), ...more },
  });

  it('are none at first; the next can be fixed all the same, once somebody can be reached', async () => {
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(/Fixer le prochain rendez-vous[\s\S]*Prochain rendez-vous Aucun n’est encore fixé\./);
    await lead.open(own());
    expect(textOf(lead)).toContain('Aucun n’est encore fixé avec votre collectivité.');
    expect(textOf(lead)).not.toContain(next);
  });

  it('are led to and from: the appointment says its case once it is in it', async () => {
    const page = `/agenda/rendez-vous/${one.id}`;
    expect(textOf(await advisor.open(page))).toContain('Rapprocher d’un dossier');
    await running.app.get(CasesService).attach(ups.advisor, id, { kind: 'appointment', id: one.id }, now);
    await advisor.open(page);
    expect(advisor.html).toContain(`href="${cell()}"`);
    expect(textOf(advisor)).not.toContain('Rapprocher d’un dossier');
    expect((await advisor.open(cell())).html).toContain(`href="${page}"`);
    expect((await lead.open(own())).html).toContain(`href="/espace/rendez-vous/${one.id}"`);
  });

  it('are to be written up from there, and read there by both once they are', async () => {
    const minutesOf = (base: string) => `${base}/${one.id}/compte-rendu`;
    await at(later(one.start, minutes(15)));
    expect(textOf(await advisor.open(cell()))).toContain('Écrire le compte rendu');
    expect(textOf(await lead.open(own()))).not.toContain('compte rendu');
    await ups.desk.save(ups.advisor, one.id, someWriting(), afterIt(one));
    await ups.desk.close(ups.advisor, one.id, { ending: 'sent', version: 1, next: null }, afterIt(one));
    await at(afterIt(one));
    expect((await advisor.open(cell())).html).toContain(`href="${minutesOf('/agenda/rendez-vous')}"`);
    await advisor.open(`${cell()}/calendrier`);
    expect([advisor.html.includes(`href="${minutesOf('/agenda/rendez-vous')}"`), textOf(advisor)]).toEqual([
      true,
      expect.stringMatching(/Déjà passés[\s\S]*Passé/),
    ]);
    await lead.open(own());
    expect(lead.html).toContain(`href="${minutesOf('/espace/rendez-vous')}"`);
    await lead.open(minutesOf('/espace/rendez-vous'));
    expect(textOf(lead)).toContain('Nous avons parlé du cadre.');
  });

  it('go on with one of its people: who is asked where there are several, by telephone where there is no mailbox', async () => {
    const jean = await add({ firstName: 'Jean', phone: '06 00 00 00 31' });
    await add({ firstName: 'Luc' });
    await advisor.open(`${cell()}/rendez-vous`);
    for (const words of ['Avec qui', 'Zoé Le Goff', 'Odile Chabert', 'Jean Roux', '06 00 00 00 31, sans adresse électronique'])
      expect(textOf(advisor)).toContain(words);
    expect(textOf(advisor)).not.toContain('Luc Roux');
    await advisor.send(taking({ lieu: 'Gardez-moi' }));
    expect([advisor.status, advisor.valueOf('lieu'), textOf(advisor)]).toEqual([
      400,
      'Gardez-moi',
      expect.stringContaining('Choisissez avec qui.'),
    ]);
    await advisor.send(taking({ personne: `contact-${jean}` }));
    for (const words of ['Le rendez-vous est fixé', 'Dites-en le jour', 'Par téléphone', 'pas d’adresse'])
      expect(textOf(advisor)).toContain(words);
    expect(advisor.html).toContain(`href="${cell()}"`);
    expect(textOf(await advisor.open(cell()))).toMatch(/Prochain rendez-vous Point de suivi Confirmé/);
    await advisor.open(`${cell()}/calendrier`);
    expect(textOf(advisor)).toMatch(/Fixer le prochain rendez-vous[\s\S]*Point de suivi Confirmé[\s\S]*Jean Roux et[\s\S]*Déjà passés/);
  });

  it('are told page by page once they are over, each once', async () => {
    const service = running.app.get(CaseAppointmentsService);
    const found = await running.app.get(CasesService).one(ups.advisor, id, running.clock.now());
    const later = await ups.booked('zoe@buis.example', { nth: 3 });
    await running.app.get(CasesService).attach(ups.advisor, id, { kind: 'appointment', id: later.id }, running.clock.now());
    const then = afterIt(later);
    const first = await service.over(ups.advisor, found, { limit: 1 }, then);
    const second = await service.over(ups.advisor, found, { after: first.next ?? '', limit: 50 }, then);
    const starts = [...first.items, ...second.items].map(({ start }) => start.getTime());
    expect([first.items.length, second.next, new Set(starts).size]).toEqual([1, null, starts.length]);
    expect([starts.length > 1, [...starts].sort((one, other) => other - one)]).toEqual([true, starts]);
  });

  it('are fixed by whoever writes in the case, and by nobody who only reads it', async () => {
    const colleague = await residentAs(running, 'advisor', 'yann@cellule.example');
    expect(textOf(await colleague.open(cell()))).not.toContain(next);
    await colleague.open(`${cell()}/rendez-vous`);
    expect(colleague.path).toBe(cell());
    await colleague.send({ geste: 'fixer' }, `${cell()}/rendez-vous`);
    expect(colleague.status).toBe(403);
  });
});
