import { randomUUID } from 'node:crypto';
import { type OpenBrowser, openBrowser, widths } from '../support/browser.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const cases = widths.flatMap((width) => [true, false].map((javaScript) => ({ width, javaScript })));

describe.each(cases)('booking at $width px, JavaScript: $javaScript', ({ width, javaScript }) => {
  let browser: OpenBrowser;
  let traveller: Traveller;

  beforeAll(async () => {
    browser = await openBrowser({ width, javaScript });
    traveller = await Traveller.at(await browser.page(), url, `booking-${width}-${javaScript ? 'js' : 'plain'}`);
    await walk(traveller, javaScript);
  }, 120_000);
  afterAll(() => browser?.close());

  it('ends with an appointment', async () => {
    expect(await traveller.heading()).toBe('Votre rendez-vous est pris');
    expect(await traveller.page.locator('main').innerText()).toMatch(/TE-\d{4}-\d{6}/);
  });

  it('meets nothing that axe or the browser objects to', () => {
    expect(traveller.faults).toEqual([]);
    expect(browser.troubles).toEqual([]);
  });

  it(`costs ${javaScript ? 7 : 8} pages, 9 required fields, 25 taps and 120 kB at most`, () => {
    expect(traveller.titles.length).toBeLessThanOrEqual(javaScript ? 7 : 8);
    expect(traveller.requiredFields.size).toBeLessThanOrEqual(9);
    expect(traveller.taps).toBeLessThanOrEqual(25);
    expect(traveller.bytes).toBeLessThanOrEqual(120_000);
    if (process.env.COUNTS) console.log(traveller.titles, [...traveller.requiredFields], traveller.taps, traveller.bytes);
  });
});

async function walk(traveller: Traveller, javaScript: boolean): Promise<void> {
  const { page } = traveller;
  await traveller.go('Prendre rendez-vous');
  await traveller.go('Continuer');
  await traveller.type('recherche', '26170');
  if (javaScript) await traveller.choose(/^\s*Buis-les-Baronnies/);
  await traveller.go('Continuer');
  if (!javaScript) {
    await traveller.choose(/^\s*Buis-les-Baronnies/);
    await traveller.go('Continuer');
  }
  await traveller.tap(page.getByRole('radio').nth(3));
  await traveller.go('Continuer');
  await traveller.type('prenom', 'Odile');
  await traveller.type('nom', 'Chabert');
  await traveller.type('adresse', `odile-${randomUUID()}@mairie.example`);
  await traveller.choose('Agente ou agent');
  await traveller.go('Continuer');
  await traveller.go('Confirmer le rendez-vous');
}
