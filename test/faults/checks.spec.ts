import { beyond, wrongAmong } from './checks.mjs';

describe('what is looked at after a fault', () => {
  const whole = { commitments: 1, events: 1, entries: 1 };

  it('finds nothing wrong where each booking is there once, whole', () => {
    expect(
      wrongAmong(
        ['TE-1', 'TE-2'],
        [
          { reference: 'TE-2', ...whole },
          { reference: 'TE-1', ...whole },
        ],
      ),
    ).toEqual([]);
  });

  it.each([
    [['TE-1', 'TE-2'], [{ reference: 'TE-1', ...whole }], 'TE-2 is lost'],
    [['TE-1', 'TE-1'], [{ reference: 'TE-1', ...whole }], 'TE-1 was given twice'],
    [
      ['TE-1'],
      [
        { reference: 'TE-1', ...whole },
        { reference: 'TE-1', ...whole },
      ],
      'TE-1 is there twice',
    ],
    [
      ['TE-1'],
      [
        { reference: 'TE-1', ...whole },
        { reference: 'TE-2', ...whole },
      ],
      'nobody heard of TE-2',
    ],
    [['TE-1'], [{ reference: 'TE-1', ...whole, commitments: 0 }], 'TE-1 has 0 commitments'],
    [['TE-1'], [{ reference: 'TE-1', ...whole, events: 2 }], 'TE-1 has 2 events'],
  ])('%j acknowledged, %j found: %s', (acknowledged, found, wrong) => {
    expect(wrongAmong(acknowledged, found)).toEqual([wrong]);
  });

  it('says which figures are beyond their limit, and which are too small to say anything', () => {
    const fine = [
      { name: 'lost', value: 0, limit: 0 },
      { name: 'cut', value: 1, least: 1 },
      { name: 'sent', value: 7 },
    ];
    const broken = [
      { name: 'lost', value: 1, limit: 0 },
      { name: 'cut', value: 0, least: 1 },
    ];
    expect(beyond([...fine, ...broken])).toEqual(broken);
  });
});
