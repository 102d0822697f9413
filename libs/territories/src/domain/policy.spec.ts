import { type Actor, anonymous, system } from '#kernel';
import { mayDeclare, mayExtend, mayRead } from './policy.js';

describe('territories', () => {
  const holder: Actor = { kind: 'holder', purpose: 'manage', id: '1' };
  const person: Actor = { kind: 'person', personId: '1', standing: null };
  const everyone = [anonymous, holder, person, system('seed')];

  it('are read and declared by anyone', () => {
    expect(everyone.map(mayRead)).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
    expect(everyone.map(mayDeclare)).toEqual(['allowed', 'allowed', 'allowed', 'allowed']);
  });

  it('are extended by the service alone', () => {
    expect(everyone.map(mayExtend)).toEqual(['refused', 'refused', 'refused', 'allowed']);
  });
});
