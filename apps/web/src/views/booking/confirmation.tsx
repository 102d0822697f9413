import { type AdaptationBoxes, Adaptations } from '../appointment/adaptations.js';
import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { Facts } from '../facts.js';
import { MailLater } from '../mail-later.js';
import { type Moment, MomentWords } from '../moment.js';
import { page } from '../page.js';
import { Beside } from '../request-parts.js';

export interface BookedProps {
  readonly forWhom: string | null;
  readonly reference: string;
  readonly when: Moment;
  /** « En visio », « Par téléphone » */
  readonly how: string;
  readonly typeTitle: string;
  readonly territory: string;
  /** « Camille Besson, à Paris » */
  readonly advisor: string;
  readonly email: string;
  /** Several people seem to read it. */
  readonly isShared: boolean;
  /** When the mail leaves, when it does not at once: « mardi 1er décembre 2026 à 10 h (heure de Paris) ». */
  readonly mailLater: string | null;
  /** What goes on for her collectivité, when she acts for it. */
  readonly projects: readonly string[];
  readonly adaptations: AdaptationBoxes | null;
  /** For the page's form. */
  readonly csrf: string;
  readonly byPhone: boolean;
  readonly manageUrl: string;
  readonly calendarUrl: string;
  readonly desk: DeskWords;
}

export const bookedPage = (props: BookedProps): string =>
  page(
    { title: 'Votre rendez-vous est pris', trail: [] },
    <>
      <h1 className="fr-h2">Votre rendez-vous est pris</h1>
      <p className="te-big">
        <MomentWords moment={props.when} />
      </p>
      <ForWhom {...props} />
      <p className="fr-text--lead">Rien à faire d’ici là.</p>
      {props.mailLater && <MailLater when={props.mailLater} />}
      <BookedFacts {...props} />
      <OwnProjects sentences={props.projects} />
      {props.isShared && (
        <p>
          Cette adresse semble partagée : nos courriels y diront la date, le lieu et un lien, rien d’autre. La page du lien demandera qui
          lit ; vous pourrez y dire que vous êtes la seule personne à lire cette adresse.
        </p>
      )}
      <p>
        <a className="fr-btn te-noprint" href={props.calendarUrl}>
          Ajouter à mon agenda
        </a>
      </p>
      <Prepare {...props} />
      <Change {...props} />
    </>,
  );

const ForWhom = ({ forWhom, email }: { forWhom: string | null; email: string }) =>
  forWhom && (
    <p className="te-strong">
      Vous avez demandé pour {forWhom}. C’est {email} qui reçoit nos courriels et qui décide de la suite.
    </p>
  );

const BookedFacts = ({ reference, how, typeTitle, territory, advisor, email, mailLater }: BookedProps) => (
  <Facts
    facts={[
      { name: 'Référence', value: reference },
      { name: 'Avec', value: advisor },
      { name: 'Comment', value: how },
      { name: 'Sujet', value: typeTitle },
      { name: 'Collectivité', value: territory },
      { name: mailLater ? 'Courriel à venir à' : 'Courriel envoyé à', value: email },
    ]}
  />
);

const OwnProjects = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length > 0 && (
    <Beside sentences={sentences} title="Votre projet">
      <p className="fr-mb-0">Est-ce le même projet ? Dites-le-nous : nous ferons le lien.</p>
    </Beside>
  );

const Prepare = ({ adaptations, csrf }: BookedProps) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">Si vous avez dix minutes</h2>
    <ul>
      <li>Notez en une phrase ce que vous voulez changer avec les habitants.</li>
      <li>Rassemblez ce qui existe déjà : conseil de quartier, réunion publique, enquête.</li>
      <li>Demandez-vous qui décidera à la fin, et de quoi.</li>
    </ul>
    <p>Vous n’avez rien de tout cela ? Venez quand même, c’est souvent par là que nous commençons.</p>
    {adaptations && <Adaptations {...adaptations} csrf={csrf} />}
  </section>
);

const Change = ({ manageUrl, desk, byPhone }: BookedProps) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">Un changement, un souci</h2>
    <p>
      <a href={manageUrl}>Déplacer ou annuler le rendez-vous</a>
    </p>
    <p>
      Par téléphone : <Phone number={desk.phone} />. <DeskHours desk={desk} />
      {byPhone ? '' : ' Le lien de la visio est aussi sur la page du rendez-vous.'}
    </p>
    <p className="te-noprint">
      <a href="/rendez-vous">Prendre un autre rendez-vous</a>
    </p>
  </section>
);

export interface ReceivedProps {
  readonly forWhom: string | null;
  readonly reference: string;
  readonly territory: string;
  readonly typeTitle: string;
  readonly email: string;
  /** When the receipt leaves, when it does not at once. */
  readonly mailLater: string | null;
  readonly receivedOn: string;
  /** « Au plus tard mardi 1er décembre 2026 »; null when it was answered meanwhile. */
  readonly promised: string | null;
  readonly wishes: readonly string[];
  readonly place: string | null;
  /** What goes on for her collectivité, when she acts for it. */
  readonly projects: readonly string[];
  readonly desk: DeskWords;
}

/** What is answered by hand. */
export const receivedPage = ({
  forWhom,
  reference,
  territory,
  typeTitle,
  email,
  mailLater,
  receivedOn,
  promised,
  wishes,
  place,
  projects,
  desk,
}: ReceivedProps): string =>
  page(
    { title: 'Votre demande est arrivée', trail: [] },
    <>
      <h1 className="fr-h2">Votre demande est arrivée</h1>
      <ForWhom forWhom={forWhom} email={email} />
      <p className="fr-text--lead">Rien d’autre à faire : une personne de l’équipe vous répond, par courriel ou par téléphone.</p>
      {mailLater && <MailLater when={mailLater} />}
      <Facts
        facts={[
          { name: 'Référence', value: reference },
          { name: 'Reçue le', value: receivedOn },
          ...(promised ? [{ name: 'Notre réponse', value: promised }] : []),
          { name: 'Collectivité', value: territory },
          { name: 'Sujet', value: typeTitle },
          ...(wishes.length > 0 ? [{ name: 'Vos moments', value: wishes.join(' ; ') }] : []),
          ...(place ? [{ name: 'Lieu', value: place }] : []),
          { name: mailLater ? 'Accusé de réception à venir à' : 'Accusé de réception envoyé à', value: email },
        ]}
      />
      <p>Le lien pour suivre votre demande est dans ce courriel : il s’ouvre sans compte. Vous pourrez y répondre à nos questions.</p>
      <OwnProjects sentences={projects} />
      <p>
        Une question, une erreur à corriger ? Appelez le <Phone number={desk.phone} /> en donnant la référence. <DeskHours desk={desk} />
      </p>
    </>,
  );
