import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface Sight {
  /** « Les membres de votre collectivité » */
  readonly people: string;
  /** What they see and may do; empty: nothing. */
  readonly rights: readonly string[];
}

interface SightProps {
  readonly who: SignedInWords;
  readonly sights: readonly Sight[];
}

/** « Qui voit quoi »: the table of permissions, in plain words. */
export const sightPage = ({ who, sights }: SightProps): string =>
  page(
    { title: 'Qui voit quoi', who, trail: [{ text: 'Mes rendez-vous', href: '/espace' }] },
    <>
      <h1 className="fr-h3">Qui voit quoi</h1>
      <p className="fr-text--lead">Ce que vous nous confiez appartient à votre collectivité. Voici qui peut le lire, et qui peut agir.</p>
      {sights.map(({ people, rights }) => (
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
    </>,
  );
