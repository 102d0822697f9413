import { Choices } from '../choices.js';
import { Form, type FormProps } from '../form.js';
import type { Link } from '../links.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface MailRhythmProps extends FormProps {
  readonly action: string;
  readonly who: SignedInWords;
  /** Her space. */
  readonly home: Link | null;
  readonly chosen: string | null;
  /** « heure de Mayotte » */
  readonly clock: string;
  /** She has just chosen. */
  readonly isDone: boolean;
}

export const mailRhythmPage = ({ action, csrf, faults, who, home, chosen, clock, isDone }: MailRhythmProps): string =>
  page(
    { title: 'Mes courriels', who, trail: [...(home ? [home] : []), { text: 'Mes données', href: '/mes-donnees' }], faults },
    <>
      {isDone && (
        <Notice severity="success" title="C’est enregistré">
          <p>Les messages qui attendent déjà le courriel du jour arriveront avec lui.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Mes courriels</h1>
      <p>Les messages écrits dans un dossier vous sont envoyés par courriel. Ils restent aussi dans ce service.</p>
      <Form action={action} csrf={csrf} submit="Enregistrer">
        <Choices
          {...{ name: 'rythme', legend: 'Quand voulez-vous recevoir ces messages ?', chosen, faults }}
          choices={[
            { value: 'un-par-un', label: 'Un par un, dès qu’ils sont écrits' },
            { value: 'un-par-jour', label: `Une fois par jour, à 8\u00a0h (${clock})` },
          ]}
        />
      </Form>
      <p className="fr-mt-3w">
        Le courriel du jour part à 8 h seulement s’il y a du nouveau. Rien d’autre ne change : rendez-vous, rappels, comptes rendus et ce
        que nous avons noté de votre part.
      </p>
    </>,
  );
