import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps } from '../form.js';
import { OneButton } from '../listing.js';
import { page } from '../page.js';

interface InvitationProps extends FormProps {
  readonly token: string;
  readonly name: string;
  readonly organisation: string;
  readonly saidBy: string;
  readonly role: string;
  /** Whoever invites leaves. */
  readonly follows: boolean;
  readonly until: string;
  readonly desk: DeskWords;
}

/** Looking changes nothing: only the button answers. */
export const invitationPage = (props: InvitationProps): string =>
  page(
    { title: 'Rejoindre une collectivité', trail: [] },
    <>
      <h1 className="fr-h3">
        {props.name}, rejoignez-vous {props.organisation} ?
      </h1>
      <p>
        {props.follows ? `${props.saidBy} ne s’en occupe plus et vous propose de prendre la suite.` : `${props.saidBy} vous invite.`} Votre
        rôle : {props.role}.
      </p>
      <p>Vous verrez les rendez-vous et les demandes de cette collectivité. Vous pourrez la quitter à tout moment.</p>
      <Form action={`/invitation/${props.token}/oui`} csrf={props.csrf} submit="Rejoindre la collectivité" />
      <div className="fr-mt-2w">
        <OneButton action={`/invitation/${props.token}/non`} csrf={props.csrf} text="Non, merci" />
      </div>
      <p className="fr-mt-3w">Cette invitation est ouverte jusqu’au {props.until}.</p>
      <CallDesk desk={props.desk} />
    </>,
  );

export const answeredPage = ({ yes }: { yes: boolean }): string =>
  page(
    { title: yes ? 'Bienvenue' : 'C’est noté', trail: [] },
    yes ? (
      <>
        <h1 className="fr-h3">Bienvenue</h1>
        <p>Vous faites partie de cette collectivité. Connectez-vous avec l’adresse qui a reçu l’invitation.</p>
        <p>
          <a className="fr-btn" href="/connexion">
            Se connecter
          </a>
        </p>
      </>
    ) : (
      <>
        <h1 className="fr-h3">C’est noté</h1>
        <p>Vous ne rejoignez pas cette collectivité. Rien d’autre à faire.</p>
      </>
    ),
  );
