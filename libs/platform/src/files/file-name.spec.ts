import { attachment, shownName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['Compte rendu.pdf', 'Compte rendu.pdf'],
    ['re\u0301union.pdf', 'r\u00e9union.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie- x.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['\u200fplan\u2066.pdf', 'plan.pdf'],
    ['plan\u0000.pdf', 'plan.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Documents\\plan.pdf', 'plan.pdf'],
    ['.htaccess.txt', 'htaccess.txt'],
    ['"><b>.csv', 'b-.csv'],
    ['\u2028\u2029.odt', 'document.odt'],
    ['', 'document'],
    [`${'é'.repeat(300)}.docx`, `${'é'.repeat(115)}.docx`],
    ['😀'.repeat(200), '😀'.repeat(119)],
    ['half\ud83d.txt', 'half.txt'],
  ])('%j is shown as %j', (given, shown) => expect(shownName(given)).toBe(shown));

  it('goes into a header as RFC 6266 and 8187 say, with nothing that ends it', () => {
    expect(attachment('Réunion n° 3 (l’été).pdf')).toBe(
      `attachment; filename="Reunion n_ 3 (l_ete).pdf"; filename*=UTF-8''R%C3%A9union%20n%C2%B0%203%20%28l%E2%80%99%C3%A9t%C3%A9%29.pdf`,
    );
    expect(attachment(shownName('a"\r\nX: y\\.pdf'))).toMatch(/^attachment; filename="[^"\r\n\\]*"; filename\*=UTF-8''[\w%.-]*$/);
  });
});
