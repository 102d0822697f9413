import type { DraftAnswers, DraftRead } from '#intake';
import { allowed, nextStep } from './course.js';
import { emptyDraft } from './turn.js';

const listed = { type: 'orientation', territoryId: 'commune:26063' };
const timed = { ...listed, start: '2026-12-01T09:00:00Z' };
const known = { firstName: 'Odile', lastName: 'Chabert', email: 'odile@mairie.example', status: 'staff' } as const;
const unlisted = { type: 'orientation', said: { name: 'Syndicat', kind: 'groupement', departement: '26' } };

describe('the course of a booking', () => {
  it.each<[string, DraftAnswers, string]>([
    ['besoin', {}, 'nothing is answered'],
    ['collectivite', { type: 'orientation' }, 'the subject is known'],
    ['creneau', listed, 'the collectivité is known'],
    ['vous', timed, 'the hour is chosen'],
    ['verification', { ...timed, ...known }, 'all is answered'],
    ['vous', { ...timed, ...known, modality: 'phone' }, 'a call has no number'],
  ])('goes to %s next, answers %j', (step, answers) => {
    expect(nextStep(draft(answers))).toBe(step);
  });

  it.each<[string, DraftAnswers]>([
    ['souhaits', unlisted],
    ['sur-place', { ...listed, modality: 'on_site' }],
    ['souhaits', { ...listed, modality: 'on_site', place: 'Mairie' }],
    ['vous', { ...unlisted, preferred: ['mardi'] }],
    ['verification', { ...unlisted, preferred: ['mardi'], ...known }],
  ])('goes to %s next on the way to a request, answers %j', (step, answers) => {
    expect(nextStep({ ...draft(answers), path: 'request' })).toBe(step);
  });

  it('shows no page before those that it needs', () => {
    expect(allowed('verification', draft({}))).toBe('besoin');
    expect(allowed('vous', draft(listed))).toBe('creneau');
  });

  it('lets people come back to what they have answered', () => {
    expect(allowed('besoin', draft({ ...timed, ...known }))).toBe('besoin');
    expect(allowed('modalite', draft({ ...timed, ...known }))).toBe('modalite');
  });

  it('offers no slot to who is not in the list', () => {
    expect(allowed('creneau', { ...draft(unlisted), path: 'request' })).toBe('souhaits');
  });

  it('ends at the confirmation, whatever page is asked for again', () => {
    const booked = { ...draft({ ...timed, ...known }), bookedId: 'x' };
    expect(allowed('vous', booked)).toBe('confirmation');
    expect(allowed('verification', booked)).toBe('confirmation');
  });
});

const draft = (answers: DraftAnswers): DraftRead => ({ ...emptyDraft, answers });
