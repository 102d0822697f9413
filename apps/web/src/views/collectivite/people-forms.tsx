import { Choices } from '../choices.js';
import { AllNeeded, Form, type FormProps, Text } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface NameTyped {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

interface PeopleFormProps extends FormProps {
  readonly who: SignedInWords;
}

const trail = [{ text: 'Personnes', href: '/espace/personnes' }];

const NameFields = ({ typed, faults, optional }: { typed: NameTyped; faults: FormProps['faults']; optional?: boolean }) => (
  <>
    <Text name="prenom" label="Prénom" value={typed.firstName} maxLength={60} {...(optional && { optional })} faults={faults} />
    <Text name="nom" label="Nom" value={typed.lastName} maxLength={60} {...(optional && { optional })} faults={faults} />
    <Text
      name="adresse"
      type="email"
      label="Adresse électronique"
      hint="Une adresse personnelle ou celle de la mairie convient."
      value={typed.email}
      spellCheck={false}
      {...(optional && { optional })}
      faults={faults}
    />
  </>
);

interface InviteProps extends PeopleFormProps {
  readonly typed: NameTyped;
  readonly role: string | null;
}

export const invitePage = ({ who, csrf, faults, typed, role }: InviteProps): string =>
  page(
    { title: 'Inviter une personne', who, trail, faults },
    <>
      <h1 className="fr-h3">Inviter une personne</h1>
      <p>Nous lui écrivons de votre part. Elle ne voit rien tant qu’elle n’a pas accepté.</p>
      <Form action="/espace/personnes/invitation" csrf={csrf} submit="Envoyer l’invitation">
        <AllNeeded />
        <NameFields typed={typed} faults={faults} />
        <Choices
          name="role"
          legend="Son rôle"
          choices={[
            { value: 'member', label: 'Membre', hint: 'voit les rendez-vous et les demandes' },
            { value: 'lead', label: 'Personne référente', hint: 'peut aussi les déplacer, les annuler, et inviter' },
          ]}
          chosen={role}
          faults={faults}
        />
      </Form>
    </>,
  );

interface RemoveProps extends PeopleFormProps {
  readonly id: string;
  readonly name: string;
}

export const removePage = ({ who, csrf, id, name }: RemoveProps): string =>
  page(
    { title: 'Retirer une personne', who, trail },
    <>
      <h1 className="fr-h3">Retirer {name}</h1>
      <p>Si vous continuez :</p>
      <ul>
        <li>cette personne ne voit plus rien de votre collectivité, dès maintenant ;</li>
        <li>ce qu’elle a fait reste à la collectivité ;</li>
        <li>vous pourrez l’inviter de nouveau.</li>
      </ul>
      <Form action={`/espace/personnes/${id}/retrait`} csrf={csrf} submit="Retirer cette personne" />
      <p className="fr-mt-3w">
        <a href="/espace/personnes">Ne rien changer</a>
      </p>
    </>,
  );

interface LeaveProps extends PeopleFormProps {
  readonly organisation: string;
  readonly typed: NameTyped;
}

export const leavePage = ({ who, csrf, faults, organisation, typed }: LeaveProps): string =>
  page(
    { title: 'Je ne m’occupe plus de cette collectivité', who, trail, faults },
    <>
      <h1 className="fr-h3">Quitter {organisation}</h1>
      <p>Si vous continuez :</p>
      <ul>
        <li>vous ne voyez plus rien de cette collectivité, dès maintenant ;</li>
        <li>les rendez-vous et les demandes restent à la collectivité.</li>
      </ul>
      <p>Quelqu’un prend votre suite ? Dites qui : nous lui écrivons, et cette personne choisit. Sinon, laissez ces lignes vides.</p>
      <Form action="/espace/personnes/depart" csrf={csrf} submit="Quitter la collectivité">
        <NameFields typed={typed} faults={faults} optional />
      </Form>
      <p className="fr-mt-3w">
        <a href="/espace/personnes">Rester</a>
      </p>
    </>,
  );

interface MandateProps extends PeopleFormProps {
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
  /** `YYYY-MM-DD`, or as it was typed. */
  readonly typed: string;
}

export const mandatePage = ({ who, csrf, faults, id, name, isSelf, typed }: MandateProps): string =>
  page(
    { title: 'Fin du mandat', who, trail, faults },
    <>
      <h1 className="fr-h3">{isSelf ? 'Fin de votre mandat' : `Fin du mandat : ${name}`}</h1>
      <p>Pour une personne élue : le lendemain de cette date, elle ne voit plus rien de la collectivité. Ce qu’elle a fait y reste.</p>
      <Form action={`/espace/personnes/${id}/mandat`} csrf={csrf} submit="Enregistrer">
        <Text
          name="jour"
          type="date"
          label="Dernier jour du mandat"
          hint="Laissez vide si aucune fin n’est connue."
          value={typed}
          optional
          faults={faults}
          short
        />
      </Form>
      <p className="fr-mt-3w">
        <a href="/espace/personnes">Ne rien changer</a>
      </p>
    </>,
  );
