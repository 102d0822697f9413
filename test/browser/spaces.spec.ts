import { agents } from '../../apps/cli/src/agents.js';
import { type OpenBrowser, openBrowser, widths } from '../support/browser.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';

/** By role: whoever has several contexts chooses the first. */
const people = ['lead', 'advisor', 'coordinator', 'facilitator', 'auditor', 'technician'].flatMap(
  (role) => agents.find((agent) => agent.role === role) ?? [],
);

describe.each([...widths])('the spaces at %i px', (width) => {
  it.each(people)(
    'of $firstName $lastName ($role) can be walked through, from ProConnect to the way out',
    async (person) => {
      const browser = await openBrowser({ width });
      const traveller = await Traveller.at(await browser.page(), `${url}/connexion`, `espace-${person.role}-${width}`);
      try {
        await signInAs(traveller, person, url);
        expect(await whoIsBelow(traveller)).toBe(width < 600);
        const addresses = await menu(traveller);
        expect(addresses.length).toBeGreaterThan(0);
        for (const address of addresses) await traveller.visit(`${url}${address}`);
        await signOut(traveller);
        // identifiers and digests, in the journal, may hold what looks like a word
        expect(traveller.faults.filter((fault) => !/^(Journal|Sceaux du journal) .*English word/.test(fault))).toEqual([]);
        expect(troublesOf(browser)).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    180_000,
  );
});

/** The service's page leads on by itself to the provider, which asks, and leads back. */
async function signOut({ page }: Traveller): Promise<void> {
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.locator('button[name=logout]').click();
  await page.waitForURL(`${url}/deconnexion**`);
  expect(await page.locator('main').textContent()).toContain('personne n’est connecté');
}

/** On a phone, who is signed in stands below the name of the service, not beside its card. */
async function whoIsBelow({ page }: Traveller): Promise<boolean> {
  const [name, who] = await Promise.all([page.locator('.fr-header__brand').boundingBox(), page.locator('.te-who').boundingBox()]);
  return (who?.y ?? 0) >= (name?.y ?? 0) + (name?.height ?? 0);
}

const menu = ({ page }: Traveller): Promise<string[]> =>
  page.locator('#navigation a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** A policy of the stand-in's pages that stops its own icon is no trouble of ours. */
const troublesOf = ({ troubles }: OpenBrowser): string[] => troubles.filter((trouble) => !/favicon/.test(trouble));
