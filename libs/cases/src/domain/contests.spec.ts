import { backTo } from './contests.js';

const declared = { from: 'briefing', to: 'provider_selection' } as const;
const awarded = { from: 'provider_selection', to: 'implementation' } as const;
const framed = { from: 'framing', to: 'design' } as const;
const suspended = { from: 'provider_selection', to: 'provider_selection' } as const;
const back = { from: 'implementation', to: 'design' } as const;

describe('a step that is said to be wrong', () => {
  it.each([
    ['the last one is undone', 'design', framed, [], 'framing'],
    ['a proposal, the last one too, is taken away', 'framing', framed, [], 'framing'],
    ['what others have built upon stays', 'briefing', framed, [{ from: 'design', to: 'briefing' }], null],
    ['what the authority declared is undone, whatever was built upon it', 'implementation', declared, [awarded], 'briefing'],
    ['and whatever stood still meanwhile', 'provider_selection', declared, [suspended], 'briefing'],
    ['not when the project has gone back by itself', 'design', declared, [awarded, back], null],
    ['nor when it came there again since', 'implementation', declared, [awarded, back, framed, declared, awarded], null],
    ['nor when it is over', 'closed', declared, [awarded, { from: 'implementation', to: 'closed' }], null],
  ] as const)('%s', (...[, here, step, since, expected]) => {
    expect(backTo(here, step, since)).toBe(expected);
  });
});
