import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { Form, type FormProps } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { page } from '../page.js';
import { StatusChoice } from '../status-choice.js';

export interface SuccessionProps extends FormProps {
  readonly token: string;
  readonly state: 'open' | 'accepted' | 'closed';
  /** Null for a mailbox that several people read: only when and where. */
  readonly content: { readonly successor: string; readonly predecessor: string; readonly typeTitle: string } | null;
  readonly when: Moment;
  readonly territory: string;
  readonly desk: DeskWords;
}

/** A successor looks, then accepts by a POST: a mail scanner that follows links accepts nothing. */
export const successionPage = (props: SuccessionProps): string =>
  page(
    { title: 'Reprendre un rendez-vous', faults: props.faults, trail: [] },
    <>
      <h1 className="fr-h3">{props.state === 'open' ? question(props.content) : 'Reprendre un rendez-vous'}</h1>
      <p className="te-big">
        <MomentWords moment={props.when} />
      </p>
      <p>
        {props.content && `${props.content.typeTitle} — `}
        {props.territory}
      </p>
      {props.state === 'open' && <Open {...props} />}
      {props.state === 'accepted' && (
        <p>Ce rendez-vous est déjà à votre nom. Le lien de sa page est dans le courriel que vous avez reçu.</p>
      )}
      {props.state === 'closed' && <p>Cette proposition n’est plus ouverte : le rendez-vous a eu lieu, est annulé ou a changé de mains.</p>}
      <p className="fr-mt-4w">
        Une question ? Appelez le <Phone number={props.desk.phone} />. <DeskHours desk={props.desk} />
      </p>
    </>,
  );

const question = (content: SuccessionProps['content']): string =>
  content ? `${content.successor}, reprenez-vous ce rendez-vous ?` : 'Reprenez-vous ce rendez-vous ?';

const Open = ({ token, csrf, faults, content }: SuccessionProps) => (
  <>
    <p>
      {content
        ? `${content.predecessor} vous propose de prendre sa suite.`
        : 'Une place à ce rendez-vous est proposée à qui lit cette adresse.'}{' '}
      Si vous acceptez, le rendez-vous passe à votre nom et nous vous écrivons désormais.
    </p>
    <Form action={`/reprise/${token}`} csrf={csrf} submit="Reprendre le rendez-vous">
      <StatusChoice chosen={null} faults={faults} />
    </Form>
    <p className="fr-mt-3w">Ce n’est pas pour vous ? Il suffit de fermer cette page : rien ne change.</p>
  </>
);
