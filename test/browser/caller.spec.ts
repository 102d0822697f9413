import type { Page } from 'playwright-core';
import { agents } from '../../apps/cli/src/agents.js';
import { openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const advisor = agents.find(({ role }) => role === 'advisor') ?? { firstName: '', lastName: '' };

/** Issue 5, « done when » 7: the caller without e-mail is booked on one page with six fields. */
describe.each([...widths])('someone calls who has no mailbox, at %i px', (width) => {
  it.each([true, false])(
    'and is booked on one page with six fields, JavaScript or not: %s',
    async (javaScript) => {
      const browser = await openBrowser({ width, javaScript });
      const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `appel-${width}-${javaScript}`);
      const { page } = traveller;
      try {
        await signInAs(traveller, advisor, url);
        await traveller.visit(`${url}/agenda`);
        await traveller.go('Prendre rendez-vous pour une personne au téléphone');
        const address = new URL(page.url()).pathname;
        await traveller.type('collectivite', 'Buis-les-Baronnies');
        await traveller.type('prenom', 'Odile');
        await traveller.type('nom', 'Chabert');
        await traveller.go('Prendre le rendez-vous');
        expect(await page.title()).toMatch(/^Erreur/);
        await traveller.type('telephone', '06 00 00 00 17');
        await traveller.go('Chercher à nouveau');
        expect(new URL(page.url()).pathname).toBe(address);
        expect(await fieldsOf(page)).toEqual(['collectivite', 'creneau', 'nom', 'prenom', 'sujet', 'telephone']);
        expect(await page.locator('main input[type=email]').count()).toBe(0);
        await page.locator('main .te-hour', { hasText: 'avec vous' }).first().click();
        await traveller.go('Prendre le rendez-vous');
        expect(await page.locator('main').textContent()).toContain('Le rendez-vous est pris');
        expect(await page.locator('main').textContent()).toContain('06 00 00 00 17');
        await traveller.go('Annuler le rendez-vous');
        await traveller.type('raison', 'Une absence.');
        await traveller.go('Annuler le rendez-vous');
        await called(traveller);
        await traveller.go('C’est dit (Odile Chabert');
        expect(await page.locator('main').textContent()).toContain('L’appel est noté');
        expect(traveller.faults).toEqual([]);
        expect(browser.troubles.filter((trouble) => !/favicon|400/.test(trouble))).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    180_000,
  );
});

/** What is withheld becomes a call as soon as the worker has looked at it. */
async function called(traveller: Traveller): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    await traveller.visit(`${url}/agenda`);
    if ((await traveller.page.getByRole('heading', { name: 'À appeler' }).count()) > 0) return;
    await traveller.page.waitForTimeout(1000);
  }
  throw new Error('nobody is to be called');
}

/** What one can fill in, each question once. */
const fieldsOf = (page: Page): Promise<string[]> =>
  page
    .locator('main form :is(input:not([type=hidden]), select, textarea)')
    .evaluateAll((fields) => [...new Set(fields.map((field) => field.getAttribute('name') ?? ''))].sort());
