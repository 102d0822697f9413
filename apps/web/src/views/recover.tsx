import { CallDesk, type DeskWords } from './desk.js';
import { Form, type FormProps, Text } from './form.js';
import { Notice } from './notice.js';
import { page } from './page.js';

interface RecoverProps extends FormProps {
  readonly email: string;
  readonly sent: boolean;
  readonly desk: DeskWords;
}

/** The same answer always: nobody learns here who has an appointment. */
export const recoverPage = ({ csrf, faults, email, sent, desk }: RecoverProps): string =>
  page(
    { title: 'Retrouver un rendez-vous', faults, trail: [] },
    <>
      {sent && (
        <Notice severity="success" title="C’est noté">
          <p>
            Si un rendez-vous à venir est lié à cette adresse, un courriel part avec son lien. Regardez aussi parmi les indésirables. Il en
            part un par heure au plus, et quelques-uns par jour.
          </p>
        </Notice>
      )}
      <h1 className="fr-h3">Retrouver un rendez-vous</h1>
      <p>Vous avez perdu le courriel ? Donnez l’adresse de la réservation : nous y renvoyons le lien de chaque rendez-vous à venir.</p>
      <Form action="/retrouver" csrf={csrf} submit="Recevoir le lien" trap>
        <Text
          name="adresse"
          type="email"
          label="Adresse électronique"
          hint="Par exemple : prenom.nom@mairie.fr."
          value={email}
          autoComplete="email"
          spellCheck={false}
          faults={faults}
        />
      </Form>
      <CallDesk desk={desk} />
    </>,
  );
