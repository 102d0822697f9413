import { readQuery } from './query.js';

describe('what someone types', () => {
  it('is constrained word by word', () => {
    expect(readQuery('Buis-les-Bar').words).toEqual([['buis'], ['les'], ['bar']]);
  });

  it('lets « st » stand for « saint » without forgetting what begins so', () => {
    expect(readQuery('st étienne')).toMatchObject({ words: [['st', 'saint'], ['etienne']], forms: ['st etienne', 'saint etienne'] });
  });

  it.each([
    ['200060473', '200060473'],
    ['200 060 473', '200060473'],
    ['212600639 00014', '212600639'],
    ['2000604', '2000604'],
    ['75001', null],
    ['75 001', null],
    ['2A004', null],
    ['200060473 sud', null],
  ])('%s holds the SIREN %s', (typed, siren) => {
    expect(readQuery(typed).siren).toBe(siren);
  });

  it('asks for a word once, however often it comes, and keeps the whole as it is', () => {
    expect(readQuery('vallée de la Cèze et de la Tave')).toMatchObject({
      words: [['vallee'], ['de'], ['la'], ['ceze'], ['et'], ['tave']],
      forms: ['vallee de la ceze et de la tave'],
    });
  });

  it('joins the digits of one number', () => {
    expect(readQuery('75 001').words).toEqual([['75001']]);
  });

  it('looks for typing errors in words, not in numbers', () => {
    expect(readQuery('Ste Colombe (26)').letters).toBe('sainte colombe');
    expect(readQuery('26170').letters).toBe('');
  });

  it('is nothing when it has no letter or digit, and at most twelve words', () => {
    expect(readQuery('%_\\').words).toEqual([]);
    expect(readQuery('a b c d e f g h i j k l m n').words).toHaveLength(12);
  });
});
