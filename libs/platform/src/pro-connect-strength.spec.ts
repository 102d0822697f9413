import { proConnectRefusals } from './pro-connect.fr.js';
import { isMultiFactor, isStrongEnough } from './pro-connect-strength.js';

describe('the level of a sign-in', () => {
  it.each([
    ['eidas0', false],
    ['eidas1', false],
    ['eidas0-mfa', true],
    ['eidas1-mfa', true],
    ['eidas2', true],
    ['eidas3', true],
    ['', false],
    ['eidas2-declared', false],
    ['EIDAS2', false],
  ])('%j: two means of proof, %s', (acr, expected) => expect(isMultiFactor(acr)).toBe(expected));

  const from = '2027-01-15';
  it.each<[string, { role: string; acr: string; at: string; enters: boolean }]>([
    ['the evening before, in Paris', { role: 'advisor', acr: 'eidas1', at: '2027-01-14T22:59:59Z', enters: true }],
    ['as soon as that day begins in Paris', { role: 'advisor', acr: 'eidas1', at: '2027-01-14T23:00:00Z', enters: false }],
    ['on that day', { role: 'coordinator', acr: 'eidas1', at: '2027-01-15T12:00:00Z', enters: false }],
    ['on that day, by two means', { role: 'coordinator', acr: 'eidas1-mfa', at: '2027-01-15T12:00:00Z', enters: true }],
    ['on that day, at a level not said', { role: 'advisor', acr: '', at: '2027-01-15T12:00:00Z', enters: false }],
    ['on that day, for a town hall', { role: 'member', acr: 'eidas1', at: '2027-01-15T12:00:00Z', enters: true }],
  ])('lets in or not, %s: %j', (_, { role, acr, at, enters }) => expect(isStrongEnough({ acr, role, from }, new Date(at))).toBe(enters));

  it('is free where no date is set', () => {
    expect(isStrongEnough({ acr: 'eidas1', role: 'advisor', from: null }, new Date('2030-01-01T00:00:00Z'))).toBe(true);
  });
});

describe('what people read when it came to nothing', () => {
  it.each(Object.entries(proConnectRefusals))('says what to do next (%s)', (_, { title, detail }) => {
    expect(title).toMatch(/\.$/);
    expect(detail).toMatch(/recommence|réessaye|demande|appelez/i);
  });
});
