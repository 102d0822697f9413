import { nearest } from './alternatives.js';

describe('the nearest alternatives', () => {
  it('are five, around the wanted time, in order', () => {
    expect(nearest([1, 5, 8, 9, 11, 12, 30], 10, 5)).toEqual([5, 8, 9, 11, 12]);
  });

  it('are all there is when there are fewer', () => {
    expect(nearest([3], 10, 5)).toEqual([3]);
    expect(nearest([], 10, 5)).toEqual([]);
  });
});
