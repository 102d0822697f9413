import { Choices } from '../choices.js';
import { AllNeeded, Form, type FormProps, Text } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

const trail = [{ text: 'Personnes et rôles', href: '/coordination/personnes' }];

interface PersonProps {
  readonly who: SignedInWords;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly done: boolean;
  readonly roles: readonly Card[];
  /** Appointments to come that nobody receives any more, and cases that nobody follows. */
  readonly left: readonly Link[];
  /** Nobody changes her own. */
  readonly isSelf: boolean;
}

export const personPage = ({ who, id, name, email, done, left, roles, isSelf }: PersonProps): string =>
  page(
    { title: name, who, trail },
    <>
      {done && (
        <Notice severity="success" title="C’est fait">
          <p>Ce rôle a pris fin. Ce que cette personne a fait reste à son organisation.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{name}</h1>
      <p>{email || 'Aucun courriel n’arrive plus à cette personne.'}</p>
      {left.length > 0 && (
        <div className="fr-callout">
          <Ways links={left} />
        </div>
      )}
      <h2 className="fr-h5">Ses rôles</h2>
      {roles.length > 0 ? (
        <Cards
          cards={roles}
          extra={(card) =>
            isSelf ? null : (
              <a href={`/coordination/personnes/${id}/fin/${card.id}`}>
                Mettre fin à ce rôle<span className="fr-sr-only"> ({card.title})</span>
              </a>
            )
          }
        />
      ) : (
        <p>Cette personne n’a aucun rôle. Elle voit seulement ses propres rendez-vous.</p>
      )}
    </>,
  );

interface EndProps extends FormProps {
  readonly who: SignedInWords;
  readonly id: string;
  readonly membershipId: string;
  readonly name: string;
  readonly role: string;
  /** What it does besides. */
  readonly after: readonly string[];
}

export const endRolePage = ({ who, csrf, id, membershipId, name, role, after }: EndProps): string =>
  page(
    { title: 'Mettre fin à un rôle', who, trail: [...trail, { text: name, href: `/coordination/personnes/${id}` }] },
    <>
      <h1 className="fr-h3">Mettre fin à un rôle : {name}</h1>
      <p>{role}</p>
      <p>Si vous continuez, cette personne n’agit plus dans ce rôle, dès maintenant. Ce qu’elle a fait reste.</p>
      {after.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <Form action={`/coordination/personnes/${id}/fin/${membershipId}`} csrf={csrf} submit="Mettre fin à ce rôle" />
      <p className="fr-mt-3w">
        <a href={`/coordination/personnes/${id}`}>Ne rien changer</a>
      </p>
    </>,
  );

export interface GrantTyped {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly role: string;
  readonly departements: string;
  readonly organisation: string;
}

interface GrantProps extends FormProps {
  readonly who: SignedInWords;
  readonly typed: GrantTyped;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
}

export const grantPage = ({ who, csrf, faults, typed, roles }: GrantProps): string =>
  page(
    { title: 'Donner un rôle', who, trail, faults },
    <>
      <h1 className="fr-h3">Donner un rôle</h1>
      <p>Cette personne se connecte ensuite avec son adresse. Le rôle compte seulement là où vous le dites.</p>
      <Form action="/coordination/personnes/role" csrf={csrf} submit="Donner ce rôle">
        <AllNeeded />
        <Text name="prenom" label="Prénom" value={typed.firstName} maxLength={60} faults={faults} />
        <Text name="nom" label="Nom" value={typed.lastName} maxLength={60} faults={faults} />
        <Text name="adresse" type="email" label="Adresse électronique" value={typed.email} spellCheck={false} faults={faults} />
        <Choices name="role" legend="Rôle" choices={roles} chosen={typed.role} faults={faults} />
        <Text
          name="departements"
          label="Où ce rôle compte"
          hint="« France », ou des numéros de département : 26, 2A, 976."
          value={typed.departements}
          faults={faults}
        />
        <Text
          name="organisation"
          label="Organisation"
          hint="Seulement pour une préfecture ou un prestataire."
          value={typed.organisation}
          maxLength={120}
          optional
          faults={faults}
        />
      </Form>
    </>,
  );
