import { CallDesk, type DeskWords } from './desk.js';
import { type Fact, Facts } from './facts.js';
import { Form, LongText } from './form.js';
import { type Link, Ways } from './links.js';
import { type Badge, BadgeWord } from './listing.js';
import { Notice } from './notice.js';
import { type Around, page } from './page.js';
import { FixedFor, type RequestAppointment } from './request-appointment.js';
import { type DocumentsProps, RequestDocuments } from './request-documents.js';
import { Beside, Follow, type Following, History, type HistoryLine } from './request-parts.js';

/** What has just been done. */
export type RequestDone = 'ajout' | 'retrait' | 'reponse' | 'retiree' | 'suite' | 'dossier';

export interface RequestProps extends DocumentsProps {
  readonly around: Around;
  readonly done: RequestDone | null;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  readonly appointment: RequestAppointment | null;
  /** What whoever asked can do; null on the cell's side. */
  readonly follow: Following | null;
  /** What the cell can do. */
  readonly ways: readonly Link[];
  /** What it may belong to, one sentence each. */
  readonly beside: readonly (string | Link)[];
  readonly history: readonly HistoryLine[];
}

const doneWords: Record<RequestDone, { title: string; next: string }> = {
  ajout: { title: 'Le document est ajouté', next: 'La collectivité qui demande et la cellule peuvent le voir ici.' },
  retrait: { title: 'Le document est retiré', next: 'Plus personne ne peut l’ouvrir.' },
  reponse: { title: 'Votre réponse est envoyée', next: 'La cellule reprend votre demande.' },
  retiree: { title: 'Votre demande est retirée', next: 'Vous pouvez en faire une autre quand vous voulez.' },
  dossier: { title: 'C’est dans le dossier', next: 'La collectivité et la personne qui la suit l’y trouvent.' },
  suite: { title: 'C’est noté', next: 'La suite de la demande est inscrite dans son histoire.' },
};

export const requestPage = (props: RequestProps): string =>
  page(
    { title: 'Une demande', faults: props.faults, ...props.around },
    <>
      {props.done && (
        <Notice severity="success" title={doneWords[props.done].title}>
          <p>{doneWords[props.done].next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">Une demande</h1>
      <BadgeWord badge={props.badge} />
      <Facts facts={props.facts} />
      {props.appointment && <FixedFor appointment={props.appointment} />}
      {props.follow && <Follow {...props.follow} />}
      {props.beside.length > 0 && <Beside sentences={props.beside} title={props.follow ? 'Votre projet' : undefined} />}
      {props.ways.length > 0 && <h2 className="fr-h5">Que faire de cette demande ?</h2>}
      <Ways links={props.ways} />
      <RequestDocuments {...props} />
      <History lines={props.history} />
    </>,
  );

export interface FollowProps {
  readonly done: RequestDone | null;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  readonly appointment: RequestAppointment | null;
  readonly follow: Following;
  readonly history: readonly HistoryLine[];
  readonly desk: DeskWords;
}

/** The same for whoever holds the link of the receipt, without an account. */
export const followPage = ({ done, badge, facts, appointment, follow, history, desk }: FollowProps): string =>
  page(
    { title: 'Votre demande', faults: follow.faults },
    <>
      {done && (
        <Notice severity="success" title={doneWords[done].title}>
          <p>{doneWords[done].next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">Votre demande</h1>
      <BadgeWord badge={badge} />
      <Facts facts={facts} />
      {appointment && <FixedFor appointment={appointment} />}
      <Follow {...follow} />
      <History lines={history} />
      <CallDesk desk={desk} />
    </>,
  );

interface WithdrawProps {
  readonly around: Around;
  readonly base: string;
  readonly csrf: string;
  readonly version: number;
  readonly about: string;
}

export const withdrawPage = ({ around, base, csrf, version, about }: WithdrawProps): string =>
  page(
    { title: 'Retirer cette demande', ...around },
    <>
      <h1 className="fr-h3">Retirer cette demande</h1>
      <p className="te-strong">{about}</p>
      <p>La cellule ne vous répondra plus. Vous pourrez faire une autre demande quand vous voudrez.</p>
      <Form action={`${base}/retrait`} csrf={csrf} submit="Retirer la demande">
        <input type="hidden" name="version" value={version} />
        <LongText name="mots" label="Pourquoi ?" value="" maxLength={5000} faults={[]} optional />
      </Form>
      <p>
        <a href={base}>Garder la demande</a>
      </p>
    </>,
  );
