import { distinctLabels } from './labels.js';

describe('labels', () => {
  it('tell homonyms apart by their département', () => {
    const places = [
      { name: 'Sainte-Colombe', hint: '25', code: '25515' },
      { name: 'Sainte-Colombe', hint: '69', code: '69189' },
    ];
    expect(distinctLabels(places)).toEqual(['Sainte-Colombe (25)', 'Sainte-Colombe (69)']);
  });

  it('add the code where name and département are the same, accents and hyphens apart', () => {
    const places = [
      { name: 'Château-Vert', hint: '26', code: '26901' },
      { name: 'Chateau Vert', hint: '26', code: '26902' },
      { name: 'Vert', hint: '26', code: '26903' },
    ];
    expect(distinctLabels(places)).toEqual(['Château-Vert (26, 26901)', 'Chateau Vert (26, 26902)', 'Vert (26)']);
  });
});
