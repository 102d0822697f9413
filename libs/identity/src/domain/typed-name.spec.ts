import { isHerName } from './typed-name.js';

const her = { firstName: 'Jean-Noël', lastName: 'D’Œuvre' };

describe('a name typed to speak for a collectivité', () => {
  it.each([
    'Jean-Noël D’Œuvre',
    'jean noel doeuvre',
    "JEAN-NOEL D'OEUVRE",
    '  Jeannoël   d’œuvre ',
    'D’Œuvre Jean-Noël',
    'Jean\u2011Noe\u0308l D\u2019\u0152uvre',
  ])('is hers: %s', (typed) => expect(isHerName(typed, her)).toBe(true));

  it.each(['', ' - ', 'Jean-Noël', 'D’Œuvre', 'Jean D’Œuvre', 'Jean-Noël D’Œuvres', 'Noël-Jean D’Œuvre'])('is not hers: « %s »', (typed) =>
    expect(isHerName(typed, her)).toBe(false),
  );

  it('is nobody’s where no name is known', () => expect(isHerName('', { firstName: '', lastName: '' })).toBe(false));
});
