import { type Actor, anonymous, system } from '#kernel';
import { inRole, nowhere } from '../../../../test/support/standing.js';
import { mayDeclare, mayExtend, mayRead } from './policy.js';

describe('territories', () => {
  const holder: Actor = { kind: 'holder', purpose: 'manage', id: '1' };
  const person: Actor = { kind: 'person', personId: '1', standing: null };
  const everyone = [anonymous, holder, person, system('seed')];

  it('are read and declared by anyone', () => {
    expect(everyone.map(mayRead)).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
    expect(everyone.map(mayDeclare)).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
  });

  it('are extended by the service, and by coordination within its scope', () => {
    expect(everyone.map(mayExtend)).toEqual(['refused', 'refused', 'refused', 'allowed']);
    expect(mayExtend(inRole('coordinator'))).toBe('allowed');
    expect(mayExtend(inRole('coordinator', nowhere))).toBe('refused');
    expect(mayExtend(inRole('advisor'))).toBe('refused');
  });
});
