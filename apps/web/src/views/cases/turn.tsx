import { Choices } from '../choices.js';
import { Form, type FormProps, LongText, Text } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { Select } from './evidence.js';
import { SaidFields } from './said.js';

interface Option {
  readonly value: string;
  readonly text: string;
}

export interface TurnProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly { readonly text: string; readonly href: string }[];
  readonly heading: string;
  readonly title: string;
  readonly action: string;
  readonly version: number;
  readonly turns: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  readonly phases: readonly Option[];
  /** How something can have been said, where someone else's word can be written down; else none. */
  readonly hows: readonly Option[];
  readonly typed: Readonly<Record<'kind' | 'to' | 'reason' | 'reviewOn' | 'saidBy' | 'saidOn' | 'saidHow', string>>;
}

/** What is not a step ahead: each with a reason, which stays in the story. */
export const turnPage = (props: TurnProps): string =>
  page(
    { title: props.heading, who: props.who, trail: props.trail, faults: props.faults },
    <>
      <h1 className="fr-h3">{props.heading}</h1>
      <p>Projet « {props.title} ». Votre raison reste dans son histoire, que la collectivité et la cellule peuvent lire.</p>
      <Form action={props.action} csrf={props.csrf} submit="Enregistrer ce changement">
        <input type="hidden" name="version" value={props.version} />
        <What {...props} />
        {props.phases.length > 0 && (
          <Select
            name="vers"
            label={props.turns.length === 1 ? 'Vers quelle étape' : 'Vers quelle étape, si vous y revenez'}
            value={props.typed.to}
            options={props.phases}
            faults={props.faults}
          />
        )}
        {props.turns.some(({ value }) => value === 'suspend') && (
          <Text
            name="revoir"
            label="À revoir le, si vous suspendez"
            type="date"
            value={props.typed.reviewOn}
            short
            optional
            faults={props.faults}
          />
        )}
        {props.hows.length > 0 && <Noted {...props} />}
        <LongText name="raison" label="Pourquoi" value={props.typed.reason} maxLength={1000} faults={props.faults} />
      </Form>
    </>,
  );

/** One thing alone is not asked. */
const What = ({ turns, typed, faults }: TurnProps) =>
  turns.length === 1 ? (
    <input type="hidden" name="geste" value={turns[0]?.value} />
  ) : (
    <Choices name="geste" legend="Que voulez-vous faire ?" choices={turns} chosen={typed.kind} faults={faults} />
  );

const Noted = ({ typed, hows, faults }: TurnProps) => (
  <section className="te-card">
    <h2 className="fr-h6">Si vous notez ce que dit la collectivité</h2>
    <SaidFields typed={{ by: typed.saidBy, on: typed.saidOn, how: typed.saidHow }} hows={hows} faults={faults} optional />
  </section>
);
