import { randomUUID } from 'node:crypto';
import { agents } from '../../apps/cli/src/agents.js';
import { anOrder, book, slots } from '../support/api.js';
import { openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const papeete = 'commune:98735';
const advisor = agents.find(({ role }) => role === 'advisor') ?? { firstName: '', lastName: '' };

describe.each([...widths])('the writing screen at %i px', (width) => {
  it('saves by itself what is typed, says so, and finds it again in a browser that was closed', async () => {
    const words = `Nous avons parlé du cadre, à ${width} pixels.`;
    const browser = await openBrowser({ width });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `ecrire-${width}`);
    const { page } = traveller;
    try {
      await signInAs(traveller, advisor, url);
      const address = `${url}${await appointmentOf(traveller)}/compte-rendu`;
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

/** Few receive when Papeete is awake: one hour there is booked by as many, and she is among them. */
async function appointmentOf({ page }: Traveller): Promise<string> {
  const start = (await slots(url, { territory: papeete })).body.items[0]?.start ?? '';
  for (let status = 201; status === 201; ) {
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email: `${randomUUID()}@mairie.example`, status: 'staff' };
    status = (await book(url, anOrder({ territory: papeete, start, requester }))).status;
  }
  await page.goto(`${url}/agenda/semaine?du=${start.slice(0, 10)}`);
  return (await page.locator('main .te-card a[href^="/agenda/rendez-vous/"]').first().getAttribute('href')) ?? '';
}
