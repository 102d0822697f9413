import { actionMoves, actionStates, actionWaitsFor, countedBack, isOpenState, timingOf } from './actions.js';

describe('where an action stands', () => {
  //              proposed in_progress blocked done no_longer_relevant already_done
  it.each([
    ['proposed', '           –  x  x  x  x  x'],
    ['in_progress', '        –  x  x  x  x  –'],
    ['blocked', '            –  x  x  x  x  –'],
    ['done', '               –  x  –  –  –  –'],
    ['no_longer_relevant', ' –  x  –  –  –  –'],
    ['already_done', '       –  x  –  –  –  –'],
  ] as const)('from %s', (from, line) => {
    const marks = actionStates.map((to) => (actionMoves[from].includes(to) ? 'x' : '–'));
    expect(marks).toEqual(line.trim().split(/\s+/));
  });

  it.each([
    ['proposed', 'collectivite'],
    ['blocked', 'collectivite'],
    ['done', 'nobody'],
    ['already_done', 'nobody'],
  ] as const)('%s waits for %s', (state, whom) => {
    expect(actionWaitsFor({ state, side: 'collectivite' })).toBe(whom);
  });
});

describe('when an action is due', () => {
  const today = '2026-11-23';
  it.each([
    ['2026-11-22', 'proposed', 'late'],
    ['2026-11-23', 'proposed', 'soon'],
    ['2026-11-30', 'blocked', 'soon'],
    ['2026-12-01', 'in_progress', null],
    ['2026-11-22', 'done', null],
    [null, 'in_progress', null],
  ] as const)('on %s, %s: %s', (dueOn, state, timing) => {
    expect(timingOf({ dueOn, state }, today)).toBe(timing);
    if (timing !== null) expect(isOpenState(state)).toBe(true);
  });

  it.each([
    ['2026-12-15', 3, '2026-11-24'],
    ['2027-01-05', 1, '2026-12-29'],
    ['2026-12-15', 0, '2026-12-15'],
    ['2026-12-15', 27, null],
    ['2026-12-15', 1.5, null],
    ['15/12/2026', 1, null],
    ['2026-02-30', 1, null],
  ] as const)('counted back from the council of %s, %s weeks before: %s', (council, weeks, day) => {
    expect(countedBack(council, weeks)).toBe(day);
  });
});
