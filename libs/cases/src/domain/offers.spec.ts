import type { CaseState, Mover } from './moves.js';
import { offersTo, targets } from './offers.js';
import type { Phase } from './phases.js';

const lead: Mover = { role: 'lead', personId: 'odile' };
const advisor: Mover = { role: 'advisor', personId: 'amina' };

describe('what one may do with a phase', () => {
  it.each([
    ['her lead goes back by herself', lead, 'design', [false, true]],
    ['her advisor too, or writes down her word', advisor, 'design', [false, true]],
    ['of what is bought the advisor only writes down her word', advisor, 'briefing', [true]],
    ['at the beginning nobody', lead, 'intention', []],
  ] as const)('goes back: %s', (_name, mover, phase, expected) => {
    const offers = offersTo(at(phase), mover).filter(({ kind }) => kind === 'back');
    expect(offers.map(({ asSaid }) => asSaid)).toEqual(expected);
  });

  it('goes back as far as the beginning, and nowhere ahead', () => {
    expect(targets(at('design'), lead, { kind: 'back', asSaid: false })).toEqual(['intention', 'framing']);
  });
});

const at = (phase: Phase): CaseState => ({ phase, pause: null, delivery: 'provider', proposal: null, received: [] });
