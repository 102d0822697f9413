import { safeReturn } from './safe-return.js';

describe('where to go on after signing in', () => {
  it.each([
    '/',
    '/espace',
    '/coordination?page=2&statut=ouvert',
    '/agenda#mardi',
    '/rendez-vous/abc_-9',
    '/a%2Fb',
    '/retour?vers=//ailleurs.example',
  ])('is the page asked for: %s', (path) => expect(safeReturn(path)).toBe(path));

  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [['/espace'], 'a list, as a parameter given twice'],
    ['', 'an empty text'],
    ['espace', 'a relative path'],
    ['?page=2', 'a query alone'],
    ['https://ailleurs.example/', 'another site'],
    ['HTTPS:ailleurs.example', 'another site, without slashes'],
    ['javascript:alert(1)', 'a script'],
    ['data:text/html,x', 'data'],
    ['//ailleurs.example', 'a host without its scheme'],
    ['///ailleurs.example', 'a host behind three slashes'],
    ['/\\ailleurs.example', 'a host behind a backslash'],
    ['\\\\ailleurs.example', 'a host behind two backslashes'],
    ['/espace\\..\\..', 'a backslash anywhere'],
    ['/\t/ailleurs.example', 'a tabulation, which browsers take out'],
    ['/\n/ailleurs.example', 'a new line'],
    ['/espace\r\nSet-Cookie: a=b', 'a header of its own'],
    ['/\u0000', 'a control character'],
    [' /espace', 'a space at the start'],
    ['/espace privé', 'a space and an accent, which no header takes'],
    ['/..//ailleurs.example', 'a host behind dots'],
    ['/.//ailleurs.example', 'a host behind one dot'],
    ['/%2e%2e//ailleurs.example', 'a host behind encoded dots'],
    [`/${'a'.repeat(2000)}`, 'a text without end'],
  ])('is the home page in place of %j (%s)', (path) => expect(safeReturn(path)).toBe('/'));

  it('is another page where one is named', () => expect(safeReturn('//ailleurs.example', '/espace')).toBe('/espace'));
});
