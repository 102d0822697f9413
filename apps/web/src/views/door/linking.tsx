import { Form, type FormProps, Text } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

/** `who`: null while she has not yet shown, by a mailed link, that the address is hers. */
export const linkingPage = ({ csrf, faults, who }: FormProps & { readonly who: SignedInWords | null }): string =>
  page(
    { title: 'Relier votre compte ProConnect', faults, trail: [], who: who ?? undefined },
    <>
      <h1 className="fr-h3">Relier votre compte ProConnect</h1>
      {who ? (
        <>
          <p>Vous venez de vous identifier avec un compte ProConnect que nous ne connaissons pas encore.</p>
          <p>Est-il bien le vôtre ? Une fois relié, il vous ouvre cet espace, avec les mêmes droits.</p>
          <Form action="/connexion/relier" csrf={csrf} submit="Relier ce compte" />
        </>
      ) : (
        <>
          <p>Votre adresse est déjà connue de la cellule. Nous ne relions jamais deux comptes sans votre accord.</p>
          <p>Demandez un lien par courriel avec cette adresse, dans ce navigateur. Vous pourrez ensuite relier votre compte.</p>
          <Form action="/connexion" csrf={csrf} submit="Recevoir un lien">
            <input type="hidden" name="suite" value="/connexion/relier" />
            <Text
              {...{ name: 'adresse', type: 'email', label: 'Adresse électronique', value: '', autoComplete: 'email', faults }}
              spellCheck={false}
            />
          </Form>
        </>
      )}
    </>,
  );
