import { Choices } from '../choices.js';
import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { type Around, page } from '../page.js';

interface AgainProps extends FormProps {
  /** Address of this page. */
  readonly action: string;
  readonly around: Around;
  readonly advisor: string;
  /** The one that was taken before, from here: `href` is its page; null once it is someone else's. */
  readonly booked: { readonly when: Moment; readonly href: string | null } | null;
  readonly times: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly desk: DeskWords;
}

/** After a missed appointment: other moments, about the same thing. */
export const againPage = (props: AgainProps): string =>
  page(
    { title: 'Prendre un autre rendez-vous', faults: props.faults, ...props.around },
    <>
      <h1 className="fr-h3">Prendre un autre rendez-vous</h1>
      {props.booked ? <Booked {...props.booked} advisor={props.advisor} /> : <Times {...props} />}
      <CallDesk desk={props.desk} />
    </>,
  );

/** One is enough: it can be moved. */
const Booked = ({ when, href, advisor }: { when: Moment; href: string | null; advisor: string }) => (
  <>
    <p>Un autre rendez-vous est déjà pris, avec {advisor}.</p>
    <p className="te-strong">
      <MomentWords moment={when} />
    </p>
    {href ? (
      <p>
        <a href={href}>Ouvrir ce rendez-vous, le déplacer ou l’annuler</a>
      </p>
    ) : (
      <p>Il est maintenant au nom d’une autre personne. Pour le déplacer, elle ouvre le lien de son courriel.</p>
    )}
  </>
);

const Times = ({ action, csrf, faults, advisor, times, chosen }: AgainProps) => (
  <>
    <p>Rien de grave : nous ne nous sommes pas vus. Voici d’autres moments, avec {advisor}.</p>
    {times.length > 0 ? (
      <Form action={action} csrf={csrf} submit="Prendre ce rendez-vous">
        <Choices name="creneau" legend="Quand ?" choices={times} chosen={chosen} faults={faults} />
      </Form>
    ) : (
      <p>Aucun moment n’est libre en ce moment avec cette personne.</p>
    )}
    <p className="fr-mt-3w">
      <a href="/rendez-vous">Choisir un autre jour, ou un autre sujet</a>
    </p>
  </>
);
