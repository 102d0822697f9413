import { anonymous, Forbidden, InvalidInput, NotFound, system } from '#kernel';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { GroupementKnown } from './territories.errors.js';
import { TerritoriesService } from './territories.service.js';

describe('territories', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const desk = system('desk');
  let services: RunningServices;
  let territories: TerritoriesService;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    territories = services.app.get(TerritoriesService);
  });
  afterAll(() => services?.close());

  describe('by their identifier', () => {
    it('are read', async () => {
      expect(await territories.one(anonymous, 'departement:988')).toMatchObject({ name: 'Nouvelle-Calédonie', timeZone: 'Pacific/Noumea' });
    });

    it('are read by a former one', async () => {
      expect((await territories.one(anonymous, 'commune:59298')).id).toBe('commune:59350');
    });

    it.each([
      'region:06',
      'commune:00000',
      'commune',
      '',
      'other:x',
      'commune:26063\u0000',
      `commune:${'0'.repeat(500)}`,
      "commune:' OR '1'='1",
    ])('are not found when nothing is called %j', async (id) => {
      await expect(territories.one(anonymous, id)).rejects.toBeInstanceOf(NotFound);
      expect(await territories.find(anonymous, id)).toBeNull();
    });

    it('are listed, départements in the order of their codes', async () => {
      const codes = (await territories.departements(anonymous)).map(({ code }) => code);
      expect(codes).toHaveLength(109);
      expect(codes.slice(18, 22)).toEqual(['19', '21', '22', '23']);
      expect(codes.slice(27, 31)).toEqual(['29', '2A', '2B', '30']);
    });
  });

  describe('declared by a person', () => {
    const said = { name: 'Syndicat du lac de Dziani', kind: 'syndicat', departement: '976' };

    it('are read by their identifier, on the clock of their département, and never found', async () => {
      const declared = await territories.declare(anonymous, said, now);
      expect(declared).toMatchObject({ kind: 'other', label: 'Syndicat du lac de Dziani (976)', timeZone: 'Indian/Mayotte' });
      expect(await territories.one(anonymous, declared.id)).toEqual(declared);
      expect(await territories.search(anonymous, { q: 'lac de dziani', limit: 10 })).toEqual([]);
    });

    it.each([
      [{ departement: '20' }, '/departement'],
      [{ departement: '26\u0000' }, '/departement'],
      [{ name: '' }, '/name'],
      [{ name: 'a\u0000b' }, '/name'],
    ])('are refused with %j', async (over, pointer) => {
      const refusal = await territories.declare(anonymous, { ...said, ...over }, now).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(InvalidInput);
      expect((refusal as InvalidInput).errors.map((error) => error.pointer)).toEqual([pointer]);
    });
  });

  describe('groupings that coordination adds', () => {
    const petr = { siren: '552100554', name: 'PETR du Pays d’Essai', departements: ['26', '84'] };

    it('are found at once by name and number, once only', async () => {
      const added = await territories.addGroupement(desk, petr, now);
      expect(added).toMatchObject({ id: 'groupement:552100554', label: 'PETR du Pays d’Essai (26, 84)', siren: '552100554' });
      for (const q of ['petr essai', '552100554', "pays d'essai vaucluse"])
        expect((await territories.search(anonymous, { q, limit: 10 }))[0]).toEqual(added);
      await expect(territories.addGroupement(desk, petr, now)).rejects.toBeInstanceOf(GroupementKnown);
    });

    it('are told apart from what bears their name', async () => {
      const added = await territories.addGroupement(desk, { siren: '732829320', name: 'Lille', departements: ['59'] }, now);
      expect(added.label).toBe('Lille (59, 732829320)');
    });

    it('have a number that is one', async () => {
      await expect(territories.addGroupement(desk, { ...petr, siren: '552100555' }, now)).rejects.toBeInstanceOf(InvalidInput);
    });

    it('are not anyone’s to add', async () => {
      await expect(territories.addGroupement(anonymous, petr, now)).rejects.toBeInstanceOf(Forbidden);
    });
  });
});
