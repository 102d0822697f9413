import type { NeedWords } from './booking/need.js';
import { DeskHours, type DeskWords, Phone } from './desk.js';
import { page } from './page.js';

interface HomeProps {
  /** « mardi 1er décembre 2026 à 10 h (heure de Paris) »; null when nothing is free. */
  readonly first: string | null;
  readonly types: readonly NeedWords[];
  readonly desk: DeskWords;
}

const description = 'Un rendez-vous gratuit et sans engagement, pour les collectivités qui veulent associer les habitants à leurs projets.';

export const homePage = (props: HomeProps): string =>
  page(
    { title: 'Prendre rendez-vous sur la participation citoyenne', description, wide: true },
    <>
      <section className="te-hero">
        <h1>Associer les habitants à un projet : parlons-en</h1>
        <p className="fr-text--lead">
          Vous êtes élue, élu ou agent d’une collectivité ? Une personne de la cellule vous écoute et vous oriente, en visio ou par
          téléphone. C’est gratuit et sans engagement.
        </p>
        <p>
          <a className="fr-btn fr-btn--lg" href="/rendez-vous">
            Prendre rendez-vous
          </a>
        </p>
        {props.first && (
          <p>
            Premier rendez-vous libre : <strong>{props.first}</strong>.
          </p>
        )}
      </section>
      <Subjects {...props} />
      <Course />
      <Already {...props} />
    </>,
  );

const Subjects = ({ types }: HomeProps) => (
  <section className="fr-mt-6w">
    <h2 className="fr-h4">De quoi pouvons-nous parler ?</h2>
    <ul className="te-subjects">
      {types.map(({ code, title, purpose, lasting }) => (
        <li key={code}>
          <strong>{title}</strong>
          <br />
          {purpose} <span className="te-whole">{lasting}</span>.
        </li>
      ))}
    </ul>
  </section>
);

const Course = () => (
  <section className="fr-mt-6w">
    <h2 className="fr-h4">Comment cela se passe</h2>
    <ol>
      <li>Vous choisissez un moment, à l’heure de chez vous. Deux minutes suffisent, sans compte à créer.</li>
      <li>Vous recevez un courriel avec le lien et de quoi déplacer ou annuler.</li>
      <li>Le jour venu, vous parlez avec quelqu’un qui connaît le sujet. Toutes les idées sont bienvenues, même au brouillon.</li>
    </ol>
  </section>
);

const Already = ({ desk }: HomeProps) => (
  <section className="fr-mt-6w">
    <h2 className="fr-h4">Vous avez déjà rendez-vous ?</h2>
    <p>
      Le courriel de confirmation contient le lien pour le déplacer, l’annuler ou le rejoindre. Vous l’avez perdu ?{' '}
      <a href="/retrouver">Retrouver un rendez-vous</a>.
    </p>
    <h2 className="fr-h4">Vous préférez le téléphone ?</h2>
    <p>
      Appelez le <Phone number={desk.phone} />. <DeskHours desk={desk} />
    </p>
  </section>
);
