import { adjusted, firstToPrepare, linesOf } from './preparation.js';

const asked = ['Notez vos questions.', 'Venez à deux.'];

describe('what is asked before an appointment', () => {
  it('is a line each, none empty and none twice', () => {
    expect(linesOf('  Le budget. \n\n Le calendrier.\nLe budget.')).toEqual(['Le budget.', 'Le calendrier.']);
    expect(linesOf(' \n')).toEqual([]);
  });

  it('is for the advisor three lines at most, her own words first', () => {
    const ofAdvisor = ['Lire.', 'Relire.', 'Choisir.'];
    expect(firstToPrepare({ note: 'Appeler le préfet.\n\nVenir tôt.', ofAdvisor })).toEqual(['Appeler le préfet.', 'Venir tôt.', 'Lire.']);
    expect(firstToPrepare({ note: null, ofAdvisor })).toEqual(ofAdvisor);
  });

  it.each([
    ['the same lines', 'Notez vos questions.\nVenez à deux.', null],
    ['the same lines, spaced', ' Notez vos questions. \n\nVenez à deux.\n', null],
    ['one more', 'Notez vos questions.\nVenez à deux.\nLe budget.', 'Notez vos questions.\nVenez à deux.\nLe budget.'],
    ['nothing at all', '', ''],
  ])('is kept when it is not what the type says: %s', (_what, typed, kept) => {
    expect(adjusted(typed, asked)).toBe(kept);
  });
});
