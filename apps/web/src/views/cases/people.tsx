import { Choices } from '../choices.js';
import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import { Form, Text } from '../form.js';

export interface PeopleProps {
  readonly action: string;
  readonly csrf: string;
  readonly faults: readonly Fault[];
  readonly typed: Readonly<Record<'firstName' | 'lastName' | 'status' | 'function' | 'mandate' | 'email' | 'phone', string>>;
}

/** Someone who has to do with the project; no account is needed. */
export const PeopleForms = ({ action, csrf, faults, typed }: PeopleProps) => (
  <Folded title="Ajouter un contact" isOpen={faults.length > 0}>
    <Form action={action} csrf={csrf} submit="Ajouter ce contact" secondary>
      <Text name="prenom" label="Prénom" value={typed.firstName} maxLength={80} autoComplete="off" faults={faults} />
      <Text name="nom" label="Nom" value={typed.lastName} maxLength={80} autoComplete="off" faults={faults} />
      <Choices
        name="statut"
        legend="Cette personne est"
        choices={[
          { value: 'elected', label: 'élue' },
          { value: 'staff', label: 'agent de la collectivité' },
        ]}
        chosen={typed.status}
        faults={faults}
        inline
      />
      <Text name="fonction" label="Fonction" value={typed.function} maxLength={120} autoComplete="off" optional faults={faults} />
      <Text
        name="mandat"
        label="Fin de mandat"
        hint="Pour une personne élue."
        type="date"
        value={typed.mandate}
        short
        optional
        faults={faults}
      />
      <Text
        name="courriel"
        label="Adresse électronique"
        hint="Nous y écrivons quand nous notons ce que dit la collectivité."
        type="email"
        value={typed.email}
        maxLength={254}
        autoComplete="off"
        optional
        faults={faults}
      />
      <Text name="telephone" label="Téléphone" type="tel" value={typed.phone} maxLength={30} autoComplete="off" optional faults={faults} />
    </Form>
  </Folded>
);
