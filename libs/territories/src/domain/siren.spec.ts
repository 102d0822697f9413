import { isSiren } from './siren.js';

describe('a SIREN', () => {
  it.each(['200060473', '212600639', '215903501'])('%s is one', (text) => {
    expect(isSiren(text)).toBe(true);
  });

  it.each(['200060474', '20006047', '2000604730', '20006047A', '', ' 200060473'])('%j is none', (text) => {
    expect(isSiren(text)).toBe(false);
  });
});
