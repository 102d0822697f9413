import type { Desk } from '#platform';
import { deskName, Phone } from '../desk.js';
import { page } from '../page.js';

export interface LegalProps {
  readonly desk: Desk;
  /** Where the service is served, without a slash at its end. */
  readonly address: string;
  readonly demonstration: boolean;
}

const Fiction = ({ demonstration }: LegalProps) =>
  demonstration ? (
    <p className="fr-callout te-slot">
      <span className="fr-callout__text fr-text--md">
        Ceci est une démonstration : les personnes, les numéros et les adresses sont fictifs.
      </span>
    </p>
  ) : null;

export const legalNoticePage = (props: LegalProps): string =>
  page(
    { title: 'Mentions légales', trail: [] },
    <>
      <h1 className="fr-h2">Mentions légales</h1>
      <Fiction {...props} />
      <h2 className="fr-h5">Éditeur</h2>
      <p>
        {deskName(props.desk)}
        <br />
        {props.desk.address}
        <br />
        <Phone number={props.desk.phone} /> — <a href={`mailto:${props.desk.email}`}>{props.desk.email}</a>
      </p>
      <h2 className="fr-h5">Direction de la publication et hébergement</h2>
      <p>L’éditeur vous donne, sur demande, le nom de la personne responsable de la publication et celui de l’hébergeur.</p>
      <h2 className="fr-h5">Logiciel</h2>
      <p>
        Ce service fonctionne avec Cellule, un logiciel libre sous licence MIT. Ses textes et ses propositions viennent de règles écrites :
        aucune intelligence artificielle ne les rédige.
      </p>
    </>,
  );

export const termsPage = (props: LegalProps): string =>
  page(
    { title: 'Conditions d’utilisation', trail: [] },
    <>
      <h1 className="fr-h2">Conditions d’utilisation</h1>
      <Fiction {...props} />
      <h2 className="fr-h5">À qui s’adresse ce service</h2>
      <p>Aux personnes élues et aux agents des collectivités et de leurs groupements. Il est gratuit et n’engage à rien.</p>
      <h2 className="fr-h5">Ce que vous pouvez attendre</h2>
      <ul>
        <li>L’heure confirmée est gardée pour vous. En cas d’empêchement de notre côté, nous vous écrivons.</li>
        <li>Les conseils éclairent vos choix ; la décision reste celle de la collectivité.</li>
      </ul>
      <h2 className="fr-h5">Ce que nous vous demandons</h2>
      <ul>
        <li>Donnez votre propre adresse électronique, ou celle de votre mairie.</li>
        <li>Si vous ne pouvez pas venir, annulez : l’heure servira à quelqu’un d’autre.</li>
        <li>Gardez pour vous le lien de votre rendez-vous : qui l’a peut le déplacer ou l’annuler.</li>
      </ul>
    </>,
  );

export const cookiesPage = (): string =>
  page(
    { title: 'Gestion des cookies', trail: [] },
    <>
      <h1 className="fr-h2">Gestion des cookies</h1>
      <p>Ce site ne mesure pas votre visite et ne vous suit nulle part. Il n’y a donc rien à accepter ni à refuser.</p>
      <h2 className="fr-h5">Un seul cookie, nécessaire</h2>
      <p>
        Il contient un numéro tiré au hasard, qui relie votre navigateur au brouillon de votre prise de rendez-vous. Ainsi rien n’est perdu
        si la connexion se coupe. Le brouillon est effacé au bout de 24&nbsp;heures. Aucun autre site ne peut lire ce cookie.
      </p>
    </>,
  );

const places = [
  ['Accueil', '/'],
  ['Prendre rendez-vous', '/rendez-vous'],
  ['Retrouver un rendez-vous', '/retrouver'],
  ['Comment nous choisissons', '/comment-nous-choisissons'],
  ['Accessibilité', '/accessibilite'],
  ['Mentions légales', '/mentions-legales'],
  ['Données personnelles', '/donnees-personnelles'],
  ['Conditions d’utilisation', '/cgu'],
  ['Gestion des cookies', '/gestion-des-cookies'],
] as const;

export const siteMapPage = (): string =>
  page(
    { title: 'Plan du site', trail: [] },
    <>
      <h1 className="fr-h2">Plan du site</h1>
      <ul>
        {places.map(([text, href]) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <p>La page de votre rendez-vous n’est pas dans ce plan : son adresse est dans votre courriel.</p>
    </>,
  );
