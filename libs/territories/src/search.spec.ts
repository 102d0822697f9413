import { anonymous } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { readQuery } from './domain/query.js';
import { byName, bySurroundings, type Statement, tries } from './territories.queries.js';
import { TerritoriesService } from './territories.service.js';

describe('searching territories', () => {
  let services: RunningServices;
  let territories: TerritoriesService;

  beforeAll(async () => {
    services = await startServices('2026-11-23T09:00:00Z');
    territories = services.app.get(TerritoriesService);
  });
  afterAll(() => services?.close());

  const found = async (q: string, limit = 10) => (await territories.search(anonymous, { q, limit })).map(({ id }) => id);

  it.each([
    ['its name', 'Buis-les-Baronnies', 'commune:26063'],
    ['the beginning of words, in any case', 'BUIS LES BARON', 'commune:26063'],
    ['words in another order', 'baron buis', 'commune:26063'],
    ['its label', 'Buis-les-Baronnies (26)', 'commune:26063'],
    ['its name without accents', 'evry gregy', 'commune:77175'],
    ['a ligature', 'œuf', 'commune:62633'],
    ['a ligature undone', 'OEUF en ternois', 'commune:62633'],
    ['another apostrophe', 'l’île d’yeu', 'commune:85113'],
    ['no apostrophe', 'ile d yeu', 'commune:85113'],
    ['« st »', 'st etienne', 'commune:42218'],
    ['« ste »', 'ste colombe 69', 'commune:69189'],
    ['its postal code', '26170', 'commune:26063'],
    ['its postal code in two parts', '26 170', 'commune:26063'],
    ['the postal code of an arrondissement', '75001', 'commune:75056'],
    ['its INSEE code', '26063', 'commune:26063'],
    ['an INSEE code with a letter', '2a004', 'commune:2A004'],
    ['an INSEE code with a zero in front', '09225', 'commune:09225'],
    ['a former INSEE code', '59298', 'commune:59350'],
    ['a former name', 'lomme', 'commune:59350'],
    ['an arrondissement', 'Marseille 3e', 'commune:13055'],
    ['its SIREN', '200060473', 'epci:200060473'],
    ['its SIREN in threes', '212 600 639', 'commune:26063'],
    ['a SIRET that begins with it', '21260063900017', 'commune:26063'],
    ['name and département code', 'Lille 59', 'commune:59350'],
    ['name and département', 'saint denis reunion', 'commune:97411'],
    ['what its kind is called', 'mairie de Lille', 'commune:59350'],
    ['an EPCI’s short name', 'CC du Sud', 'epci:200060473'],
    ['the short name written out', 'Communauté de communes du Sud Mayotte', 'epci:200060473'],
    ['the same with one more « de »', 'Communauté de Communes du Sud de Mayotte', 'epci:200060473'],
    ['« agglo »', 'agglo de Pau', 'epci:200067254'],
    ['a communauté d’agglomération written out', "communauté d'agglomération du grand nord de mayotte", 'epci:200060465'],
    ['a communauté urbaine written out', 'communaute urbaine de dunkerque', 'epci:245900428'],
    ['a métropole turned round', 'métropole de Bordeaux', 'epci:243300316'],
    ['a département', 'Nord', 'departement:59'],
    ['a département’s code', '93', 'departement:93'],
    ['a département’s code with a letter', '2A', 'departement:2A'],
    ['a région', "provence alpes cote d'azur", 'region:93'],
    ['a région that is a département', 'région Mayotte', 'departement:976'],
    ['a place that is also a collectivité', 'mayotte', 'departement:976'],
    ['an overseas collectivité', 'nouvelle caledonie', 'departement:988'],
    ['the initials of a territory', 'TAAF', 'departement:984'],
    ['the name that people give a métropole', 'grand lyon', 'epci:200046977'],
    ['the initials of a région', 'paca', 'region:93'],
    ['two typing errors', 'buis les barronies', 'commune:26063'],
  ])('finds by %s: %s', async (_, q, id) => {
    expect((await found(q))[0]).toBe(id);
  });

  it('answers with what may be read, and nothing more', async () => {
    expect(await territories.search(anonymous, { q: 'buis les baronnies', limit: 1 })).toEqual([
      {
        ...{ id: 'commune:26063', kind: 'commune', code: '26063', name: 'Buis-les-Baronnies', label: 'Buis-les-Baronnies (26)' },
        ...{ siren: '212600639', population: 2218, departements: ['26'], timeZone: 'Europe/Paris' },
      },
    ]);
  });

  it('tells all twelve Sainte-Colombe apart, the biggest first', async () => {
    const twelve = (await territories.search(anonymous, { q: 'sainte colombe', limit: 12 })).filter(
      ({ name }) => name === 'Sainte-Colombe',
    );
    expect(new Set(twelve.map(({ label }) => label)).size).toBe(12);
    const populations = twelve.map(({ population }) => population ?? 0);
    expect(populations).toEqual([...populations].sort((a, b) => b - a));
  });

  it('finds the nearest when the département is not the right one', async () => {
    const nearest = await territories.search(anonymous, { q: 'Sainte-Colombe (26)', limit: 12 });
    expect(nearest.filter(({ name }) => name === 'Sainte-Colombe')).toHaveLength(12);
  });

  it('puts what is called exactly so before what begins so, and that before the rest', async () => {
    expect((await found('marne')).slice(0, 2)).toEqual(['departement:51', 'commune:92047']);
    expect((await found('paris')).slice(0, 2)).toEqual(['commune:75056', 'departement:75']);
  });

  it('keeps to the kind and the number that are asked for', async () => {
    const epci = await territories.search(anonymous, { q: 'saint', kind: 'epci', limit: 5 });
    expect(epci.map(({ kind }) => kind)).toEqual(['epci', 'epci', 'epci', 'epci', 'epci']);
    expect(await territories.search(anonymous, { q: 'lac', kind: 'other', limit: 5 })).toEqual([]);
    expect(await found('saint', 50)).toHaveLength(50);
  });

  it.each(['%%', '__', '\\\\', '--', '«»', 'Париж', '🏛️🏛️', 'xqzkw vrtplm'])('finds nothing for %j', async (q) => {
    expect(await found(q)).toEqual([]);
  });

  it.each(["'; DROP TABLE territory; --", 'lil%', 'l_lle', 'a\u0000b', '\ud800x', 'x'.repeat(200), 'le '.repeat(66)])(
    'survives %j',
    async (q) => {
      await expect(found(q)).resolves.toBeInstanceOf(Array);
    },
  );

  it.each([
    ['words', byName(readQuery('buis les baron'), { limit: 10 })],
    ['two letters', byName(readQuery('ca sud'), { limit: 10 })],
    ['spellings', byName(readQuery('st etienne'), { limit: 10 })],
    ['words of one kind', byName(readQuery('saint denis'), { kind: 'commune', limit: 10 })],
    ['a code', byName(readQuery('26170'), { limit: 10 })],
    ['words from around', bySurroundings(readQuery('mairie de lille nord'), { limit: 10 })],
    ['typing errors', tries(readQuery('buis les barronies'), { limit: 10 }).at(-1)!],
  ])('reads the trigram index for %s', async (_, statement) => {
    expect(await planOf(statement)).toContain('Bitmap Index Scan on territory_search');
  });

  it('reads the index of numbers for a SIREN', async () => {
    expect(await planOf(tries(readQuery('200060473'), { limit: 10 })[0]!)).toContain('territory_siren');
  });

  async function planOf({ text, values }: Statement): Promise<string> {
    const rows = await services.app.get(Database).rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
});
