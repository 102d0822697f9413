import { receiverWords } from './names.fr.js';

describe('whoever receives', () => {
  const camille = { firstName: 'Camille', lastName: 'Aubry' };

  it.each([
    ['Lyon', 'Camille Aubry, depuis Lyon'],
    ['', 'Camille Aubry'],
  ])('is named with her place « %s » where it is known', (place, words) => {
    expect(receiverWords({ ...camille, place })).toBe(words);
  });
});
