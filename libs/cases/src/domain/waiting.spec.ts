import { isLate, quietness, waitingFor } from './waiting.js';

const now = new Date('2026-11-23T08:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const course = { phase: 'framing', pause: null, proposedAt: null, reviewOn: null, activeAt: now, isAsked: false } as const;

describe('whom a case waits for', () => {
  it.each([
    [{ phase: 'intention' }, 'cell'],
    [{}, 'collectivite'],
    [{ proposedAt: now }, 'cell'],
    [{ phase: 'briefing' }, 'collectivite'],
    [{ pause: 'suspended' }, 'nobody'],
    [{ phase: 'closed' }, 'nobody'],
    [{ isAsked: true }, 'cell'],
    [{ isAsked: true, phase: 'briefing' }, 'cell'],
    [{ isAsked: true, pause: 'suspended' }, 'cell'],
    [{ isAsked: true, phase: 'closed' }, 'nobody'],
  ] as const)('%j: %s', (more, whom) => {
    expect(waitingFor({ ...course, ...more })).toBe(whom);
  });
});

describe('a late case', () => {
  it.each([
    [{ proposedAt: ago(15) }, true],
    [{ proposedAt: ago(14) }, false],
    [{ pause: 'suspended', reviewOn: '2026-11-22' }, true],
    [{ pause: 'suspended', reviewOn: '2026-11-23' }, false],
    [{ phase: 'closed', proposedAt: ago(30) }, false],
  ] as const)('%j: %s', (more, late) => {
    expect(isLate({ ...course, ...more }, now, '2026-11-23')).toBe(late);
  });
});

describe('a quiet case', () => {
  it.each([
    [{ activeAt: ago(90) }, null],
    [{ activeAt: ago(91) }, 'quiet'],
    [{ activeAt: ago(181) }, 'forgotten'],
    [{ activeAt: ago(181), pause: 'suspended' }, null],
  ] as const)('%j: %s', (more, said) => {
    expect(quietness({ ...course, ...more }, now)).toBe(said);
  });
});
