import { type CaseState, judge, type Move, type Mover } from './moves.js';
import { evidenceCodes, type Phase, phaseOrder, phases } from './phases.js';

const lead: Mover = { role: 'lead', personId: 'odile' };
const advisor: Mover = { role: 'advisor', personId: 'amina' };
const coordinator: Mover = { role: 'coordinator', personId: 'solene' };
const movers = { lead, advisor, coordinator } as const;

const said = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'in_meeting' } as const;
const because = { reason: 'Parce que.' } as const;

/** Whose words: lead · lead for another of hers · advisor · advisor writing down · coordinator · coordinator writing down. */
const voices: readonly (readonly [Mover, boolean])[] = [
  ...([[lead, false] as const, [lead, true] as const, [advisor, false] as const, [advisor, true] as const] as const),
  ...([[coordinator, false] as const, [coordinator, true] as const] as const),
];

/** What each move does to a case that has everything: `+` proposes, `>` moves, else why not. */
const table: Record<Phase, { propose: string; confirm: string; back: string; correct: string; close: string }> = {
  //                  lead  said  adv.  said  coo.  said          lead  said  adv.  said  coo.  said         lead said adv. said coo. said
  intention: row(
    '    +     +     +     +     +     +  ',
    '       key   key   >     key   key   key ',
    '   -    -    -    -    -    -',
    '>',
    '+',
  ),
  framing: row(
    '      +     +     key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '+',
  ),
  design: row(
    '       +     +     key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '+',
  ),
  briefing: row(
    '     >     >     own   >     own   >  ',
    '       key   key   >     key   key   key ',
    '   >    >    own  >    own  >',
    'own',
    '+',
  ),
  provider_selection: row(
    '>  >     own   >     own   >  ',
    '       key   key   >     key   key   key ',
    '   >    >    own  >    own  >',
    'own',
    '+',
  ),
  implementation: row(
    ' +   +    key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '>',
  ),
  accountability: row(
    ' +   +    key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '>',
  ),
  evaluation: row(
    '   +     +     key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '>',
  ),
  sustained: row(
    '    +     +     key   +     key   +  ',
    '       key   key   >     key   key   key ',
    '   >    >    >    >    >    >',
    '>',
    '>',
  ),
  closed: row(
    '       x     x     x     x     x     x  ',
    '       x     x     x     x     x     x   ',
    '   x    x    x    x    x    x',
    '>',
    'x',
  ),
};

function row(...[propose, confirm, back, correct, close]: readonly [string, string, string, string, string]) {
  return { propose, confirm, back, correct, close };
}

const signs: Readonly<Record<string, string>> = { 'not-your-key': 'key', 'authority-only': 'own', closed: 'x', 'wrong-phase': '-' };

const everything = (phase: Phase, more: Partial<CaseState> = {}): CaseState => ({
  ...{ phase, pause: null, delivery: 'mixed', proposal: null, received: evidenceCodes },
  ...more,
});

function sign(state: CaseState, mover: Mover, move: Move): string {
  const judged = judge(state, mover, move);
  if (judged.refused) return signs[judged.refused] ?? judged.refused;
  return judged.after.proposal ? '+' : '>';
}

const line = (text: string): string[] => text.trim().split(/\s+/);

