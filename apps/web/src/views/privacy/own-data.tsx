import { type Fact, Lines } from '../facts.js';
import { Form, type FormProps, Text } from '../form.js';
import type { Link } from '../links.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

/** What one table holds of her. */
export interface DataSection {
  readonly title: string;
  /** In which quality it is hers. */
  readonly as: string;
  /** Of all that is kept; `rows` are those that can be read here. */
  readonly count: number;
  readonly rows: readonly (readonly Fact[])[];
}

export interface OwnDataProps extends FormProps {
  readonly who: SignedInWords;
  /** Her space. */
  readonly home: Link | null;
  /** She has just corrected something. */
  readonly isDone: boolean;
  readonly record: Record;
  readonly sections: readonly DataSection[];
  readonly accessCount: string;
  readonly accesses: readonly Card[];
}

interface Record {
  readonly firstName: string;
  readonly lastName: string;
  readonly function: string | null;
  readonly phone: string | null;
}

export const ownDataPage = (props: OwnDataProps): string =>
  page(
    { title: 'Mes données', who: props.who, trail: props.home ? [props.home] : [], faults: props.faults },
    <>
      {props.isDone && (
        <Notice severity="success" title="C’est corrigé">
          <p>Ce que vous avez écrit dans vos rendez-vous reste comme il était.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Mes données</h1>
      <p>Voici tout ce que ce service garde sur vous, qui l’a consulté, et ce que vous pouvez changer.</p>
      <p>
        <a className="fr-btn fr-btn--secondary" href="/mes-donnees.json">
          Télécharger mes données (fichier JSON)
        </a>
      </p>
      <Accesses {...props} />
      <h2 className="fr-h5 fr-mt-4w">Ce que nous gardons</h2>
      <p>Les identifiants internes et les codes techniques sont dans le fichier à télécharger.</p>
      {props.sections.map((section) => (
        <Section key={`${section.title} ${section.as}`} section={section} />
      ))}
      <p>
        Pourquoi et combien de temps : <a href="/donnees-personnelles">Données personnelles</a>.
      </p>
      <Correct {...props} />
      <h2 className="fr-h5 fr-mt-6w">Mes courriels</h2>
      <p>
        Messages de vos dossiers : <a href="/mes-donnees/courriels">les recevoir un par un, ou une fois par jour</a>.
      </p>
      <h2 className="fr-h5 fr-mt-6w">Mes connexions</h2>
      <p>Vous avez laissé une connexion ouverte ailleurs ? Fermez-les toutes, y compris celle-ci.</p>
      <OneButton action="/mes-donnees/deconnexion" csrf={props.csrf} text="Me déconnecter partout" />
    </>,
  );

const Accesses = ({ accesses, accessCount }: OwnDataProps) => (
  <>
    <h2 className="fr-h5 fr-mt-4w">Qui les a consultées : {accessCount.toLowerCase()}</h2>
    {accesses.length > 0 ? (
      <Cards cards={accesses} />
    ) : (
      <p>
        Ici apparaît chaque consultation de vos coordonnées par un service qui ne vous reçoit pas lui-même. Vous y lisez le service et la
        raison.
      </p>
    )}
  </>
);

const Section = ({ section: { title, as, count, rows } }: { section: DataSection }) => (
  <section className="fr-mb-2w">
    <h3 className="fr-h6 fr-mb-1v">{title}</h3>
    <p className="fr-hint-text fr-mb-1v">{as}</p>
    {rows.length > 0 ? (
      <details className="te-rescue">
        <summary>
          {count === 1 ? 'Voir ce qui est gardé' : `Voir ${count} enregistrements`}
          <span className="fr-sr-only"> ({title})</span>
        </summary>
        <ul className="te-cards">
          {rows.map((facts) => (
            <li className="te-card" key={JSON.stringify(facts)}>
              <Lines facts={facts} />
            </li>
          ))}
        </ul>
        {rows.length < count && <p>Les autres sont dans le fichier à télécharger.</p>}
      </details>
    ) : (
      <p>Seulement des identifiants internes.</p>
    )}
  </section>
);

const Correct = ({ record, csrf, faults }: OwnDataProps) => (
  <>
    <h2 className="fr-h5 fr-mt-6w">Corriger</h2>
    <Form action="/mes-donnees" csrf={csrf} submit="Enregistrer les corrections">
      <Text name="prenom" label="Prénom" value={record.firstName} autoComplete="given-name" maxLength={60} faults={faults} />
      <Text name="nom" label="Nom" value={record.lastName} autoComplete="family-name" maxLength={60} faults={faults} />
      <Text
        {...{ name: 'fonction', label: 'Fonction', hint: 'Pour que l’on sache à qui l’on parle.', maxLength: 120, optional: true, faults }}
        value={record.function ?? ''}
        autoComplete="organization-title"
      />
      <Text
        {...{ name: 'telephone', label: 'Téléphone', hint: 'Pour vous rappeler si la visio ne marche pas.', optional: true, faults }}
        type="tel"
        value={record.phone ?? ''}
        autoComplete="tel"
      />
    </Form>
    <p className="fr-mt-2w">Une adresse électronique ne se corrige pas ici : connectez-vous avec la nouvelle.</p>
  </>
);
