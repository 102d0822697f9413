import { agents } from '../../apps/cli/src/agents.js';
import { openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';

const nobody = { firstName: '', lastName: '' };
const [advisor = nobody, lead = nobody] = ['advisor', 'lead'].map((role) => agents.find((agent) => agent.role === role));

/** Looks at everything, and sends nothing for good: each width finds what the other found. */
describe.each([...widths])('the requests of the demonstration at %i px', (width) => {
  it('are read by the cell, each with all that can be done, and the question read again before it leaves', async () => {
    const browser = await openBrowser({ width, javaScript: width > 600 });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `demandes-cellule-${width}`);
    const { page } = traveller;
    try {
      await signInAs(traveller, advisor, url);
      await traveller.visit(`${url}/agenda/demandes?departement=26`);
      await traveller.go('Premier échange');
      const address = new URL(page.url()).pathname;
      const ways = await linksTo(traveller, `${address}/`);
      expect(ways.length).toBeGreaterThan(5);
      for (const way of ways) await traveller.visit(`${url}${way}`);
      await traveller.visit(`${url}${address}/refus`);
      await traveller.go('Envoyer cette réponse');
      expect(await page.title()).toMatch(/^Erreur/);
      await page.locator('#mots').fill('Le département suit ce sujet.');
      await traveller.go('Envoyer cette réponse');
      expect(await page.locator('main').textContent()).toContain('Relisez avant d’envoyer');
      await traveller.visit(`${url}/agenda/demandes?etat=acceptees`);
      const [accepted = ''] = await linksTo(traveller, '/agenda/demandes/');
      await traveller.visit(`${url}${accepted}`);
      await traveller.visit(`${url}${accepted}/dossier`);
      await traveller.visit(`${url}/agenda/demandes?etat=doublons`);
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon|400/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 300_000);

  it('are read by the collectivité, which answers for a colleague', async () => {
    const browser = await openBrowser({ width, javaScript: width > 600 });
    const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `demandes-commune-${width}`);
    try {
      await signInAs(traveller, lead, url);
      await traveller.visit(`${url}/espace/demandes`);
      await traveller.go('Premier échange');
      expect(await traveller.page.locator('main').textContent()).toContain('Combien de hameaux');
      // a colleague's: whose it is is said, and only he takes it back
      expect(await traveller.page.locator('main').textContent()).toMatch(/Demande de\s*:?\s*Marc Faure/);
      expect(await linksTo(traveller, `${new URL(traveller.page.url()).pathname}/retrait`)).toEqual([]);
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});

/** Those of the page itself that lead below. */
const linksTo = ({ page }: Traveller, below: string): Promise<string[]> =>
  page.locator(`main a[href^="${below}"]`).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