describe('the phases', () => {
  it.each(phaseOrder)('in %s are proposed by those who may', (phase) => {
    const signs = voices.map(([mover, isSaid]) => sign(everything(phase), mover, { kind: 'propose', said: isSaid ? said : null }));
    expect(signs).toEqual(line(table[phase].propose));
  });

  it.each(phaseOrder)('in %s are confirmed by those who may', (phase) => {
    const proposed = everything(phase, { proposal: { to: 'implementation', personId: 'someone' } });
    const signs = voices.map(([mover, isSaid]) => sign(proposed, mover, { kind: 'confirm', said: isSaid ? said : null }));
    expect(signs).toEqual(line(table[phase].confirm));
  });

  it.each(phaseOrder)('in %s go back as far as one likes, with the buyer’s word where she buys', (phase) => {
    const signs = voices.map(([mover, isSaid]) => {
      return sign(everything(phase), mover, { kind: 'back', to: 'intention', said: isSaid ? said : null, ...because });
    });
    expect(signs).toEqual(line(table[phase].back));
  });

  it.each(phaseOrder)('in %s are corrected by coordination alone, and never where the authority buys', (phase) => {
    const to = phase === 'framing' ? 'design' : 'framing';
    expect(sign(everything(phase), coordinator, { kind: 'correct', to, ...because })).toBe(table[phase].correct);
    for (const mover of [lead, advisor]) expect(sign(everything(phase), mover, { kind: 'correct', to, ...because })).toBe('key');
  });

  it.each(phaseOrder)('in %s are closed by an advisor, and before the action by two', (phase) => {
    expect(sign(everything(phase), advisor, { kind: 'close', ...because })).toBe(table[phase].close);
    for (const mover of [lead, coordinator])
      expect(sign(everything(phase), mover, { kind: 'close', ...because })).toBe(phase === 'closed' ? 'x' : 'key');
  });

  it.each([
    ['intention', 'framing', []],
    ['framing', 'design', []],
    ['design', 'briefing', []],
    ['implementation', 'accountability', []],
    ['accountability', 'evaluation', []],
    ['evaluation', 'sustained', []],
    ['sustained', 'closed', []],
  ] as const)('lead from %s one step ahead, to %s', (phase, to, skipped) => {
    const proposed = everything(phase, { proposal: { to, personId: 'odile' } });
    expect(judge(proposed, advisor, { kind: 'confirm' })).toMatchObject({ refused: null, after: { phase: to, proposal: null, skipped } });
  });

  it.each([
    ['briefing', 'provider_selection'],
    ['provider_selection', 'implementation'],
  ] as const)('lead from %s to %s by the authority’s declaration alone', (phase, to) => {
    expect(judge(everything(phase), lead, { kind: 'propose' })).toMatchObject({ after: { phase: to, proposal: null } });
  });

  it('leave out what is bought when nothing is, and write it down as not applicable', () => {
    const inHouse = everything('design', { delivery: 'in_house', proposal: { to: 'implementation', personId: 'odile' } });
    expect(judge(inHouse, advisor, { kind: 'confirm' })).toMatchObject({
      after: { phase: 'implementation', skipped: ['briefing', 'provider_selection'] },
    });
    expect(sign(everything('implementation', { delivery: 'in_house' }), lead, { kind: 'back', to: 'briefing', ...because })).toBe('-');
    expect(sign(everything('design', { delivery: null }), lead, { kind: 'propose' })).toBe('delivery-unknown');
  });
});

describe('the two keys', () => {
  it('are two people', () => {
    const hers = everything('intention', { proposal: { to: 'framing', personId: 'amina' } });
    expect(sign(hers, advisor, { kind: 'confirm' })).toBe('same-person');
    expect(sign(hers, { ...advisor, personId: 'yann' }, { kind: 'confirm' })).toBe('>');
  });

  it('may both pass through one advisor’s hands when the first is someone else’s word', () => {
    expect(sign(everything('framing', { proposal: { to: 'design', personId: null } }), advisor, { kind: 'confirm' })).toBe('>');
  });

  it('are needed: nothing is confirmed, declined or proposed over what is not there or is there already', () => {
    expect(sign(everything('framing'), advisor, { kind: 'confirm' })).toBe('nothing-proposed');
    expect(sign(everything('framing'), advisor, { kind: 'decline', ...because })).toBe('nothing-proposed');
    const proposed = everything('framing', { proposal: { to: 'design', personId: 'odile' } });
    expect(sign(proposed, lead, { kind: 'propose' })).toBe('already-proposed');
    for (const mover of Object.values(movers)) expect(sign(proposed, mover, { kind: 'decline', ...because })).toBe('>');
  });

  it('of an end before the action are an advisor’s and coordination’s', () => {
    const ending = everything('design', { proposal: { to: 'closed', personId: 'amina' } });
    expect(voices.map(([mover, isSaid]) => sign(ending, mover, { kind: 'confirm', said: isSaid ? said : null }))).toEqual(
      line('key key key key > key'),
    );
    expect(judge(ending, coordinator, { kind: 'confirm' })).toMatchObject({ after: { phase: 'closed' } });
  });
});

