import { isMailbox, wrongIn } from './requester.js';

describe('what someone says of themselves', () => {
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

  it.each<[string, boolean]>([
    ['01 99 00 12 34', true],
    ['+33 (0)1 99 00 12 34', true],
    ['06.00.00.17.43', true],
    ['+689 40 00 00 00', true],
    ['((((((((', false],
    ['12345', false],
    ['- - - - - -', false],
    ['1234567890123456', false],
  ])('has the number %s: %s', (phone, fine) => {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email: 'odile@mairie.fr', phone };
    expect(wrongIn({ requester, modality: 'phone' }, sentences).length === 0).toBe(fine);
  });
});

const sentences = {
  ...{ firstName: '', lastName: '', strangeName: '', email: '', phoneNeeded: '', phone: '', place: '' },
  tooLong: () => '',
};
