import { backTo, isDenied } from './contests.js';

const contestedAt = null;
const lead = { role: 'lead', contestedAt } as const;
const advisor = { role: 'advisor', contestedAt } as const;
const now = new Date('2026-11-23T08:00:00Z');

/** What the cell wrote down, and what it did. */
const framed = { ...advisor, kind: 'propose', from: 'framing', to: 'design' } as const;
const confirmed = { ...advisor, kind: 'confirm', from: 'framing', to: 'design' } as const;
const designed = { ...advisor, kind: 'propose', from: 'design', to: 'briefing' } as const;
const briefed = { ...advisor, kind: 'confirm', from: 'design', to: 'briefing' } as const;
const declined = { ...advisor, kind: 'decline', from: 'framing', to: 'framing' } as const;
const corrected = { ...advisor, kind: 'correct', from: 'framing', to: 'evaluation' } as const;
const ending = { ...advisor, kind: 'close', from: 'design', to: 'closed' } as const;
const lasting = { ...advisor, kind: 'propose', from: 'sustained', to: 'closed' } as const;
const ended = { ...advisor, kind: 'confirm', from: 'sustained', to: 'closed' } as const;
const suspended = { ...advisor, kind: 'suspend', from: 'provider_selection', to: 'provider_selection' } as const;
const still = { ...advisor, kind: 'suspend', from: 'design', to: 'design' } as const;
const back = { ...advisor, kind: 'back', from: 'implementation', to: 'design' } as const;

/** What the collectivité did. */
const declared = { ...lead, kind: 'propose', from: 'briefing', to: 'provider_selection' } as const;
const awarded = { ...lead, kind: 'propose', from: 'provider_selection', to: 'implementation' } as const;
const proposes = { ...designed, ...lead };
const denies = { ...lead, kind: 'contest', from: 'briefing', to: 'design' } as const;
const declinesEnding = { ...lead, kind: 'decline', from: 'design', to: 'design' } as const;

describe('a step that is said to be wrong', () => {
  it.each([
    ['the last one is undone', 'design', framed, [], 'framing'],
    ['a proposal, the last one too, is taken away', 'framing', framed, [], 'framing'],
    ['what the same advisor confirmed goes with it', 'design', framed, [confirmed], 'framing'],
    ['and what stood still meanwhile', 'design', framed, [confirmed, still], 'framing'],
    ['and a word that the cell wrote down later', 'briefing', framed, [confirmed, designed, briefed], 'framing'],
    ['and one that is denied too', 'design', framed, [confirmed, { ...proposes, contestedAt: now }, denies], 'framing'],
    ['and the end that is proposed, or refused', 'design', framed, [confirmed, ending, declinesEnding], 'framing'],
    ['the end too, when the word led there', 'closed', lasting, [ended], 'sustained'],
    ['what the collectivité has built upon stays', 'briefing', framed, [confirmed, proposes, briefed], null],
    ['even as a proposal that waits', 'design', framed, [confirmed, proposes], null],
    ['a word that was declined has led nowhere', 'evaluation', framed, [declined, corrected], null],
    [
      'a case that has gone back behind it stays there',
      'intention',
      framed,
      [confirmed, { ...back, from: 'design', to: 'intention' }],
      null,
    ],
    ['a word that led back is taken back', 'design', back, [still], 'implementation'],
    ['unless the case has come forth again since', 'design', back, [{ ...corrected, to: 'implementation' }, back], null],
    ['what the authority declared is undone, whatever was built upon it', 'implementation', declared, [awarded], 'briefing'],
    ['and whatever stood still meanwhile', 'provider_selection', declared, [suspended], 'briefing'],
    ['not when the project has gone back by itself', 'design', declared, [awarded, back], null],
    ['nor when it came there again since', 'implementation', declared, [awarded, back, framed, declared, awarded], null],
    ['nor when it is over', 'closed', declared, [awarded, { ...ending, from: 'implementation' }], null],
  ] as const)('%s', (...[, here, step, since, expected]) => {
    expect(backTo(here, step, since)).toBe(expected);
  });
});

describe('a word that the collectivité denies', () => {
  const later = new Date(now.getTime() + 1);
  it.each([
    ['waits for an answer', now, [], true],
    ['whatever came before', later, [{ kind: 'confirm', at: now }], true],
    ['also where the case went back for it', now, [{ kind: 'contest', at: later }], true],
    ['until the case is moved', now, [{ kind: 'propose', at: later }], false],
    ['and is not denied as long as nobody said so', null, [], false],
  ] as const)('%s', (...[, at, since, expected]) => {
    expect(isDenied({ contestedAt: at }, since)).toBe(expected);
  });
});
