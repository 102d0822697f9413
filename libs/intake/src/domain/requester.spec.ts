import { wrongIn } from './requester.js';

describe('what someone says of themselves', () => {
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

  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['', false],
    ['12', false],
    ['01 99 00 12 34', true],
  ])('is enough without a mailbox, by the number %s: %s', (phone, fine) => {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email: null, phone };
    expect(wrongIn({ requester, modality: 'visio' }, sentences).length === 0).toBe(fine);
  });
});

const sentences = {
  ...{ firstName: '', lastName: '', strangeName: '', email: '', phoneNeeded: '', phone: '', place: '' },
  tooLong: () => '',
};
