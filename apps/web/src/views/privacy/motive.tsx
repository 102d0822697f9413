import { Form, type FormProps, Text } from '../form.js';
import { type Around, page } from '../page.js';

interface MotiveProps extends FormProps {
  readonly around: Around;
  readonly action: string;
  readonly typed: string;
}

/** Asked before anything of an appointment is shown to whoever audits. */
export const motivePage = ({ around, action, csrf, faults, typed }: MotiveProps): string =>
  page(
    { title: 'Pourquoi consulter ce rendez-vous ?', faults, ...around },
    <>
      <h1 className="fr-h3">Pourquoi consulter ce rendez-vous ?</h1>
      <p>Votre raison est gardée au journal. La personne qui a pris ce rendez-vous la lit, sans votre nom.</p>
      <Form action={action} csrf={csrf} submit="Ouvrir le rendez-vous">
        <Text
          name="motif"
          label="Votre raison"
          hint="Par exemple : plainte reçue le 20 novembre."
          value={typed}
          maxLength={300}
          faults={faults}
        />
      </Form>
    </>,
  );
