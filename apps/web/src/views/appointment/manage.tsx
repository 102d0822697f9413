import { type DeskWords, Phone } from '../booking/step.js';
import { type Moment, MomentWords } from '../moment.js';
import { page } from '../page.js';
import { DoneNotice, type DoneWhat } from './done.js';
import { Rescue, type RescueProps } from './rescue.js';

export interface ManageProps {
  readonly base: string;
  readonly csrf: string;
  readonly done: DoneWhat | null;
  readonly state: 'upcoming' | 'past' | 'cancelled';
  readonly when: Moment;
  readonly facts: readonly Fact[];
  readonly joinUrl: string | null;
  /** Why there is no join button yet. */
  readonly joinLater: string | null;
  readonly canMove: boolean;
  readonly canCancel: boolean;
  /** Only who holds the mailed link. */
  readonly canProve: boolean;
  readonly canNameSuccessor: boolean;
  readonly calendarUrl: string;
  readonly moveNotice: string;
  readonly rescue: RescueProps | null;
  readonly desk: DeskWords;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const titles = { upcoming: 'Votre rendez-vous', past: 'Votre rendez-vous a eu lieu', cancelled: 'Votre rendez-vous est annulé' };

export const managePage = (props: ManageProps): string =>
  page(
    { title: titles[props.state], trail: [] },
    <>
      {props.done && <DoneNotice what={props.done} />}
      <h1 className="te-title">
        <span className="fr-text--md te-over">{titles[props.state]}</span>
        <span className="te-big">
          <MomentWords moment={props.when} />
        </span>
      </h1>
      {props.state === 'upcoming' && <Join {...props} />}
      {props.canProve && <Prove {...props} />}
      <Facts facts={props.facts} />
      {props.rescue && <Rescue {...props.rescue} />}
      {props.state === 'upcoming' && <Changes {...props} />}
      {props.state !== 'upcoming' && <Again />}
      <p className="fr-mt-4w">
        Une question ? Appelez le <Phone number={props.desk.phone} />, {props.desk.hours}.
      </p>
    </>,
  );

const Join = ({ joinUrl, joinLater }: ManageProps) =>
  joinUrl ? (
    <p>
      <a className="fr-btn fr-btn--lg" href={joinUrl} rel="noreferrer">
        Rejoindre
      </a>
    </p>
  ) : (
    <p className="fr-text--lead">{joinLater ?? 'Rien à faire d’ici là.'}</p>
  );

const Prove = ({ base, csrf }: ManageProps) => (
  <form method="post" action={`${base}/preuve`} className="fr-callout te-slot">
    <input type="hidden" name="_csrf" value={csrf} />
    <h2 className="fr-callout__title fr-h6">Cette adresse est bien la vôtre ?</h2>
    <p>Un clic nous le confirme, et nous pourrons vous écrire en détail.</p>
    <button type="submit" className="fr-btn fr-btn--secondary">
      C’est bien moi
    </button>
  </form>
);

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="te-summary te-facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

function Changes({ base, canMove, canCancel, canNameSuccessor, calendarUrl, moveNotice }: ManageProps) {
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h5">Changer quelque chose</h2>
      <ul className="te-actions">
        <li>
          <a href={calendarUrl}>Ajouter à mon agenda</a>
        </li>
        {canMove && (
          <li>
            <a href={`${base}/deplacement`}>Déplacer le rendez-vous</a>
          </li>
        )}
        {canCancel && (
          <li>
            <a href={`${base}/annulation`}>Annuler le rendez-vous</a>
          </li>
        )}
        {canNameSuccessor && (
          <li>
            <a href={`${base}/suite`}>Ce n’est plus moi : quelqu’un prend la suite</a>
          </li>
        )}
      </ul>
      {!canMove && canCancel && <p>{moveNotice}</p>}
    </section>
  );
}

const Again = () => (
  <p>
    <a className="fr-btn" href="/rendez-vous">
      Prendre un autre rendez-vous
    </a>
  </p>
);
