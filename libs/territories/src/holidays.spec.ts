import { anonymous, Forbidden, InvalidInput, NotFound, system } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { TerritoriesReference } from './territories.reference.js';
import { TerritoriesService } from './territories.service.js';

describe('holidays', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const desk = system('desk');
  let services: RunningServices;
  let territories: TerritoriesService;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    territories = services.app.get(TerritoriesService);
    const database = services.app.get(Database);
    await database.rows('DELETE FROM holiday');
    await database.rows(`DELETE FROM territory_load WHERE source = 'holidays'`);
    await services.app.get(TerritoriesReference).load(desk, now);
  });
  afterAll(() => services?.close());

  const national = [
    ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17'],
    ...['2027-07-14', '2027-08-15', '2027-11-01', '2027-11-11', '2027-12-25'],
  ];

  it.each([
    ['the Drôme', 'commune:26063', []],
    ['the Moselle', 'departement:57', ['2027-03-26', '2027-12-26']],
    ['Strasbourg', 'commune:67482', ['2027-03-26', '2027-12-26']],
    ['the région of which it is the capital', 'region:44', ['2027-03-26', '2027-12-26']],
    ['Nancy', 'commune:54395', []],
    ['Mayotte', 'epci:200060473', ['2027-04-27']],
    ['Guadeloupe', 'departement:971', ['2027-03-26', '2027-05-27']],
    ['Martinique', 'departement:972', ['2027-03-26', '2027-05-22']],
    ['Guyane', 'commune:97302', ['2027-06-10']],
    ['La Réunion', 'region:04', ['2027-12-20']],
    ['Saint-Barthélemy', 'departement:977', ['2027-03-26', '2027-10-09']],
    ['Saint-Martin', 'departement:978', ['2027-05-27']],
    ['Miquelon', 'commune:97501', []],
    ['Nouvelle-Calédonie', 'departement:988', ['2027-09-24']],
    ['the Marquises', 'commune:98731', ['2027-03-05', '2027-03-26', '2027-11-20']],
    ['Wallis', 'commune:98613', ['2027-04-28', '2027-06-29', '2027-07-29']],
    ['the Kerguelen', 'commune:98412', []],
  ])('of %s are the national ones and its own', async (_, id, own) => {
    expect(await territories.holidays(anonymous, id, '2027-01-01', '2027-12-31')).toEqual([...national, ...own].sort());
  });

  it('are read with both ends, for several at once, an unknown one left out', async () => {
    const read = await territories.holidaysOfMany(
      anonymous,
      ['commune:57463', 'commune:26063', 'commune:00000'],
      '2027-12-25',
      '2027-12-26',
    );
    expect(Object.fromEntries(read)).toEqual({ 'commune:57463': ['2027-12-25', '2027-12-26'], 'commune:26063': ['2027-12-25'] });
    expect(await territories.holidays(anonymous, 'commune:26063', '2027-02-01', '2027-02-28')).toEqual([]);
  });

  it('go from last year to three years ahead', async () => {
    const bounds = await services.app.get(Database).row('SELECT min(day)::text AS first, max(day)::text AS last FROM holiday');
    expect(bounds).toEqual({ first: '2025-01-01', last: '2029-12-26' });
  });

  describe('that a person edits', () => {
    const december = (id: string) => territories.holidays(anonymous, id, '2028-12-01', '2028-12-31');
    const bridge = { day: '2028-12-26', name: 'Pont de Noël', observed: true };

    it('count for the département and all its communes', async () => {
      await territories.setHoliday(desk, 'departement:26', bridge, now);
      expect(await december('commune:26063')).toEqual(['2028-12-25', '2028-12-26']);
    });

    it('can be taken back in one commune', async () => {
      await territories.setHoliday(desk, 'commune:26063', { ...bridge, observed: false }, now);
      expect(await december('commune:26063')).toEqual(['2028-12-25']);
      expect(await december('commune:26362')).toEqual(['2028-12-25', '2028-12-26']);
    });

    it('stay as they were edited when later years are seeded', async () => {
      await territories.setHoliday(desk, 'departement:54', { day: '2028-12-25', name: 'Noël', observed: false }, now);
      const nextYear = new Date('2027-01-01T09:00:00Z');
      expect(await services.app.get(TerritoriesReference).load(desk, nextYear)).toMatchObject({ territories: false, holidays: true });
      expect(await december('departement:54')).toEqual([]);
      expect(await december('departement:26')).toEqual(['2028-12-25', '2028-12-26']);
      expect(await territories.holidays(anonymous, 'commune:26063', '2030-12-01', '2030-12-31')).toEqual(['2030-12-25']);
    });

    it('are dates of places that exist', async () => {
      await expect(territories.setHoliday(desk, 'departement:26', { ...bridge, day: '2027-02-30' }, now)).rejects.toBeInstanceOf(
        InvalidInput,
      );
      await expect(territories.setHoliday(desk, 'departement:99', bridge, now)).rejects.toBeInstanceOf(NotFound);
    });

    it('are not anyone’s to edit', async () => {
      await expect(territories.setHoliday(anonymous, 'departement:26', bridge, now)).rejects.toBeInstanceOf(Forbidden);
    });
  });
});
