import { agents } from '../../apps/cli/src/agents.js';
import { openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const advisor = agents.find(({ role }) => role === 'advisor');
const desk = agents.find(({ role }) => role === 'coordinator');

describe.each([...widths])('the desk’s own work at %i px', (width) => {
  it('opens hours, notes an absence, takes both away again, and says what is wrong', async () => {
    const browser = await openBrowser({ width, javaScript: width > 600 });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `horaires-${width}`);
    const { page } = traveller;
    try {
      await signInAs(traveller, advisor ?? { firstName: '', lastName: '' }, url);
      await traveller.visit(`${url}/agenda/disponibilites`);
      await traveller.go('Ouvrir des plages');
      await page.locator('#a').fill('08:00');
      await traveller.go('Ouvrir ces plages');
      expect(await page.title()).toMatch(/^Erreur/);
      for (const day of ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Dimanche'])
        await page.locator('label', { hasText: day }).click();
      await page.locator('#de').fill('07:00');
      await traveller.go('Ouvrir ces plages');
      expect(await traveller.heading()).toBe('Mes disponibilités');
      await traveller.go('Retirer cette plage (Dimanche, de 7\u00a0h à 8\u00a0h)');
      await traveller.go('Ajouter une absence');
      await page.locator('#premier').fill('2036-12-24');
      await traveller.go('Noter l’absence');
      await traveller.go('Retirer cette absence (mercredi 24 décembre 2036)');
      await traveller.go('Changer le lieu de travail');
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon|400/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);

  it('moves, hands over or cancels one appointment from its page', async () => {
    const browser = await openBrowser({ width });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `rendez-vous-cellule-${width}`);
    const { page } = traveller;
    try {
      await signInAs(traveller, desk ?? { firstName: '', lastName: '' }, url);
      await traveller.visit(`${url}/coordination/rendez-vous`);
      await page.locator('main .te-card a[href^="/agenda/rendez-vous/"]').first().click();
      await page.waitForLoadState('load');
      const address = page.url();
      for (const what of ['', '/deplacement', '/relais', '/collectivite', '/annulation']) {
        await traveller.visit(`${address}${what}`);
        expect([what, new URL(page.url()).pathname]).toEqual([what, new URL(`${address}${what}`).pathname]);
      }
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
