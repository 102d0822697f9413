import { AppointmentsService } from '#appointments';
import { system } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const nyons = 'commune:26220';

describe('a booking for the wrong collectivité, on its page', () => {
  let running: RunningApp;
  let advisor: FormVisitor;
  let desk: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  /** With what the form holds unseen. */
  const choose = (visitor: FormVisitor, page: string, collectivite: string) =>
    visitor.send({ collectivite, version: visitor.valueOf('version'), recherche: visitor.valueOf('recherche') }, page);
  const read = (id: string) => running.app.get(AppointmentsService).read(system('spec'), id);

  it('is corrected by her who has it: looked for by name, chosen, and the page says another clock', async () => {
    const id = await bookedBy(running, 'mairie@buis.example');
    const [page, before] = [`/agenda/rendez-vous/${id}`, await read(id)];
    await advisor.open(page);
    expect(advisor.html).toContain(`href="${page}/collectivite"`);
    await advisor.open(`${page}/collectivite`);
    expect(textOf(advisor)).toContain('Le rendez-vous a lieu au même moment, avec la même référence.');
    await advisor.open(`${page}/collectivite?recherche=Mamoudzou`);
    await choose(advisor, `${page}/collectivite`, '');
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Choisissez une collectivité de la liste.')]);
    expect(advisor.html).toContain('value="commune:97611"');
    await choose(advisor, `${page}/collectivite`, 'commune:97611');
    expect(textOf(advisor)).toContain('La collectivité est corrigée');
    expect(textOf(advisor)).toContain('Mamoudzou (976)');
    expect(await read(id)).toMatchObject({ territoryId: 'commune:97611', timeZone: 'Indian/Mayotte', start: before.start, sequence: 1 });
  });

  it('is not corrected twice at once: the second is told, reads it again, and what she chose is still there', async () => {
    const id = await bookedBy(running, 'autre@buis.example', { nth: 6 });
    const page = `/agenda/rendez-vous/${id}/collectivite`;
    await advisor.open(`${page}?recherche=Nyons`);
    await desk.open(`${page}?recherche=Mamoudzou`);
    await choose(desk, page, 'commune:97611');
    await choose(advisor, page, nyons);
    expect([advisor.status, textOf(advisor)]).toEqual([409, expect.stringContaining('Ce rendez-vous a changé entre-temps')]);
    expect(textOf(advisor)).toContain('Mamoudzou (976)');
    expect(advisor.html).toMatch(new RegExp(`value="${nyons}"[^>]*checked|checked[^>]*value="${nyons}"`));
    expect((await read(id)).territoryId).toBe('commune:97611');
    await choose(advisor, page, nyons);
    expect((await read(id)).territoryId).toBe(nyons);
  });

  it('is no longer corrected once it is over', async () => {
    const id = await bookedBy(running, 'fini@buis.example', { nth: 12 });
    await running.app.get(AppointmentsService).cancel(system('spec'), id, { reason: null }, new Date(now));
    await desk.open(`/agenda/rendez-vous/${id}/collectivite`);
    expect(textOf(desk)).not.toContain('Corriger la collectivité');
    await desk.send({ collectivite: nyons, version: '1' }, `/agenda/rendez-vous/${id}/collectivite`);
    expect([desk.status, textOf(desk)]).toEqual([409, expect.stringContaining('Ce rendez-vous ne peut plus changer')]);
  });

  it('stays where it is when the place that is sent is its own, or none: the sentence leads to the search', async () => {
    const id = await bookedBy(running, 'sienne@buis.example', { nth: 14 });
    const page = `/agenda/rendez-vous/${id}/collectivite`;
    await desk.open(page);
    for (const [sent, sentence] of [
      ['commune:26063', 'Le rendez-vous est déjà pour cette collectivité.'],
      ['commune:99999', 'Choisissez une collectivité de la liste.'],
    ] as const) {
      await desk.send({ collectivite: sent, version: '0' }, page);
      expect([desk.status, textOf(desk)]).toEqual([400, expect.stringContaining(sentence)]);
      expect(desk.html).toContain('href="#recherche"');
    }
    expect(await read(id)).toMatchObject({ territoryId: 'commune:26063', sequence: 0 });
  });
});
