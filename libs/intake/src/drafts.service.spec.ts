import { SlotTaken } from '#appointments';
import { anonymous } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { DraftsService } from './drafts.service.js';
import { IntakeService } from './intake.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const inTenMinutes = new Date('2026-11-23T08:10:00Z');
/** A day of its own for each test: what one leaves in the agenda is nothing to the next. */
const days = ['01', '02', '03', '04', '07', '08', '09', '10', '11', '14'];

describe('a booking under way', () => {
  let services: RunningServices;
  let drafts: DraftsService;
  let count = 0;
  let start: Date;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now, advisors.slice(2, 4));
    drafts = services.app.get(DraftsService);
  });
  beforeEach(() => {
    start = new Date(`2026-12-${days.shift()}T09:00:00Z`);
  });
  afterAll(() => services?.close());

  const need = { type: 'orientation', territoryId: 'commune:26063', modality: 'visio' } as const;
  const person = () => ({ firstName: 'Odile', lastName: 'Chabert', email: `brouillon${count++}@mairie.example`, status: 'staff' }) as const;
  const aDraft = async (key: string, network = key) => {
    await drafts.answer(anonymous, key, { ...need, ...person() }, now);
    return drafts.choose(anonymous, key, { start, network }, now);
  };
  const booked = () => services.app.get(Database).rows('SELECT id FROM appointment WHERE start_at = $1', [start]);

  it('keeps every answer for a day, under a key of which only the digest is stored', async () => {
    await drafts.answer(anonymous, 'clé 1', { ...need, firstName: 'Odile' }, now);
    await drafts.answer(anonymous, 'clé 1', { lastName: 'Chabert', firstName: null }, now);
    expect((await drafts.find(anonymous, 'clé 1', now))?.answers).toEqual({ ...need, lastName: 'Chabert' });
    expect(await drafts.find(anonymous, 'clé 1', new Date('2026-11-24T08:00:00Z'))).toBeNull();
  });

  it('forgets the slot with the need it was chosen for', async () => {
    await aDraft('clé 2');
    const changed = await drafts.answer(anonymous, 'clé 2', { territoryId: 'commune:59350' }, now);
    expect(changed.answers.start).toBeUndefined();
    expect(changed.hold).toBe('none');
  });

  it('holds the chosen slot for ten minutes, then takes it back if it is still free', async () => {
    expect(await aDraft('clé 3')).toMatchObject({ hold: 'held', heldUntil: inTenMinutes });
    expect((await drafts.find(anonymous, 'clé 3', inTenMinutes))?.hold).toBe('none');
    expect(await drafts.keepHold(anonymous, 'clé 3', 'ici', inTenMinutes)).toMatchObject({ hold: 'held' });
  });

  it('says that the slot is lost once others have it', async () => {
    await aDraft('clé 4');
    for (const _ of advisors.slice(2, 4)) await services.app.get(IntakeService).make(anonymous, anOrder(start, person()), inTenMinutes);
    expect(await drafts.keepHold(anonymous, 'clé 4', 'ici', inTenMinutes)).toMatchObject({
      hold: 'lost',
      answers: { lastName: 'Chabert' },
    });
    const refused = await drafts.confirm(anonymous, { key: 'clé 4' }, inTenMinutes).catch((error: unknown) => error);
    expect((refused as SlotTaken).alternatives).toHaveLength(5);
  });

  it('refuses a slot that somebody else holds, when nobody else is free', async () => {
    await aDraft('une 5');
    await aDraft('deux');
    await expect(aDraft('trois')).rejects.toBeInstanceOf(SlotTaken);
  });

  it('confirms its hold even once it has expired, as long as nobody took it', async () => {
    await aDraft('clé 6');
    const outcome = await drafts.confirm(anonymous, { key: 'clé 6' }, inTenMinutes);
    expect(outcome.booked?.start).toEqual(start);
    expect(await services.app.get(Database).rows('SELECT owner_kind FROM commitment WHERE lower(busy) = $1', [start])).toEqual([
      { owner_kind: 'appointment' },
    ]);
  });

  it('makes one appointment, however often it is confirmed', async () => {
    await aDraft('clé 7');
    const outcomes = await Promise.all([1, 2, 3].map(() => drafts.confirm(anonymous, { key: 'clé 7' }, now)));
    expect(new Set(outcomes.map((outcome) => outcome.booked?.id)).size).toBe(1);
    expect(await booked()).toHaveLength(1);
  });

  it('leaves a request where no slot answers', async () => {
    await drafts.answer(anonymous, 'clé 8', { ...need, ...person(), preferred: ['un mardi matin'] }, now);
    const outcome = await drafts.confirm(anonymous, { key: 'clé 8' }, now);
    expect(outcome.request).toMatchObject({ reason: 'no_slot', preferred: ['un mardi matin'], territoryLabel: 'Buis-les-Baronnies (26)' });
    expect(outcome.request?.reference).toMatch(/^DE-2026-\d{6}$/);
    expect(await booked()).toEqual([]);
  });

  it('leaves a request for a collectivité that is not in the list', async () => {
    const said = { name: 'Syndicat des Quatre Vallées', kind: 'syndicat', departement: '26' };
    await drafts.answer(anonymous, 'clé 9', { type: 'orientation', said, modality: 'visio', ...person() }, now);
    const outcome = await drafts.confirm(anonymous, { key: 'clé 9' }, now);
    expect(outcome.request).toMatchObject({ reason: 'unlisted', timeZone: 'Europe/Paris' });
    expect(outcome.request?.territoryId).toMatch(/^other:/);
  });
});

const anOrder = (start: Date, person: { firstName: string; lastName: string; email: string; status: 'staff' }) => ({
  territory: 'commune:59350',
  type: 'orientation',
  modality: 'visio' as const,
  start,
  requester: person,
});
