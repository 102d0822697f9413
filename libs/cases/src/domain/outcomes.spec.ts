import { judgeOutcome } from './outcomes.js';

const [long, tooLong] = ['a'.repeat(2000), 'a'.repeat(2001)];
const pitfall = { pitfall: 'Le calendrier', severity: 'high', likelihood: 'low', mitigation: 'Commencer tôt' };

describe('what an appointment comes to', () => {
  it.each([
    ['orientation', { need: '  Un cadre. ', way: 'referral', next_step: '' }, { need: 'Un cadre.', way: 'referral' }],
    ['orientation', { need: long }, { need: long }],
    [
      'strategic_axes',
      { axes: ['Écouter', ' ', 'Décider '], level: 'consultation' },
      { axes: ['Écouter', 'Décider'], level: 'consultation' },
    ],
    ['opportunities_pitfalls', { pitfalls: [{}, pitfall, { pitfall: ' ' }] }, { pitfalls: [pitfall] }],
    [
      'coherence',
      { initiatives: [{ initiative: 'Budget participatif', level: '' }] },
      { initiatives: [{ initiative: 'Budget participatif' }] },
    ],
    ['brief_drafting', { brief_version: 'V2', comments: 'À relire' }, { brief_version: 'V2', comments: 'À relire' }],
    ['provider_scouting', { criteria: ['Proximité'], zone: 'Drôme' }, { criteria: ['Proximité'], zone: 'Drôme' }],
    ['peer_workshop', { synthesis: 'Commencer petit.' }, { synthesis: 'Commencer petit.' }],
    ['follow_up', { done: ['Une réunion'], to_do: [], phase: 'framing' }, { done: ['Une réunion'], phase: 'framing' }],
    ['custom', {}, {}],
  ] as const)('of %s keeps what is filled in: %j', (type, given, outcome) => {
    expect(judgeOutcome(type, given)).toEqual({ outcome, wrong: [] });
  });

  it.each([
    ['session', {}, [], 'unknown'],
    ['toString', {}, [], 'unknown'],
    ['orientation', { axes: ['Écouter'] }, ['axes'], 'unknown'],
    ['custom', { need: 'Un cadre' }, ['need'], 'unknown'],
    ['orientation', { need: tooLong }, ['need'], 'tooLong', 2000],
    ['orientation', { need: ['Un cadre'] }, ['need'], 'shape'],
    ['orientation', { way: 'elsewhere' }, ['way'], 'choice'],
    ['strategic_axes', { axes: ['1', '2', '3', '4', '5', '6'] }, ['axes'], 'tooMany', 5],
    ['strategic_axes', { axes: ['a'.repeat(301)] }, ['axes'], 'tooLong', 300],
    ['strategic_axes', { axes: 'Écouter' }, ['axes'], 'shape'],
    ['opportunities_pitfalls', { pitfalls: [{}, {}, {}, {}, {}] }, ['pitfalls'], 'tooMany', 4],
    ['opportunities_pitfalls', { pitfalls: ['Le calendrier'] }, ['pitfalls'], 'shape'],
    ['opportunities_pitfalls', { pitfalls: [pitfall, { ...pitfall, severity: 'huge' }] }, ['pitfalls', 1, 'severity'], 'choice'],
    ['opportunities_pitfalls', { pitfalls: [{ party: 'X' }] }, ['pitfalls', 0, 'party'], 'unknown'],
  ] as const)('of %s refuses %j', (type, given, at, ...[because, most]) => {
    expect(judgeOutcome(type, given).wrong).toEqual([{ at, because, most }]);
  });
});
