import { Select } from '../cases/evidence.js';
import { Choices } from '../choices.js';
import { Form, type FormProps, LongText, Text } from '../form.js';
import type { Link } from '../links.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface Option {
  readonly value: string;
  readonly text: string;
}

export interface ActionFormProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly heading: string;
  readonly intro: string;
  readonly action: string;
  readonly submit: string;
  /** Of the action as it was read; 0 for a new one. */
  readonly version: number;
  /** Someone else changed it while this was typed. */
  readonly trouble: string | null;
  /** The day that was counted back, shown before it is kept; empty otherwise. */
  readonly counted: { readonly day: string; readonly words: string } | null;
  /** None where there is nothing to choose. */
  readonly sides: readonly Option[];
  readonly owners: readonly Option[];
  readonly visibilities: readonly Option[];
  readonly typed: ActionTyped;
}

export type ActionTyped = Readonly<Record<'what' | 'side' | 'owner' | 'name' | 'dueOn' | 'council' | 'weeks' | 'visibility', string>>;

/** Who is to do what until when; a day counted back from the council is shown before it is kept. */
export const actionFormPage = (props: ActionFormProps): string =>
  page(
    { title: props.heading, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.trouble && (
        <Notice severity="warning" title="Cette action a changé entre-temps">
          <p>{props.trouble} Ce que vous avez écrit est dans les champs.</p>
        </Notice>
      )}
      {props.counted && (
        <Notice severity="warning" title="Vérifiez la date">
          <p>{props.counted.words} Si elle convient, enregistrez. Sinon, changez le conseil ou le nombre de semaines.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{props.heading}</h1>
      <p>{props.intro}</p>
      <Form action={props.action} csrf={props.csrf} submit={props.submit}>
        <input type="hidden" name="version" value={props.version} />
        <input type="hidden" name="compte" value={props.counted?.day ?? ''} />
        <LongText name="quoi" label="Ce qui est à faire" value={props.typed.what} maxLength={500} faults={props.faults} />
        <Who {...props} />
        <When {...props} />
        {props.visibilities.length > 0 && (
          <Choices
            name="vue"
            legend="Qui voit cette action"
            hint="Interne, elle ne quitte la cellule par aucune page ni aucun courriel."
            choices={labelled(props.visibilities)}
            chosen={props.typed.visibility}
            faults={props.faults}
          />
        )}
      </Form>
    </>,
  );

const Who = ({ sides, owners, typed, faults }: ActionFormProps) => (
  <>
    {sides.length > 0 && (
      <Choices name="cote" legend="Qui s’en occupe" choices={labelled(sides)} chosen={typed.side} faults={faults} inline />
    )}
    <Select name="qui" label="Quelle personne" value={typed.owner} unchosen="Personne en particulier" options={owners} faults={faults} />
    <Text
      name="nom"
      label="Ou quelqu’un d’autre de la collectivité"
      hint="Prénom, nom ou service. Nos rappels ne vont qu’aux contacts du projet."
      value={typed.name}
      maxLength={120}
      optional
      faults={faults}
    />
  </>
);

const When = ({ typed, faults }: ActionFormProps) => (
  <>
    <Text name="echeance" label="Pour le" type="date" value={typed.dueOn} short optional faults={faults} />
    <section className="te-card">
      <h2 className="fr-h6">Ou à rebours du prochain conseil municipal</h2>
      <Text name="conseil" label="Prochain conseil municipal le" type="date" value={typed.council} short optional faults={faults} />
      <Text
        name="semaines"
        label="Combien de semaines avant"
        hint="La date comptée vous est montrée avant d’être gardée."
        value={typed.weeks}
        maxLength={2}
        short
        optional
        faults={faults}
      />
    </section>
  </>
);

const labelled = (options: readonly Option[]) => options.map(({ value, text }) => ({ value, label: text }));
