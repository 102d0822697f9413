import { randomUUID } from 'node:crypto';
import { anOrder, book, slots } from '../support/api.js';
import { type OpenBrowser, openBrowser, widths } from '../support/browser.js';
import { linkIn, mailTo } from '../support/mailbox.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const cases = widths.flatMap((width) => [true, false].map((javaScript) => ({ width, javaScript })));

describe.each(cases)('an appointment from its mail, at $width px, JavaScript: $javaScript', ({ width, javaScript }) => {
  const email = `odile-${randomUUID()}@mairie.example`;
  const successor = `reprise-${randomUUID()}@mairie.example`;
  let browser: OpenBrowser;
  let traveller: Traveller;
  const main = () => traveller.page.locator('main').innerText();

  beforeAll(async () => {
    browser = await openBrowser({ width, javaScript });
    const { manageUrl } = await anAppointment(email);
    const mail = await mailTo(email, /confirmé/);
    expect(mail.attachments?.some(({ contentType }) => /calendar|ics/.test(contentType))).toBe(true);
    const mailed = linkIn(mail, '/rendez-vous/');
    expect(mailed).not.toBe(manageUrl);
    traveller = await Traveller.at(await browser.page(), mailed, `appointment-${width}-${javaScript ? 'js' : 'plain'}`);
  }, 120_000);
  afterAll(() => browser?.close());

  it('is proven by the mailed link', async () => {
    await traveller.go('C’est bien moi');
    expect(await main()).toContain('votre adresse est confirmée');
    expect(await main()).not.toContain('C’est bien moi');
  }, 120_000);

  it('takes a word of delay and a call for help', async () => {
    await traveller.go('J’aurai dix minutes de retard');
    expect(await main()).toContain('dix minutes de retard');
    await traveller.tap(traveller.page.getByText('Ça ne marche pas'));
    expect(await main()).toMatch(/donnez ce code.*TE-\d{4}-\d{6}/);
    await traveller.go('Rappelez-moi');
    expect(await main()).toContain('Nous vous rappelons');
  }, 120_000);

  it('moves, once an hour is chosen', async () => {
    await traveller.go('Déplacer le rendez-vous');
    await traveller.go('Déplacer le rendez-vous');
    expect(await traveller.page.title()).toMatch(/^Erreur\u202f: /);
    await traveller.tap(traveller.page.getByRole('radio').nth(7));
    await traveller.go('Déplacer le rendez-vous');
    expect(await main()).toContain('Le rendez-vous est déplacé');
    await mailTo(email, /déplacé/);
  }, 120_000);

  it('passes to a successor who says yes', async () => {
    await traveller.go('Ce n’est plus moi');
    await traveller.type('prenom', 'Jean');
    await traveller.type('nom', 'Dupré');
    await traveller.type('adresse', successor);
    await traveller.go('Proposer le rendez-vous');
    expect(await main()).toContain('Nous avons écrit à cette personne');
    await traveller.visit(linkIn(await mailTo(successor, /reprise/), '/reprise/'));
    await traveller.tap(traveller.page.locator('label', { hasText: 'Élue ou élu' }));
    await traveller.go('Reprendre le rendez-vous');
    expect(await main()).toContain('à votre nom');
  }, 120_000);

  it('is found again by its address alone', async () => {
    await traveller.visit(`${url}/retrouver`);
    await traveller.type('adresse', successor);
    await traveller.go('Recevoir le lien');
    expect(await main()).toContain('Si un rendez-vous à venir est lié à cette adresse');
    await traveller.visit(linkIn(await mailTo(successor, /\/rendez-vous\//), '/rendez-vous/'));
    expect(await traveller.heading()).toContain('Votre rendez-vous');
  }, 120_000);

  it('is cancelled on a page that says what will happen', async () => {
    await traveller.go('Annuler le rendez-vous');
    expect(await main()).toContain('l’heure est rendue');
    await traveller.type('raison', 'Conseil municipal le même jour.');
    await traveller.go('Annuler le rendez-vous');
    expect(await main()).toContain('Le rendez-vous est annulé');
    await mailTo(successor, /annulé/);
  }, 120_000);

  it('meets nothing that axe or the browser objects to', () => {
    expect(traveller.faults).toEqual([]);
    expect(browser.troubles.filter((trouble) => !/status of 400/.test(trouble))).toEqual([]);
  });
});

async function anAppointment(email: string): Promise<{ manageUrl: string }> {
  const territory = 'epci:200060473';
  const { body: offer } = await slots(url, { territory });
  const start = offer.items[40 + Math.floor(Math.random() * 100)]?.start;
  const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff', phone: '01 99 00 12 35' };
  const { status, body } = await book<{ manageUrl: string }>(url, anOrder({ territory, start, requester }));
  expect(status).toBe(201);
  return body;
}
