import { SignInService } from '#identity';
import { system } from '#kernel';
import type { RunningApp } from './app.js';
import { FormVisitor } from './form-visitor.js';

const asSpec = system('spec');

/** A browser in which the owner of that address has opened a mailed link and pressed its button. */
export async function signedIn(
  { app, url, clock }: RunningApp,
  addressId: string,
  name = { prenom: 'Odile', nom: 'Chabert' },
): Promise<FormVisitor> {
  const link = await app.get(SignInService).linkFor(asSpec, addressId, clock.now());
  const visitor = new FormVisitor(url);
  await visitor.open(new URL(link).pathname);
  return visitor.send(visitor.html.includes('name="prenom"') ? name : {});
}
