import type { Cog, CogCommune, CogDepartement } from './cog.js';
import { mapCog } from './mapping.js';

describe('a commune', () => {
  it('takes over the names and codes of those that became it', () => {
    const lille = aCommune({ code: '59350', nom: 'Lille', departement: '59', anciensCodes: ['59298'] });
    const hellemmes = aCommune({ code: '59298', nom: 'Hellemmes', type: 'commune-associee', departement: '59', chefLieu: '59350' });
    const [mapped] = mapCog(aCog({ communes: [lille, hellemmes] })).territories;
    expect(mapped).toMatchObject({ label: 'Lille (59)', predecessors: ['commune:59298'], aliases: ['Hellemmes'] });
    expect(mapped?.search).toBe('| lille | hellemmes | lille 59 | 59350 | 59298 |');
  });

  it('is found by the names of its arrondissements', () => {
    const paris = aCommune({ code: '75056', nom: 'Paris', departement: '75', codesPostaux: ['75001'] });
    const first = aCommune({
      code: '75101',
      nom: 'Paris 1er Arrondissement',
      type: 'arrondissement-municipal',
      departement: '75',
      commune: '75056',
    });
    const [mapped] = mapCog(aCog({ communes: [paris, first] })).territories;
    expect(mapped).toMatchObject({ aliases: ['Paris 1er Arrondissement'], predecessors: [], postalCodes: ['75001'] });
  });
});

describe('an EPCI', () => {
  const members = [
    aCommune({ code: '40001', departement: '40' }),
    aCommune({ code: '32027', departement: '32' }),
    aCommune({ code: '97603', departement: '976' }),
  ];

  it('has the départements of its members, the most populous member’s first', () => {
    const [epci] = epciOf({ code: '200030435', nom: "CC d'Aire-sur-l'Adour", membres: [{ code: '40001' }, { code: '32027' }] });
    expect(epci).toMatchObject({
      departements: ['40', '32'],
      label: "CC d'Aire-sur-l'Adour (40, 32)",
      members: ['commune:40001', 'commune:32027'],
    });
  });

  it('has its seat where its number says so', () => {
    const [epci] = epciOf({ code: '243200391', nom: 'CC du Bas Armagnac', membres: [{ code: '40001' }, { code: '32027' }] });
    expect(epci?.departements).toEqual(['32', '40']);
  });

  it('lives on the clock of its members and is found with its kind written out', () => {
    const [epci] = epciOf({ code: '200060473', nom: 'CC  du Sud', membres: [{ code: '97603' }] });
    expect(epci).toMatchObject({ name: 'CC du Sud', timeZone: 'Indian/Mayotte', aliases: ['Communauté de communes du Sud'] });
  });

  function epciOf(epci: { code: string; nom: string; membres: { code: string }[] }) {
    const cog = aCog({ communes: members, epci: [{ type: 'CC', ...epci }] });
    return mapCog(cog).territories.filter(({ kind }) => kind === 'epci');
  }
});

describe('a place that is both département and région', () => {
  it('has one identifier, its département’s', () => {
    const cog = aCog({
      departements: [aDepartement('976', '06', 'Mayotte', 'drom'), aDepartement('988', '988', 'Nouvelle-Calédonie', 'com')],
      regions: [
        { code: '06', nom: 'Mayotte', chefLieu: '97611', zone: 'drom' },
        { code: '988', nom: 'Nouvelle-Calédonie', chefLieu: '98818', zone: 'com' },
      ],
    });
    const { territories } = mapCog(cog);
    expect(territories.map(({ id, label }) => [id, label])).toEqual([
      ['departement:976', 'Mayotte (département 976)'],
      ['departement:988', 'Nouvelle-Calédonie (collectivité 988)'],
    ]);
    expect(territories[0]?.context).toContain(' region');
  });

  it('keeps two where the two authorities are two', () => {
    const cog = aCog({
      communes: [
        aCommune({ code: '97105', departement: '971', population: 100 }),
        aCommune({ code: '97101', departement: '971', population: 20 }),
      ],
      departements: [aDepartement('971', '01', 'Guadeloupe', 'drom')],
      regions: [{ code: '01', nom: 'Guadeloupe', chefLieu: '97105', zone: 'drom' }],
    });
    const areas = mapCog(cog).territories.filter(({ kind }) => kind !== 'commune');
    expect(areas.map(({ id, label, population }) => [id, label, population])).toEqual([
      ['departement:971', 'Guadeloupe (département 971)', 120],
      ['region:01', 'Guadeloupe (région)', 120],
    ]);
  });
});

