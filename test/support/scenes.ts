import { isWord, phases } from '#cases';
import type { Playhouse } from './playhouse.js';
import { publicUrl } from './pro-connect.js';
import { signInAs } from './signed-traveller.js';
import type { Traveller } from './traveller.js';

export interface Character {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Where the radio buttons or the list of what was found wait, with JavaScript or without. */
export async function books(traveller: Traveller, place: string, { firstName, lastName, email }: Character, phone: string): Promise<void> {
  const { page } = traveller;
  const offered = page.locator('label, [role=option]').filter({ hasText: new RegExp(`^\\s*${place}`) });
  await traveller.go('Prendre rendez-vous');
  await traveller.go('Continuer');
  await traveller.type('recherche', place);
  const suggests = (await page.locator('[role=combobox]').count()) > 0;
  if (suggests) await traveller.tap(offered.first());
  await traveller.go('Continuer');
  if (!suggests) {
    await traveller.tap(offered.first());
    await traveller.go('Continuer');
  }
  await traveller.tap(page.getByRole('radio').first());
  await traveller.go('Continuer');
  await traveller.type('prenom', firstName);
  await traveller.type('nom', lastName);
  await traveller.type('adresse', email);
  await traveller.type('telephone', phone);
  await traveller.choose('Agente ou agent');
  await traveller.go('Continuer');
  await traveller.go('Confirmer le rendez-vous');
}

/** Asks for a link on the page, and follows it from the mailbox; whoever comes for the first time says who she is. */
export async function comesInByMail(house: Playhouse, traveller: Traveller, { firstName, lastName, email }: Character): Promise<void> {
  const { page } = traveller;
  await traveller.visit(`${publicUrl}/connexion`);
  await page.locator('#adresse').fill(email);
  await traveller.go('Recevoir un lien');
  await traveller.visit(await house.link(email, 'connexion'));
  if ((await page.locator('#prenom').count()) > 0) {
    await page.locator('#prenom').fill(firstName);
    await page.locator('#nom').fill(lastName);
  }
  await traveller.go('Me connecter sur cet appareil');
}

/** An account that meets an address of ours is linked to it by its owner alone, from her mailbox. */
export async function comesInByProConnect(house: Playhouse, traveller: Traveller, who: Character): Promise<void> {
  // days have passed: what the provider had kept of her is over
  await traveller.page.context().clearCookies({ domain: '127.0.0.1' });
  await traveller.visit(`${publicUrl}/connexion`);
  await signInAs(traveller, who, publicUrl);
  if (!traveller.page.url().includes('/connexion/relier')) return;
  await traveller.page.locator('#adresse').fill(who.email);
  await traveller.go('Recevoir un lien');
  await traveller.visit(await house.link(who.email, 'connexion'));
  await traveller.go('Me connecter sur cet appareil');
  await traveller.go('Relier ce compte');
}

/** Adds all that a phase asks for, on the page of its documents where she is. */
export async function receives(traveller: Traveller, phase: keyof typeof phases, words: string): Promise<void> {
  const { page } = traveller;
  for (const code of phases[phase].evidence.filter(isWord)) await agrees(traveller, code);
  for (const code of phases[phase].evidence.filter((one) => !isWord(one))) {
    await unfolds(traveller, '#element');
    await page.locator('#element').selectOption(code);
    await page.locator('#texte').fill(words);
    await traveller.go('Ajouter cet élément');
  }
}

/** The agreement of someone elected, which has a form of its own. */
async function agrees(traveller: Traveller, code: string): Promise<void> {
  const { page } = traveller;
  await unfolds(traveller, '#accord-par');
  await page.locator(`form:has(input[value="${code}"]) #accord-par`).fill('Jean Roux, adjoint');
  await page.locator('#accord-le').fill('2026-09-01');
  await traveller.tap(page.locator('label[for="accord-comment"]'));
  await traveller.go('Noter cet accord');
}

/** Opens what a field is folded in, where it is. */
async function unfolds(traveller: Traveller, field: string): Promise<void> {
  const folded = traveller.page.locator(`details:not([open]):has(${field}) > summary`);
  if ((await folded.count()) > 0) await traveller.tap(folded.first());
}
