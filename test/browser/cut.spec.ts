import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type OpenBrowser, openBrowser } from '../support/browser.js';
import { mailsTo, mailTo } from '../support/mailbox.js';
import { type Cut, type PoorNetwork, poorNetwork } from '../support/poor-network.js';

type Rescue = 'reload' | 'back';

const cuts: { cut: Cut; rescue: Rescue }[] = [
  { cut: 'before', rescue: 'reload' },
  { cut: 'before', rescue: 'back' },
  { cut: 'after', rescue: 'reload' },
  { cut: 'after', rescue: 'back' },
];

describe.each(cuts)('a line cut $cut each form arrives, then $rescue', ({ cut, rescue }) => {
  const email = `coupure-${randomUUID()}@mairie.example`;
  let browser: OpenBrowser;
  let network: PoorNetwork;
  let page: Page;

  beforeAll(async () => {
    network = await poorNetwork(process.env.APP_URL ?? '');
    browser = await openBrowser({ width: 320 });
    page = await browser.page();
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await network?.close();
  });

  it('loses nothing and books once', async () => {
    await page.goto(`${network.url}/rendez-vous`);
    await page.locator('label', { hasText: 'Cohérence' }).click();
    await survived({ kept: () => page.locator('[name=type]:checked').inputValue(), value: 'coherence' });
    await page.locator('#recherche').pressSequentially('26170');
    await page.locator('[role=option]', { hasText: 'Buis-les-Baronnies' }).first().click();
    await survived({ kept: () => page.locator('#recherche').inputValue(), value: 'Buis-les-Baronnies (26)' });
    const hour = page.getByRole('radio').nth(12);
    const chosen = await hour.inputValue();
    await hour.click();
    await survived({ kept: () => page.locator('[name=creneau]:checked').inputValue(), value: chosen });
    await fillYou();
    await survived({ kept: typed, value: `Odile|Chabert|${email}|staff|01 99 00 12 35|Un budget\nparticipatif` });
    await survived({ kept: () => page.locator('.te-address .te-big').innerText(), value: email }, 'Confirmer le rendez-vous');
    expect(await page.locator('h1').innerText()).toBe('Votre rendez-vous est pris');
    await mailTo(email, /confirmé/);
    await page.reload();
    expect(await page.locator('main').innerText()).toContain(email);
    expect((await mailsTo(email)).filter(({ text }) => /confirmé/.test(text))).toHaveLength(1);
  }, 120_000);

  /** Sends a form into the cut, comes back, finds what was typed, and goes on. */
  async function survived({ kept, value }: { kept: () => Promise<string>; value: string }, button = 'Continuer'): Promise<void> {
    const address = page.url();
    network.cut(cut);
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/^chrome-error:/);
    network.mend();
    if (rescue === 'reload') await page.reload();
    else await page.goBack();
    await page.waitForLoadState('load');
    if (page.url() !== address) return;
    if (rescue === 'back') expect(await kept()).toBe(value);
    await Promise.all([page.waitForURL((url) => url.href !== address), page.getByRole('button', { name: button }).click()]);
  }

  async function fillYou(): Promise<void> {
    await page.locator('#prenom').fill('Odile');
    await page.locator('#nom').fill('Chabert');
    await page.locator('#adresse').fill(email);
    await page.locator('label', { hasText: 'Agente ou agent' }).click();
    await page.locator('#telephone').fill('01 99 00 12 35');
    await page.locator('#projet').fill('Un budget\nparticipatif');
  }

  async function typed(): Promise<string> {
    const fields = await Promise.all(['prenom', 'nom', 'adresse'].map((id) => page.locator(`#${id}`).inputValue()));
    const status = await page.locator('[name=statut]:checked').inputValue();
    const more = await Promise.all(['telephone', 'projet'].map((id) => page.locator(`#${id}`).inputValue()));
    return [...fields, status, ...more].join('|');
  }
});
