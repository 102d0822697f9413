import { highest, programmeOn } from './vocabulary.js';

describe('the words of a case', () => {
  it('call a programme as it was called that day', () => {
    expect(programmeOn('crte', '2021-07-01')).toBe('Contrat de relance et de transition écologique (CRTE)');
    expect(programmeOn('crte', '2024-01-01')).toBe('Contrat pour la réussite de la transition écologique (CRTE)');
  });

  it('keep the highest level that was promised, and the highest that was held', () => {
    const pledges = [
      { promised: 'concertation', delivered: 'information' },
      { promised: 'information', delivered: null },
    ] as const;
    expect(highest(pledges)).toEqual({ promised: 'concertation', delivered: 'information' });
    expect(highest([])).toEqual({ promised: null, delivered: null });
  });
});
