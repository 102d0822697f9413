import { Choices } from '../choices.js';
import { Form, type FormProps, LongText, Text } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { Select } from './evidence.js';

export interface TurnProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly { readonly text: string; readonly href: string }[];
  readonly title: string;
  readonly action: string;
  readonly version: number;
  readonly turns: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly phases: readonly { readonly value: string; readonly text: string }[];
  readonly typed: Readonly<Record<'kind' | 'to' | 'reason' | 'reviewOn', string>>;
}

/** What is not a step ahead: each with a reason, which stays in the story. */
export const turnPage = (props: TurnProps): string =>
  page(
    { title: 'Revenir, suspendre ou arrêter', who: props.who, trail: props.trail, faults: props.faults },
    <>
      <h1 className="fr-h3">Revenir, suspendre ou arrêter</h1>
      <p>Projet « {props.title} ». Votre raison reste dans son histoire, que la collectivité peut lire.</p>
      <Form action={props.action} csrf={props.csrf} submit="Enregistrer ce changement">
        <input type="hidden" name="version" value={props.version} />
        <Choices name="geste" legend="Que voulez-vous faire ?" choices={props.turns} chosen={props.typed.kind} faults={props.faults} />
        {props.phases.length > 0 && (
          <Select
            name="vers"
            label="Vers quelle étape, si vous y revenez"
            value={props.typed.to}
            options={props.phases}
            faults={props.faults}
          />
        )}
        <Text
          name="revoir"
          label="À revoir le, si vous suspendez"
          type="date"
          value={props.typed.reviewOn}
          short
          optional
          faults={props.faults}
        />
        <LongText name="raison" label="Pourquoi" value={props.typed.reason} maxLength={1000} faults={props.faults} />
      </Form>
    </>,
  );
