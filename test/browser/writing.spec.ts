import { agents } from '../../apps/cli/src/agents.js';
import { openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const advisor = agents.find(({ role }) => role === 'advisor') ?? { firstName: '', lastName: '' };

describe.each([...widths])('the writing screen at %i px', (width) => {
  it('saves by itself what is typed, says so, and finds it again in a browser that was closed', async () => {
    const words = `Nous avons parlé du cadre, à ${width} pixels.`;
    const browser = await openBrowser({ width });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `ecrire-${width}`);
    const { page } = traveller;
    try {
      await signInAs(traveller, advisor, url);
      await traveller.visit(`${url}/agenda/semaine`);
      const card = page.locator('main .te-card a[href^="/agenda/rendez-vous/"]').first();
      for (let week = 0; week < 6 && (await card.count()) === 0; week += 1)
        await page.locator('a', { hasText: 'Semaine suivante' }).click();
      const address = `${await card.evaluate((link) => (link as HTMLAnchorElement).href)}/compte-rendu`;
      await traveller.visit(address);
      await page.locator('#compte-rendu').fill(words);
      await page.locator('[data-saved]', { hasText: /^Enregistré à \d/ }).waitFor();
      await page.locator('#notes').fill(`Interne ${width}`);
      await page.waitForResponse((response) => response.request().method() === 'POST');
      await page.goto('about:blank');
      await traveller.visit(address);
      expect(await page.locator('#compte-rendu').inputValue()).toBe(words);
      expect(await page.locator('#notes').inputValue()).toBe(`Interne ${width}`);
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
