import { InvalidInput, NotFound, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { inRole, nationwide } from '../../../test/support/standing.js';
import type { NewOpenings } from './domain/working-hours.js';
import { WorkingHoursService } from './working-hours.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('the availability of an advisor', () => {
  let services: RunningServices;
  let hours: WorkingHoursService;
  let [hers, another]: string[] = [];

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    [hers, another] = (await enrolCast(services.app, now, advisors.slice(2, 4))).map(({ id }) => id);
    hours = services.app.get(WorkingHoursService);
  });
  beforeEach(() => services.app.get(Database).rows('DELETE FROM exception'));
  afterAll(() => services?.close());

  const her = (): string => hers ?? '';
  const away = (from: string, to: string, windows: number[] = []) => hours.declare(by, her(), { from, to, windows }, now);
  const absences = () => hours.absences(by, her(), now);

  it('is opened on several days at once, from Monday on, and the same twice is one', async () => {
    const before = (await hours.openings(by, her(), now)).length;
    for (let again = 0; again < 2; again += 1) await hours.open(by, her(), someOpenings(), now);
    const openings = await hours.openings(by, her(), now);
    expect(openings).toHaveLength(before + 2);
    expect(openings.at(-1)).toMatchObject({ weekday: 0, startMinute: 540, endMinute: 720, timeZone: 'Europe/Paris', lastDay: null });
    const sunday = openings.at(-1)?.id ?? '';
    await hours.close(by, her(), sunday, now);
    await hours.close(by, her(), sunday, now);
    expect(await hours.openings(by, her(), now)).toHaveLength(before + 1);
  });

  it('leaves out what is over', async () => {
    await hours.open(by, her(), someOpenings({ weekdays: [0], firstDay: '2026-11-01', lastDay: '2026-11-22' }), now);
    await hours.open(by, her(), someOpenings({ weekdays: [0], firstDay: '2026-11-01', lastDay: '2026-11-23' }), now);
    const sundays = (await hours.openings(by, her(), now)).filter(({ weekday }) => weekday === 0);
    expect(sundays.map(({ lastDay }) => lastDay)).toEqual(['2026-11-23']);
  });

  it.each<[string, Partial<NewOpenings>, string]>([
    ['no day', { weekdays: [] }, '/weekdays'],
    ['hours that run backwards', { startMinute: 720, endMinute: 720 }, '/hours'],
    ['no hour', { startMinute: -1 }, '/hours'],
    ['no way to meet', { modalities: [] }, '/modalities'],
    ['a way that there is not', { modalities: ['pigeon'] }, '/modalities'],
    ['a date that does not exist', { firstDay: '2026-02-30' }, '/firstDay'],
    ['an end before its beginning', { firstDay: '2027-01-02', lastDay: '2027-01-01' }, '/lastBeforeFirst'],
  ])('is not opened with %s', async (_, wrong, pointer) => {
    const refused = hours.open(by, her(), someOpenings(wrong), now);
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input', errors: [{ pointer, detail: expect.any(String) }] });
  });

  it('is interrupted by absences, days in a row with the same hours as one', async () => {
    await away('2026-12-21', '2026-12-23');
    await away('2026-12-24', '2026-12-24', [540, 720]);
    await away('2026-12-25', '2026-12-27');
    expect(await absences()).toEqual([
      { from: '2026-12-21', to: '2026-12-23', windows: [] },
      { from: '2026-12-24', to: '2026-12-24', windows: [540, 720] },
      { from: '2026-12-25', to: '2026-12-27', windows: [] },
    ]);
    await away('2026-12-24', '2026-12-24');
    await hours.lift(by, her(), { from: '2026-12-26', to: '2026-12-31' }, now);
    expect(await absences()).toEqual([{ from: '2026-12-21', to: '2026-12-25', windows: [] }]);
  });

  it.each([
    ['that end before they begin', '2026-12-02', '2026-12-01', [], '/toBeforeFrom'],
    ['that are past', '2026-11-20', '2026-11-22', [], '/past'],
    ['of more than a year', '2026-12-01', '2027-12-02', [], '/tooLong'],
    ['with hours that run backwards', '2026-12-01', '2026-12-01', [720, 540], '/worked'],
    ['of no day', 'demain', 'demain', [], '/from'],
  ])('refuses absences %s', async (_, ...[from, to, windows, pointer]) => {
    const refused = await away(from, to, windows).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).errors[0]?.pointer).toBe(pointer);
  });

  it('is her own to keep, and coordination’s; a colleague may not know of it', async () => {
    const herself = inRole('advisor', nationwide, her());
    await expect(hours.open(herself, her(), someOpenings(), now)).resolves.toBeUndefined();
    await expect(hours.openings(herself, another ?? '', now)).rejects.toBeInstanceOf(NotFound);
    await expect(hours.declare(herself, another ?? '', { from: '2026-12-01', to: '2026-12-01', windows: [] }, now)).rejects.toBeInstanceOf(
      NotFound,
    );
    const coordinator = inRole('coordinator');
    await expect(hours.open(coordinator, her(), someOpenings(), now)).resolves.toBeUndefined();
    expect((await hours.receivers(coordinator, now)).map(({ id }) => id).sort()).toEqual([her(), another].sort());
    expect((await hours.receivers(herself, now)).map(({ id }) => id)).toEqual([her()]);
    await expect(hours.receivers(inRole('auditor'), now)).resolves.toEqual([]);
    await expect(hours.openings(inRole('auditor'), her(), now)).rejects.toBeInstanceOf(NotFound);
  });

  it('is nobody’s who does not receive', async () => {
    await expect(hours.open(by, '00000000-0000-4000-8000-000000000000', someOpenings(), now)).rejects.toBeInstanceOf(NotFound);
  });

  it('leaves a trace of every change', async () => {
    const named = await services.app
      .get(Database)
      .rows<{ name: string }>(`SELECT DISTINCT name FROM journal WHERE subject_kind = 'person' AND subject_id = $1 ORDER BY name`, [her()]);
    expect(named.map(({ name }) => name)).toEqual(['AbsenceDeclared', 'AbsenceLifted', 'OpeningRemoved', 'OpeningsAdded', 'RoleGranted']);
  });
});

const someOpenings = (said: Partial<NewOpenings> = {}): NewOpenings => ({
  ...{ weekdays: [6, 0], startMinute: 540, endMinute: 720, modalities: ['visio'], firstDay: null, lastDay: null },
  ...said,
});
