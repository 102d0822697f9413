import { sizeAsked } from './load-size.js';

describe('the size of a load set', () => {
  it.each([
    ['advisors=200,appointments=100000', { advisors: 200, appointments: 100_000, upcoming: 20_000 }],
    ['appointments=30000,advisors=20', { advisors: 20, appointments: 30_000, upcoming: 4_200 }],
    ['advisors=200,appointments=1000000,upcoming=5000', { advisors: 200, appointments: 1_000_000, upcoming: 5_000 }],
    ['advisors=1,appointments=0', { advisors: 1, appointments: 0, upcoming: 0 }],
  ])('%s', (text, size) => {
    expect(sizeAsked(['--load', text])).toEqual(size);
  });

  it('is none when nothing is asked: the demonstration is', () => {
    expect(sizeAsked([])).toBeNull();
  });

  it.each([
    [['--laod', 'advisors=1,appointments=1']],
    [['advisors=1,appointments=1']],
    [['--load']],
    [['--load', '']],
    [['--load', 'advisors=20']],
    [['--load', 'advisors=20,appointments=ten']],
    [['--load', 'advisors=20,appointments=-1']],
    [['--load', 'advisors=0,appointments=10']],
    [['--load', 'advisors=9999,appointments=10']],
    [['--load', 'advisors=20,appointments=10,rooms=3']],
    [['--load', 'advisors=20, appointments=10']],
    [['--load', 'advisors=1,appointments=1000,upcoming=500']],
    [['--load', 'advisors=1,appointments=1', '--force']],
  ])('is refused in one sentence: %j', (args) => {
    expect(() => sizeAsked(args)).toThrow(/^Jeu de charge refusé, [^.]+\.$/);
  });
});
