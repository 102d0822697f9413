import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps, Text } from '../form.js';
import { OneButton } from '../listing.js';
import { page } from '../page.js';

interface WhoReadsProps extends FormProps {
  readonly action: string;
  readonly typed: { readonly firstName: string; readonly lastName: string; readonly function: string };
  readonly desk: DeskWords;
}

/** Of the appointment it says nothing yet. */
export const whoReadsPage = ({ action, csrf, faults, typed, desk }: WhoReadsProps): string =>
  page(
    { title: 'Qui lit ce message ?', trail: [], faults },
    <>
      <h1 className="fr-h3">Qui lit ce message ?</h1>
      <p>
        Cette adresse semble partagée : plusieurs personnes la lisent. Dites qui vous êtes, puis la page s’ouvre. Votre réponse est gardée
        un an, avec la trace des lectures.
      </p>
      <Form action={action} csrf={csrf} submit="Ouvrir la page">
        <Text name="prenom" label="Votre prénom" value={typed.firstName} autoComplete="given-name" maxLength={60} faults={faults} />
        <Text name="nom" label="Votre nom" value={typed.lastName} autoComplete="family-name" maxLength={60} faults={faults} />
        <Text
          name="fonction"
          label="Votre fonction"
          hint="Par exemple : secrétaire de mairie."
          value={typed.function}
          autoComplete="organization-title"
          maxLength={120}
          faults={faults}
        />
      </Form>
      <h2 className="fr-h5 fr-mt-4w">Vous êtes la seule personne à lire cette adresse ?</h2>
      <p>Dites-le : nous ne vous le demanderons plus, et nos courriels seront complets.</p>
      <OneButton action={`${action}/seule`} csrf={csrf} text="Personne d’autre ne lit cette adresse" />
      <CallDesk desk={desk} />
    </>,
  );
