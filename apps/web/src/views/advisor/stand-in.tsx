import { Changed, Version } from '../appointment/changes.js';
import { Choices } from '../choices.js';
import { Form, type FormProps } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';

interface StandInProps extends FormProps {
  readonly around: Around;
  readonly base: string;
  readonly when: Moment;
  /** « Zoé Le Goff, Buis-les-Baronnies (26) » */
  readonly requester: string;
  readonly version: number;
  /** No mail goes to the requester. */
  readonly isCalled: boolean;
  readonly colleagues: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** Why the one chosen before is not, when she is not. */
  readonly refused: 'changed' | 'taken' | null;
}

const title = 'Confier à une autre personne';

export const standInPage = (props: StandInProps): string =>
  page(
    { title, faults: props.faults, who: props.around.who, trail: [...props.around.trail, { text: 'Un rendez-vous', href: props.base }] },
    <>
      {props.refused === 'changed' && <Changed when={props.when} />}
      {props.refused === 'taken' && (
        <Notice severity="warning" title="Cette personne n’est plus libre à cette heure">
          <p>Rien n’a changé. Choisissez une autre personne, ou une autre heure.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{title}</h1>
      <p className="te-strong">
        <MomentWords moment={props.when} />
      </p>
      <p>{props.requester}</p>
      {props.isCalled ? (
        <p>L’heure ne change pas. L’appel à passer apparaît dans « Ma journée » de la personne choisie.</p>
      ) : (
        <p>L’heure et le lien ne changent pas. La collectivité reçoit un seul courriel, qui dit qui la reçoit.</p>
      )}
      <Colleagues {...props} />
      <p className="fr-mt-3w">
        <a href={props.base}>Garder le rendez-vous</a>
      </p>
    </>,
  );

const Colleagues = ({ base, csrf, faults, version, colleagues }: StandInProps) =>
  colleagues.length === 0 ? (
    <p>
      Personne d’autre n’est libre à cette heure. <a href={`${base}/deplacement`}>Déplacer le rendez-vous</a>
    </p>
  ) : (
    <Form action={`${base}/relais`} csrf={csrf} submit="Confier le rendez-vous">
      <Version version={version} />
      <Choices name="personne" legend="Qui est libre à cette heure ?" choices={colleagues} faults={faults} />
    </Form>
  );
