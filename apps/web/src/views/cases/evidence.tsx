import { Choices } from '../choices.js';
import { type Fault, faultOf } from '../faults.js';
import { Folded } from '../folded.js';
import { Form, LongText, Text } from '../form.js';
import type { WordProps } from './word.js';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

export interface EvidenceProps {
  readonly action: string;
  readonly csrf: string;
  readonly faults: readonly Fault[];
  /** Whose agreement it stands on: asked on its own. */
  readonly sponsor: WordProps;
  /** What can be received, those that are missing first. */
  readonly codes: readonly Option[];
  readonly visibilities: readonly Option[];
  readonly typed: {
    readonly code: string;
    readonly words: string;
    readonly url: string;
    readonly saidOn: string;
    readonly visibility: string;
  };
}

/** Something received: a text; with an address it is a link, with a date a dated statement. */
export const EvidenceForm = ({ action, csrf, faults, codes, visibilities, typed }: EvidenceProps) => (
  <Folded title="Ajouter un élément" isOpen={faults.length > 0}>
    <Form action={action} csrf={csrf} submit="Ajouter cet élément" secondary>
      <Select name="element" label="De quoi s’agit-il ?" value={typed.code} options={codes} faults={faults} />
      <LongText name="texte" label="En quelques mots" value={typed.words} maxLength={5000} faults={faults} />
      <Text name="lien" label="Un lien" hint="Il commence par https://" value={typed.url} maxLength={500} optional faults={faults} />
      <Text
        name="date"
        label="La date, si c’est une déclaration"
        hint="Donnez un lien ou une date, pas les deux."
        type="date"
        value={typed.saidOn}
        short
        optional
        faults={faults}
      />
      <Choices
        name="vue"
        legend="Qui peut le voir"
        choices={visibilities.map(({ value, text, hint }) => ({ value, label: text, hint }))}
        chosen={typed.visibility}
        faults={faults}
      />
    </Form>
  </Folded>
);

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** Said first, where nothing is chosen for anybody: « Choisissez une personne ». */
  readonly unchosen?: string;
  readonly faults: readonly Fault[];
}

/** One of many. */
export function Select({ name, label, value, options, unchosen, faults }: SelectProps) {
  const fault = faultOf(faults, name);
  return (
    <div className={`fr-select-group${fault ? ' fr-select-group--error' : ''}`}>
      <label className="fr-label" htmlFor={name}>
        {label}
      </label>
      <select
        className={`fr-select${fault ? ' fr-select--error' : ''}`}
        id={name}
        name={name}
        defaultValue={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${name}-erreur` : undefined}
      >
        {unchosen && <option value="">{unchosen}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {fault && (
        <p className="fr-error-text" id={`${name}-erreur`}>
          {fault}
        </p>
      )}
    </div>
  );
}
