import { anOrder, book, slots } from '../support/api.js';
import { type OpenBrowser, openBrowser } from '../support/browser.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';

/** Papeete, where few are awake at the same time as us. */
const territory = 'commune:98735';

describe('a slot that others take meanwhile', () => {
  let browser: OpenBrowser;
  let traveller: Traveller;

  beforeAll(async () => {
    browser = await openBrowser({ width: 320 });
    traveller = await Traveller.at(await browser.page(), `${url}/rendez-vous`, 'lost-slot');
  }, 60_000);
  afterAll(() => browser?.close());

  it('is said to be gone, with the five nearest, and nothing else is to be answered again', async () => {
    const { page } = traveller;
    await traveller.go('Continuer');
    await traveller.type('recherche', 'Papeete');
    await traveller.choose(/^\s*Papeete/);
    await traveller.go('Continuer');
    expect(await page.locator('main').innerText()).toMatch(/heure de Tahiti/);
    const wanted = page.getByRole('radio').nth(1);
    const start = await wanted.inputValue();
    await traveller.tap(wanted);
    await takenByOthers(start);
    await traveller.go('Continuer');
    expect(await page.locator('[role=alert]').innerText()).toContain('Ce créneau n’est plus libre');
    const nearest = page.locator('.te-near').getByRole('radio');
    expect(await nearest.count()).toBe(5);
    await traveller.tap(nearest.first());
    await traveller.go('Continuer');
    expect(await traveller.heading()).toBe('Vous');
    expect(await page.locator('main').innerText()).toContain('Ce créneau vous est gardé jusqu’à');
    expect(traveller.faults).toEqual([]);
    expect(browser.troubles.filter((trouble) => !/status of 409/.test(trouble))).toEqual([]);
  }, 120_000);
});

/** Everyone who was free at that moment is booked. */
async function takenByOthers(start: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) {
    const { status } = await book(url, anOrder({ territory, start }));
    if (status === 409) break;
  }
  const { body } = await slots(url, { territory });
  expect(body.items.some((item) => item.start === start)).toBe(false);
}
