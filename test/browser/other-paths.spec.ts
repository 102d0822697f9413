import { randomUUID } from 'node:crypto';
import { type OpenBrowser, openBrowser } from '../support/browser.js';
import { mailTo } from '../support/mailbox.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const anAddress = () => `chemin-${randomUUID()}@mairie.example`;

describe.each([
  { width: 1280, javaScript: true },
  { width: 320, javaScript: false },
])('the other paths at $width px, JavaScript: $javaScript', ({ width, javaScript }) => {
  let browser: OpenBrowser;
  let traveller: Traveller;
  const main = () => traveller.page.locator('main').innerText();

  beforeEach(async () => {
    browser = await openBrowser({ width, javaScript });
    const name = expect.getState().currentTestName?.replace(/\W+/g, '-').slice(-40) ?? '';
    traveller = await Traveller.at(await browser.page(), `${url}/rendez-vous`, `${name}-${width}`);
  }, 30_000);
  afterEach(async () => {
    await browser.close();
    expect(traveller.faults).toEqual([]);
    expect(browser.troubles.filter((trouble) => !/status of 4(00|09)/.test(trouble))).toEqual([]);
  }, 30_000);

  it('take a collectivité that is not in the list', async () => {
    const email = anAddress();
    await traveller.go('Continuer');
    await traveller.go('Ma collectivité n’est pas dans la liste');
    await traveller.go('Continuer');
    expect(await main()).toContain('3 réponses sont à corriger');
    await traveller.type('nom', 'Syndicat mixte du Haut-Ruisseau');
    await traveller.choose('Un syndicat, un pôle ou un parc');
    await traveller.page.locator('#departement').selectOption('974');
    await traveller.go('Continuer');
    expect(await main()).toContain('heure de La Réunion');
    await traveller.type('moment1', 'Le mardi matin');
    await traveller.go('Continuer');
    await fillYou(email);
    expect(await main()).toContain('Syndicat mixte du Haut-Ruisseau');
    await traveller.go('Envoyer la demande');
    expect(await traveller.heading()).toBe('Votre demande est arrivée');
    await mailTo(email, /DE-\d{4}-\d{6}/);
  }, 120_000);

  it('take wishes when no slot suits', async () => {
    await toSlots();
    await traveller.choose('Aucun créneau ne convient');
    await traveller.go('Continuer');
    await traveller.go('Continuer');
    expect(await main()).toContain('Indiquez au moins un moment.');
    await traveller.type('moment1', 'Le 8 décembre à 10 h');
    await traveller.type('moment2', 'Un jeudi après-midi');
    await traveller.go('Continuer');
    await fillYou(anAddress());
    await traveller.go('Envoyer la demande');
    expect(await main()).toContain('Un jeudi après-midi');
  }, 120_000);

  it('take a place when people want us to come', async () => {
    await toSlots();
    await traveller.go('changer');
    await traveller.choose('Sur place');
    await traveller.go('Continuer');
    await traveller.type('lieu', 'Mairie, 1 place du Marché');
    await traveller.go('Continuer');
    await traveller.type('moment1', 'Le mardi matin');
    await traveller.go('Continuer');
    await fillYou(anAddress());
    await traveller.go('Envoyer la demande');
    expect(await main()).toContain('1 place du Marché');
  }, 120_000);

  it('ask for a number when we are to call, and keep what was typed', async () => {
    await toSlots();
    await traveller.go('changer');
    await traveller.choose('Par téléphone');
    await traveller.go('Continuer');
    await traveller.tap(traveller.page.getByRole('radio').nth(9));
    await traveller.go('Continuer');
    await fillYou('odile@orange.f');
    expect(await traveller.page.title()).toMatch(/^Erreur\u202f: /);
    expect(await main()).toContain('Vouliez-vous dire odile@orange.fr');
    expect(await main()).toContain('Indiquez le numéro');
    expect(await traveller.page.locator('#adresse').inputValue()).toBe('odile@orange.f');
    expect(await traveller.page.locator('#prenom').inputValue()).toBe('Odile');
    expect(await traveller.page.evaluate(() => document.activeElement?.className ?? '')).toContain('fr-alert--error');
  }, 120_000);

  it('ask whether an odd address is right, then book one appointment and no other', async () => {
    await toSlots();
    await traveller.tap(traveller.page.getByRole('radio').nth(4));
    await traveller.go('Continuer');
    await fillYou(`odile.${randomUUID()}@gmial.com`);
    await traveller.go('Confirmer le rendez-vous');
    expect(await main()).toContain('Dites si l’adresse est bien écrite.');
    await traveller.choose('Non, c’est');
    await traveller.go('Confirmer le rendez-vous');
    expect(await main()).toMatch(/odile\.\S+@gmail\.com/);
    const reference = (await main()).match(/TE-\d{4}-\d{6}/)?.[0] ?? '';
    await traveller.visit(`${url}/rendez-vous?etape=vous`);
    expect(await main()).toContain(reference);
    await traveller.go('Prendre un autre rendez-vous');
    expect(await traveller.heading()).toContain('De quoi voulez-vous parler');
  }, 120_000);

  async function toSlots(): Promise<void> {
    await traveller.go('Continuer');
    await traveller.type('recherche', 'CC du Sud Mayotte');
    if (javaScript) await traveller.choose(/^\s*(CC du Sud|Communauté de communes du Sud)/);
    await traveller.go('Continuer');
    if (javaScript) return;
    await traveller.choose(/^\s*(CC du Sud|Communauté de communes du Sud)/);
    await traveller.go('Continuer');
  }

  async function fillYou(email: string): Promise<void> {
    await traveller.type('prenom', 'Odile');
    await traveller.type('nom', 'Chabert');
    await traveller.type('adresse', email);
    await traveller.choose('Agente ou agent');
    await traveller.go('Continuer');
  }
});
