import { isMailbox } from './plain-text.js';

describe('one mailbox', () => {
  it.each(['odile@mairie.fr', 'o.chabert+rdv@mairie-buis.fr', 'élu@commune.fr', "d'artagnan@gers.fr", 'mairie@île-de-bréhat.fr'])(
    'is reached at %s',
    (email) => expect(isMailbox(email)).toBe(true),
  );

  it.each([
    ...['a@b..fr', '.a@c.fr', 'a.@c.fr', 'a..b@c.fr', 'a%0d@c.fr', 'a@c.f', 'a@-c.fr', 'a@c-.fr', 'a@b@c.fr', 'a b@c.fr'],
    ...['a@c', '@c.fr', 'a@.fr', `${'a'.repeat(65)}@c.fr`],
  ])('is not reached at %s', (email) => {
    expect(isMailbox(email)).toBe(false);
  });
});
