import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Ways } from '../links.js';
import { type Moment, MomentWords } from '../moment.js';
import { type Around, page } from '../page.js';
import { type AdaptationBoxes, Adaptations } from './adaptations.js';
import { Asked } from './asked.js';
import { DoneNotice, type DoneWhat } from './done.js';
import { Rescue } from './rescue.js';

export interface ManageProps {
  /** Address of this page. */
  readonly base: string;
  readonly around: Around;
  readonly csrf: string;
  readonly done: DoneWhat | null;
  /** When the mail about it leaves, when it does not at once. */
  readonly mailLater: string | null;
  readonly state: AppointmentState;
  /** Its minutes, once it was held. */
  readonly minutesHref: string | null;
  /** Where another can be taken after it was missed. */
  readonly againHref: string | null;
  readonly when: Moment;
  readonly facts: readonly Fact[];
  readonly join: Join;
  readonly canMove: boolean;
  readonly canCancel: boolean;
  /** Only who holds the mailed link. */
  readonly canProve: boolean;
  readonly canNameSuccessor: boolean;
  /** « J’aurai dix minutes de retard », « Rappelez-moi ». */
  readonly canTell: boolean;
  /** What to prepare; null once it has begun. */
  readonly asked: readonly string[] | null;
  /** Null to whoever is not to know of them. */
  readonly adaptations: AdaptationBoxes | null;
  /** Null where it would give more rights than its reader has: it holds the requester's link. */
  readonly calendarUrl: string | null;
  /** What to say on the phone. */
  readonly code: string;
  /** On which number we would call back. */
  readonly phone: string | null;
  /** The time has come: what helps is unfolded. */
  readonly open: boolean;
  readonly desk: DeskWords;
}

/** How one joins: now, later, by a link still to come, or because we call. */
type Join =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'call'; readonly phone: string }
  | { readonly kind: 'later' | 'promised' | 'none' };

export type AppointmentState = 'upcoming' | 'past' | 'cancelled' | 'missed';

const titles: Record<AppointmentState, string> = {
  upcoming: 'Votre rendez-vous',
  past: 'Votre rendez-vous a eu lieu',
  cancelled: 'Votre rendez-vous est annulé',
  missed: 'Rendez-vous manqué',
};

export const managePage = (props: ManageProps): string =>
  page(
    { title: titles[props.state], ...props.around },
    <>
      {props.done && <DoneNotice what={props.done} mailLater={props.mailLater} />}
      <h1 className="te-title">
        <span className="fr-text--md te-over">{titles[props.state]}</span>
        <span className="te-big">
          <MomentWords moment={props.when} />
        </span>
      </h1>
      {props.state === 'upcoming' ? <Upcoming {...props} /> : <Closed {...props} />}
      <p className="fr-mt-4w">
        Une question ? Appelez le <Phone number={props.desk.phone} />. <DeskHours desk={props.desk} />
      </p>
    </>,
  );

const Upcoming = (props: ManageProps) => (
  <>
    <JoinLine join={props.join} />
    {props.canProve && <Prove {...props} />}
    <Facts facts={props.facts} />
    {props.asked && (
      <section className="fr-mt-4w">
        <h2 className="fr-h5">Si vous avez dix minutes</h2>
        <Asked lines={props.asked} />
      </section>
    )}
    <Rescue {...props} />
    {props.adaptations && (
      <section className="fr-mt-4w te-noprint">
        <h2 className="fr-h5">Vos besoins pour participer</h2>
        <Adaptations {...props.adaptations} csrf={props.csrf} />
      </section>
    )}
    <Changes {...props} />
  </>
);

const Closed = ({ facts, minutesHref, againHref }: ManageProps) => (
  <>
    <Facts facts={facts} />
    {minutesHref && <Ways links={[{ text: 'Le compte rendu', href: minutesHref }]} />}
    <p>
      <a className="fr-btn" href={againHref ?? '/rendez-vous'}>
        Prendre un autre rendez-vous
      </a>
    </p>
  </>
);

function JoinLine({ join }: { join: Join }) {
  if (join.kind === 'open')
    return (
      <p>
        <a className="fr-btn fr-btn--lg" href={join.url} rel="noreferrer">
          Rejoindre
        </a>
      </p>
    );
  return <p className="fr-text--lead">Rien à faire d’ici là. {laterWords(join)}</p>;
}

function laterWords(join: Join): string {
  if (join.kind === 'call') return `Nous vous appellerons${join.phone && ` au ${join.phone}`}.`;
  if (join.kind === 'later') return 'Le bouton « Rejoindre » apparaît ici un quart d’heure avant.';
  return join.kind === 'promised' ? 'Le lien de la visio vous sera envoyé.' : '';
}

const Prove = ({ base, csrf }: ManageProps) => (
  <form method="post" action={`${base}/preuve`} className="fr-callout te-slot">
    <input type="hidden" name="_csrf" value={csrf} />
    <h2 className="fr-callout__title fr-h6">Cette adresse est bien la vôtre ?</h2>
    <p>Dites-le-nous une fois : nous saurons que nos courriels arrivent.</p>
    <button type="submit" className="fr-btn fr-btn--secondary">
      C’est bien moi
    </button>
  </form>
);

function Changes({ base, canMove, canCancel, canNameSuccessor, calendarUrl }: ManageProps) {
  const actions = [
    { shown: calendarUrl !== null, href: calendarUrl ?? '', text: 'Ajouter à mon agenda' },
    { shown: canMove, href: `${base}/deplacement`, text: 'Déplacer le rendez-vous' },
    { shown: canCancel, href: `${base}/annulation`, text: 'Annuler le rendez-vous' },
    { shown: canNameSuccessor, href: `${base}/suite`, text: 'Ce n’est plus moi : quelqu’un prend la suite' },
  ];
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h5">Changer quelque chose</h2>
      <Ways links={actions.filter(({ shown }) => shown)} />
      {!canMove && canCancel && (
        <p>Il est trop tard pour le déplacer en ligne. Vous pouvez l’annuler jusqu’à son début, ou nous appeler.</p>
      )}
    </section>
  );
}