describe('a région', () => {
  it('begins its départements with its capital’s', () => {
    const cog = aCog({
      communes: [aCommune({ code: '13055', departement: '13' })],
      departements: [aDepartement('04', '93', 'Alpes-de-Haute-Provence'), aDepartement('13', '93', 'Bouches-du-Rhône')],
      regions: [{ code: '93', nom: "Provence-Alpes-Côte d'Azur", chefLieu: '13055', zone: 'metro' }],
    });
    expect(mapCog(cog).territories.at(-1)).toMatchObject({ id: 'region:93', departements: ['13', '04'] });
  });
});

describe('a faulty source', () => {
  it.each([
    ['a commune of no known département', { communes: [aCommune({ departement: '99' })] }, ['commune:26063 unknown-departement'], 0],
    ['a commune without a name', { communes: [aCommune({ nom: ' ' })] }, ['commune:26063 nameless'], 0],
    ['a commune that comes twice', { communes: [aCommune(), aCommune()] }, ['commune:26063 duplicate'], 1],
    ['a wrong SIREN', { communes: [aCommune({ siren: '212600638' })] }, ['commune:26063 wrong-siren'], 1],
    [
      'a former commune whose successor is unknown',
      { communes: [aCommune({ type: 'commune-deleguee', chefLieu: '26999' })] },
      ['commune:26063 unknown-successor'],
      0,
    ],
    ['an EPCI with a wrong number', { communes: [aCommune()], epci: [anEpci('200060474', '26063')] }, ['epci:200060474 wrong-siren'], 1],
    [
      'an EPCI without a known member',
      { epci: [anEpci('200060473', '26999')] },
      ['epci:200060473 unknown-member', 'epci:200060473 no-member'],
      0,
    ],
    [
      'an EPCI with one unknown member',
      { communes: [aCommune()], epci: [anEpci('200060473', '26063', '26999')] },
      ['epci:200060473 unknown-member'],
      2,
    ],
  ])('with %s is taken without it, and says so', (_, cog, faults, taken) => {
    const mapped = mapCog(aCog(cog));
    expect(mapped.faults.map(({ id, reason }) => `${id} ${reason}`)).toEqual(faults);
    expect(mapped.territories.filter(({ kind }) => kind !== 'departement')).toHaveLength(taken);
  });

  it('gives no wrong number away', () => {
    const [commune] = mapCog(aCog({ communes: [aCommune({ siren: '212600638' })] })).territories;
    expect(commune?.siren).toBeNull();
  });
});

function aCommune(over: Partial<CogCommune> = {}): CogCommune {
  return { code: '26063', nom: `Commune ${over.code ?? '26063'}`, type: 'commune-actuelle', departement: '26', ...over };
}

function anEpci(code: string, ...members: string[]) {
  return { code, nom: 'CC du Buis', type: 'CC', membres: members.map((member) => ({ code: member })) };
}

function aDepartement(code: string, region: string, nom: string, zone = 'metro'): CogDepartement {
  return { code, region, nom, zone, chefLieu: `${code}001` };
}

function aCog(over: Partial<Cog>): Cog {
  const departements = ['26', '32', '40', '59', '75', '976'].map((code) => aDepartement(code, '00', `Département ${code}`));
  return { vintage: 2026, communes: [], epci: [], ept: [], departements, regions: [], ...over };
}
