import { anonymous, Forbidden, system } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import type { Cog, CogCommune } from './domain/cog.js';
import { TerritoriesReference } from './territories.reference.js';
import { TerritoriesService } from './territories.service.js';

describe('the reference', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const start = system('migrate');
  let services: RunningServices;
  let reference: TerritoriesReference;
  let database: Database;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    reference = services.app.get(TerritoriesReference);
    database = services.app.get(Database);
  });
  afterAll(() => services?.close());

  const rows = () => database.rows<{ id: string }>('SELECT id, label, vintage, retired_in, successor_id FROM territory ORDER BY id');

  it('is there from the first start, and not read again by the next', async () => {
    expect(await rows()).toHaveLength(36_359);
    expect(await reference.load(start, now)).toMatchObject({ territories: false });
    expect(await reference.load(start, now)).toEqual({ territories: false, holidays: false, faults: [] });
  });

  it('is nobody’s to load but the service’s', async () => {
    await expect(reference.load(anonymous, now)).rejects.toBeInstanceOf(Forbidden);
  });

  it('has members that are all territories', async () => {
    const strays = await database.rows(
      'SELECT member FROM territory, unnest(members) member WHERE NOT EXISTS (SELECT FROM territory known WHERE known.id = member)',
    );
    expect(strays).toEqual([]);
  });

  describe('from one vintage to the next', () => {
    beforeAll(async () => {
      // emptied without asking, row by row, whether a successor leaves
      await database.rows('DELETE FROM holiday');
      await database.rows('ALTER TABLE territory DISABLE TRIGGER ALL');
      await database.rows('DELETE FROM territory');
      await database.rows('ALTER TABLE territory ENABLE TRIGGER ALL');
      await reference.take(start, aCog(2026, [aCommune('26901', 'Vieux-Bourg'), aCommune('26902', 'Bourg'), aCommune('26903', 'Hameau')]));
    });

    it('says the same when it is taken twice', async () => {
      const before = await rows();
      await reference.take(start, aCog(2026, [aCommune('26901', 'Vieux-Bourg'), aCommune('26902', 'Bourg'), aCommune('26903', 'Hameau')]));
      expect(await rows()).toEqual(before);
    });

    it('leads a merged commune to its successor, and keeps what went without one', async () => {
      await reference.take(start, aCog(2027, [{ ...aCommune('26902', 'Bourg-Neuf'), anciensCodes: ['26901'] }]));
      expect(await rows()).toEqual([
        { id: 'commune:26901', label: 'Vieux-Bourg (26)', vintage: 2026, retired_in: 2027, successor_id: 'commune:26902' },
        { id: 'commune:26902', label: 'Bourg-Neuf (26)', vintage: 2027, retired_in: null, successor_id: null },
        { id: 'commune:26903', label: 'Hameau (26)', vintage: 2026, retired_in: 2027, successor_id: null },
        { id: 'departement:26', label: 'Drôme (département 26)', vintage: 2027, retired_in: null, successor_id: null },
      ]);
      const territories = services.app.get(TerritoriesService);
      expect((await territories.one(anonymous, 'commune:26901')).id).toBe('commune:26902');
      expect((await territories.one(anonymous, 'commune:26903')).label).toBe('Hameau (26)');
      expect(await territories.search(anonymous, { q: 'hameau', limit: 10 })).toEqual([]);
      expect((await territories.search(anonymous, { q: '26901', limit: 10 })).map(({ id }) => id)).toEqual(['commune:26902']);
    });

    it('finds again a commune that comes back', async () => {
      await reference.take(start, aCog(2028, [aCommune('26902', 'Bourg'), aCommune('26903', 'Hameau')]));
      const territories = services.app.get(TerritoriesService);
      expect((await territories.search(anonymous, { q: 'hameau', limit: 10 })).map(({ id }) => id)).toEqual(['commune:26903']);
    });

    it('takes the sound rows of a faulty source', async () => {
      const faults = await reference.take(
        start,
        aCog(2029, [aCommune('26902', 'Bourg'), { ...aCommune('26904', 'Perdue'), departement: '99' }]),
      );
      expect(faults).toEqual([{ id: 'commune:26904', reason: 'unknown-departement' }]);
      expect((await rows()).map(({ id }) => id)).not.toContain('commune:26904');
    });
  });
});

const aCommune = (code: string, nom: string): CogCommune => ({ code, nom, type: 'commune-actuelle', departement: '26' });

const aCog = (vintage: number, communes: CogCommune[]): Cog => ({
  ...{ vintage, communes, epci: [], ept: [], regions: [] },
  departements: [{ code: '26', nom: 'Drôme', region: '84', chefLieu: '26362', zone: 'metro' }],
});
