import { Choices } from '../choices.js';
import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps } from '../form.js';
import { type Around, page } from '../page.js';

interface AgainProps extends FormProps {
  /** Address of this page. */
  readonly action: string;
  readonly around: Around;
  readonly advisor: string;
  readonly times: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly desk: DeskWords;
}

/** After a missed appointment: other moments, about the same thing. */
export const againPage = ({ action, around, csrf, faults, advisor, times, chosen, desk }: AgainProps): string =>
  page(
    { title: 'Prendre un autre rendez-vous', faults, ...around },
    <>
      <h1 className="fr-h3">Prendre un autre rendez-vous</h1>
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
      <CallDesk desk={desk} />
    </>,
  );
