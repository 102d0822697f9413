import type { agents } from '../../apps/cli/src/agents.js';
import type { Traveller } from './traveller.js';

/** By ProConnect's stand-in, whose own pages are not judged; whoever has several contexts chooses the first. */
export async function signInAs(
  { page }: Traveller,
  { firstName, lastName }: Pick<(typeof agents)[number], 'firstName' | 'lastName'>,
  url: string,
): Promise<void> {
  await page.getByRole('button', { name: /ProConnect/ }).click();
  await page.getByRole('button', { name: `${firstName} ${lastName}` }).click();
  await page.waitForURL(`${url}/**`);
  if (!page.url().includes('/connexion/contexte')) return;
  await page.locator('label').first().click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.waitForLoadState('load');
}
