import { AppointmentRegister } from '#appointments';
import { ActionLinksService, ActionListsService, type ActionRead, CasesService, PhasesService } from '#cases';
import { PeopleService } from '#identity';
import { RequestRegister } from '#intake';
import { type PersonActor, type Role, system } from '#kernel';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { actorsAs } from './actors.js';
import { demonstrate } from './demonstration.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('the demonstration', () => {
  let services: RunningServices;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await demonstrate(services.app, now);
  }, 60_000);
  afterAll(() => services?.close());

  it('has someone in every role, once however often it is loaded', async () => {
    const people = services.app.get(PeopleService);
    const counts: Record<string, number> = {};
    for (const role of everyRole) counts[role] = await people.count(by, { role }, now);
    expect(counts).toEqual({ ...Object.fromEntries(everyRole.map((role) => [role, 1])), advisor: 12, lead: 4, member: 3 });
    expect(await demonstrate(services.app, now)).toBe('Démonstration déjà en place.');
    expect(await people.count(by, {}, now)).toBe(26);
  });

  it('has three projects at three places of the way, with the history that led there', async () => {
    const { items } = await services.app.get(CasesService).list(by, {}, { limit: 10 }, now);
    expect(items.map(({ phase }) => phase).sort()).toEqual(['framing', 'implementation', 'intention']);
    const history = await services.app.get(PhasesService).history(by, items.find(({ phase }) => phase === 'implementation')?.id ?? '');
    expect(history).toHaveLength(7);
    expect(history.at(-1)).toMatchObject({ skipped: ['briefing', 'provider_selection'] });
  });

  it('has appointments that are over, one in the case of its collectivité, of which it is still to be said how they went', async () => {
    const register = services.app.get(AppointmentRegister);
    const { items } = await register.list(by, { statuses: ['confirmed'], until: now }, { limit: 10 });
    expect(items.map(({ territoryLabel, requester }) => `${territoryLabel} ${requester.lastName}`)).toEqual([
      'Buis-les-Baronnies (26) Estève',
      'Buis-les-Baronnies (26) Sabatier',
    ]);
    const found = await services.app.get(CasesService).caseOf(by, { kind: 'appointment', id: items[1]?.id ?? '' }, now);
    expect(found?.referentId).toBe(items[1]?.advisorId);
  });

  it('has something late, something due and something done, for either side, and writes to nobody of it', async () => {
    const [project] = await services.app.get(CasesService).openOf(by, 'commune:26063', now);
    const lists = services.app.get(ActionListsService);
    const of = ({ items }: { items: readonly ActionRead[] }) => items.map(({ side, state, timing }) => `${side} ${state} ${timing}`);
    expect(of(await lists.toDo(by, project?.id ?? '', { limit: 10 }, now))).toEqual([
      'collectivite proposed late',
      'cell in_progress soon',
    ]);
    expect(of(await lists.over(by, project?.id ?? '', { limit: 10 }, now))).toEqual(['collectivite done null']);
    const [advisor] = await actorsAs(services.app, 'advisor');
    expect(await lists.countMine(advisor as PersonActor)).toBe(1);
    expect(await services.app.get(ActionLinksService).recall(by, now)).toEqual([]);
  });

  it('has two requests that nobody has looked at, one that waits for its people, one accepted', async () => {
    const { items } = await services.app.get(RequestRegister).list(by, {}, { limit: 10 });
    expect(items.map(({ state, askedNumber }) => `${state} ${askedNumber}`).sort()).toEqual([
      'accepted null',
      'submitted 2',
      'submitted null',
      'submitted null',
    ]);
  });

  it('has a secretary of three communes, with one diary and three contexts', async () => {
    const { actor } = await new Community(services.app, now).comesIn('claire.moulin@territoires.example');
    expect(actor.standing).toBeNull();
    const diary = await services.app.get(AppointmentRegister).diary(actor, { from: now, until: new Date('2027-03-01T00:00:00Z') });
    expect(diary.map(({ territoryLabel }) => territoryLabel).sort()).toEqual(['Beauvoisin (26)', 'Propiac (26)']);
  });
});

const everyRole: readonly Role[] = [
  ...(['member', 'lead', 'provider', 'facilitator', 'advisor', 'coordinator'] as const),
  ...(['prefecture', 'direction', 'auditor', 'technician'] as const),
];
