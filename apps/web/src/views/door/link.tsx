import { AllNeeded, Form, type FormProps, Text } from '../form.js';
import { page } from '../page.js';

interface LinkProps extends FormProps {
  /** The page's own address, where its form goes. */
  readonly path: string;
  readonly email: string;
  /** What she typed; null when we know her name. */
  readonly name: { readonly first: string; readonly last: string } | null;
}

/** What the link of a mail opens: nothing is done yet, a mail program that fetches links signs nobody in. */
export const linkPage = ({ csrf, faults, path, email, name }: LinkProps): string =>
  page(
    { title: 'Se connecter', faults, trail: [] },
    <>
      <h1 className="fr-h3">Se connecter</h1>
      <p>
        Ce lien connecte cet appareil avec l’adresse <strong className="te-whole">{email}</strong>.
      </p>
      <p>Sur un appareil partagé, pensez à vous déconnecter en partant.</p>
      <Form action={path} csrf={csrf} submit="Me connecter sur cet appareil">
        {name && (
          <>
            <AllNeeded />
            <Text name="prenom" label="Prénom" value={name.first} autoComplete="given-name" maxLength={60} faults={faults} short />
            <Text name="nom" label="Nom" value={name.last} autoComplete="family-name" maxLength={60} faults={faults} short />
          </>
        )}
      </Form>
    </>,
  );