describe('what is to be received', () => {
  const leaving = phaseOrder.filter((phase) => phase !== 'closed');
  const leaves = (phase: Phase, received: readonly string[], more: object = {}): string => {
    const isDeclared = phases[phase].confirms === 'collectivite';
    const state = everything(phase, { received, proposal: isDeclared ? null : { to: 'closed', personId: 'odile' } });
    const early = { ...state, proposal: state.proposal && { to: 'implementation' as const, personId: 'odile' } };
    return sign(early, isDeclared ? lead : advisor, { kind: isDeclared ? 'propose' : 'confirm', ...more });
  };

  it.each(leaving.flatMap((phase) => phases[phase].evidence.map((code) => [phase, code] as const)))('in %s: %s', (phase, code) => {
    const others = evidenceCodes.filter((one) => one !== code);
    const isNever = phases[phase].neverWaived === code;
    expect(leaves(phase, others)).toBe(isNever ? 'never-waived' : 'evidence-missing');
    expect(leaves(phase, others, { waived: [code], ...because })).toBe(isNever ? 'never-waived' : '>');
    expect(leaves(phase, others, { waived: [code] })).toBe(isNever ? 'never-waived' : 'reason-needed');
  });

  it('is never the sponsor at the frame, nor giving account, that one does without', () => {
    expect(leaving.flatMap((phase) => phases[phase].neverWaived ?? [])).toEqual(['sponsor', 'results']);
  });
});

describe('what stands still', () => {
  const kinds = ['suspend', 'abandon', 'refer'] as const;

  it.each(kinds)('stands still when the cell says so: %s', (kind) => {
    for (const [mover, expected] of [
      [lead, 'key'],
      [advisor, '>'],
      [coordinator, '>'],
    ] as const)
      expect(sign(everything('framing'), mover, { kind, ...because })).toBe(expected);
    expect(sign(everything('framing'), advisor, { kind, reason: ' ' })).toBe('reason-needed');
  });

  it.each(['suspended', 'abandoned', 'referred'] as const)('moves no further while it is %s', (pause) => {
    const still = everything('framing', { pause });
    for (const move of [
      { kind: 'propose' },
      { kind: 'confirm' },
      { kind: 'suspend', ...because },
      { kind: 'back', to: 'intention', ...because },
    ] as const)
      expect(sign(still, advisor, move)).toBe('paused');
    expect(sign(still, advisor, { kind: 'resume' })).toBe(pause === 'suspended' ? '>' : 'not-paused');
    expect(sign(still, lead, { kind: 'resume' })).toBe('key');
  });

  it('goes on where it stood, or begins again near its beginning', () => {
    expect(judge(everything('evaluation', { pause: 'suspended' }), advisor, { kind: 'resume' })).toMatchObject({
      after: { phase: 'evaluation', pause: null },
    });
    for (const pause of ['abandoned', 'referred'] as const) {
      expect(sign(everything('design', { pause }), advisor, { kind: 'reopen', to: 'framing', ...because })).toBe('>');
      expect(sign(everything('design', { pause }), advisor, { kind: 'reopen', to: 'design', ...because })).toBe('-');
    }
    expect(sign(everything('closed'), coordinator, { kind: 'reopen', to: 'intention', ...because })).toBe('>');
    expect(sign(everything('closed'), lead, { kind: 'reopen', to: 'intention', ...because })).toBe('key');
    expect(sign(everything('framing'), advisor, { kind: 'reopen', to: 'intention', ...because })).toBe('not-paused');
  });
});
