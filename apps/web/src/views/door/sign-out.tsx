import { Form } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

/** For whoever types the address, or whose header shows no button. */
export const signOutPage = ({ csrf, who }: { csrf: string; who: SignedInWords | null }): string =>
  page(
    { title: 'Se déconnecter', trail: [], who: who ?? undefined },
    who ? (
      <>
        <h1 className="fr-h3">Se déconnecter</h1>
        <p>Vos rendez-vous restent. Cet appareil ne les montrera plus.</p>
        <Form action="/deconnexion" csrf={csrf} submit="Se déconnecter" />
      </>
    ) : (
      <>
        <h1 className="fr-h3">Se déconnecter</h1>
        <p>
          C’est fait : personne n’est connecté sur cet appareil. <br />
          <a href="/connexion">Se connecter</a>
        </p>
      </>
    ),
  );
