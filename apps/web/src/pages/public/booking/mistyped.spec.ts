import { meantBy } from './mistyped.js';

describe('an address that looks mistyped', () => {
  it.each([
    ['odile@gmial.com', 'odile@gmail.com'],
    ['odile@gmail.con', 'odile@gmail.com'],
    ['odile@gmail.fr', 'odile@gmail.com'],
    ['odile@orange.f', 'odile@orange.fr'],
    ['odile@ornage.fr', 'odile@orange.fr'],
    ['odile@wanado.fr', 'odile@wanadoo.fr'],
    ['odile@hotmial.fr', 'odile@hotmail.fr'],
    ['odile@laposte.fr', 'odile@laposte.net'],
    ['Odile.C@Gmial.com', 'Odile.C@gmail.com'],
  ])('%s was meant as %s', (typed, meant) => {
    expect(meantBy(typed)).toBe(meant);
  });

  it.each([
    'odile@gmail.com',
    'mairie@buis-les-baronnies.fr',
    'accueil@ville-lille.fr',
    'x@sfr.fr',
    'x@mail.com',
    'x@anct.gouv.fr',
    'x',
    '@y.fr',
  ])('%s is left as it is', (typed) => {
    expect(meantBy(typed)).toBeNull();
  });
});
