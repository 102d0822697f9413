import { CallDesk, type DeskWords } from './desk.js';
import { Form, LongText, Text } from './form.js';
import { Notice } from './notice.js';
import { page } from './page.js';

export interface TypedField {
  readonly name: string;
  readonly value: string;
}

interface SendAgainProps {
  readonly action: string;
  readonly csrf: string;
  readonly fields: readonly TypedField[];
  readonly desk: DeskWords;
  /** Who has to sign in first: her sign-in ended while she wrote. */
  readonly isSignedOut?: boolean;
}

/** What people type, by the name of its field; the rest was chosen on the page before. */
const labels: Readonly<Record<string, string>> = {
  recherche: 'Nom ou code postal',
  nom: 'Nom',
  prenom: 'Prénom',
  adresse: 'Adresse électronique',
  telephone: 'Téléphone',
  lieu: 'Lieu du rendez-vous',
  moment1: 'Premier choix',
  moment2: 'Deuxième choix',
  moment3: 'Troisième choix',
};

const longLabels: Readonly<Record<string, string>> = {
  projet: 'Votre projet ou votre idée',
  raison: 'Raison',
  'compte-rendu': 'Compte rendu',
  notes: 'Notes internes',
};

/** A form whose cookie was lost, whichever it was, with all that it held. */
export const sendAgainPage = ({ action, csrf, fields, desk, isSignedOut = false }: SendAgainProps): string =>
  page(
    { title: 'À envoyer à nouveau', trail: [] },
    <>
      <Notice severity="warning" title="Rien n’est encore envoyé">
        {isSignedOut ? (
          <SignInFirst />
        ) : (
          <p>Votre navigateur avait perdu le fil de cette page. Tout ce que vous avez écrit est gardé ici.</p>
        )}
      </Notice>
      <h1 className="fr-h3">Vos réponses sont là : envoyez-les à nouveau</h1>
      <Form action={action} csrf={csrf} submit="Envoyer à nouveau">
        {fields.map((field) => (
          <Typed key={field.name} {...field} />
        ))}
      </Form>
      <p className="fr-mt-3w">
        Cette page revient sans cesse ? Votre navigateur refuse les cookies de ce site : acceptez-les, ou appelez-nous.
      </p>
      <CallDesk desk={desk} />
    </>,
  );

const SignInFirst = () => (
  <>
    <p>Votre connexion a pris fin. Tout ce que vous avez écrit est gardé ici.</p>
    <p>
      <a href="/connexion" target="_blank" rel="noopener" title="Se connecter – nouvelle fenêtre">
        Connectez-vous dans une nouvelle fenêtre
      </a>
      , puis revenez à cette page pour envoyer.
    </p>
  </>
);

const optional = new Set(['telephone', 'moment2', 'moment3']);

function Typed({ name, value }: TypedField) {
  const [label, longLabel] = [labels[name], longLabels[name]];
  if (label) return <Text name={name} label={label} value={value} optional={optional.has(name)} faults={[]} />;
  if (longLabel) return <LongText name={name} label={longLabel} value={value} optional faults={[]} />;
  return <input type="hidden" name={name} value={value} />;
}
