import { declaredPlace, groupementPlace, wrongInGroupement, wrongInSaid } from './extension.js';
import type { TerritoryRead } from './territory.js';

describe('what a person declares', () => {
  const said = { name: 'Syndicat du Lac', kind: 'syndicat', departement: '976' };

  it('lives on the clock of its département and is not searchable', () => {
    expect(declaredPlace(said, 'b0b5', mayotte)).toMatchObject({
      ...{ id: 'other:b0b5', kind: 'other', label: 'Syndicat du Lac (976)', timeZone: 'Indian/Mayotte', departements: ['976'] },
      ...{ search: '', context: '' },
    });
  });

  it.each([
    [{ name: ' ' }, ['name']],
    [{ name: 'a'.repeat(121) }, ['name']],
    [{ name: 'Lac\u202egap' }, ['name']],
    [{ name: 'Lac\u0000' }, ['name']],
    [{ name: 'Voir https://lac.example' }, ['name']],
    [{ name: 'lac@lac.example' }, ['name']],
    [{ name: 'Lac\ud800' }, ['name']],
    [{ kind: '' }, ['kind']],
    [{ name: '', kind: '' }, ['name', 'kind']],
    [{ name: "CC Castillon/Pujols : l'entrée" }, []],
  ])('with %j has its mistakes named: %j', (over, fields) => {
    expect(wrongInSaid({ ...said, ...over }, true)).toEqual(fields);
  });

  it('needs a département that exists', () => {
    expect(wrongInSaid(said, false)).toEqual(['departement']);
  });
});

describe('a grouping', () => {
  const petr = { siren: '200060473', name: 'PETR du Lac', departements: ['976'] };

  it('is told apart by its number when another bears its label', () => {
    expect(groupementPlace(petr, [mayotte], () => false).label).toBe('PETR du Lac (976)');
    expect(groupementPlace(petr, [mayotte], (label) => label === 'PETR du Lac (976)').label).toBe('PETR du Lac (976, 200060473)');
  });

  it.each([
    [{ siren: '200060474' }, ['siren']],
    [{ name: '' }, ['name']],
    [{ departements: [] }, ['departement']],
    [{ departements: ['976', '99'] }, ['departement']],
  ])('with %j has its mistakes named: %j', (over, fields) => {
    expect(wrongInGroupement({ ...petr, ...over }, new Set(['976']))).toEqual(fields);
  });
});

const mayotte: TerritoryRead = {
  ...{ id: 'departement:976', kind: 'departement', code: '976', name: 'Mayotte', label: 'Mayotte (département 976)' },
  ...{ siren: null, population: 256518, departements: ['976'], timeZone: 'Indian/Mayotte' },
};
