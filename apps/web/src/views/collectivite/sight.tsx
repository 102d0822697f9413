import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { SignedName, type SignerWords } from './signed-name.js';

export interface Sight {
  /** « Les membres de votre collectivité » */
  readonly people: string;
  /** What they see and may do; empty: nothing. */
  readonly rights: readonly string[];
}

interface SightProps extends FormProps {
  readonly who: SignedInWords;
  readonly sights: readonly Sight[];
  /** « La préfecture voit un résumé »: as it stands now. */
  readonly agrees: boolean;
  /** Who said so, and when; empty when nobody ever did. */
  readonly said: readonly Fact[];
  /** Word for word what the form says in the name of the collectivité: the opposite of what stands. */
  readonly words: string;
  readonly signer: SignerWords;
  readonly isDone: boolean;
}

/** « Qui voit quoi »: the table of permissions, in plain words; and what the collectivité itself decides of it. */
export const sightPage = (props: SightProps): string =>
  page(
    { title: 'Qui voit quoi', who: props.who, trail: [{ text: 'Mes rendez-vous', href: '/espace' }], faults: props.faults },
    <>
      {props.isDone && (
        <Notice severity="success" title="C’est fait">
          <p>Un reçu part par courriel, à vous et aux personnes référentes. Cet acte peut être contesté pendant sept jours.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Qui voit quoi</h1>
      <p className="fr-text--lead">Ce que vous nous confiez appartient à votre collectivité. Voici qui peut le lire, et qui peut agir.</p>
      {props.sights.map(({ people, rights }) => (
        <section key={people}>
          <h2 className="fr-h6">{people}</h2>
          {rights.length > 0 ? (
            <ul>
              {rights.map((right) => (
                <li key={right}>{right}</li>
              ))}
            </ul>
          ) : (
            <p>Rien de vos rendez-vous, ni de vos demandes, ni de vos membres.</p>
          )}
        </section>
      ))}
      <h2 className="fr-h6">Le lien reçu par courriel</h2>
      <p>Qui a le lien d’un rendez-vous peut le voir, le déplacer et l’annuler. Gardez ce courriel pour vous.</p>
      <Agreement {...props} />
    </>,
  );

const Agreement = ({ csrf, faults, agrees, said, words, signer }: SightProps) => (
  <section aria-labelledby="prefecture">
    <h2 className="fr-h5 te-first" id="prefecture">
      {agrees ? 'Votre préfecture voit un résumé' : 'Montrer un résumé à votre préfecture ?'}
    </h2>
    <p>
      Le résumé dit les dates, le sujet, l’état et le nom de la personne qui conseille. Il ne dit jamais ce que vous écrivez, ni vos
      coordonnées, ni vos besoins d’aménagement. L’aide de la cellule n’en dépend pas.
    </p>
    {said.length > 0 && <Facts facts={said} />}
    <Form
      action={`/espace/qui-voit-quoi/${agrees ? 'retrait' : 'accord'}`}
      csrf={csrf}
      submit={agrees ? 'Retirer notre accord' : 'Donner notre accord'}
      secondary={agrees}
    >
      <SignedName {...signer} words={words} faults={faults} />
    </Form>
    <p className="fr-mt-2w">
      <a href="/espace/actes">Voir les actes faits au nom de votre collectivité</a>
    </p>
  </section>
);
