import { Choices } from '../choices.js';
import { type Fault, faultOf } from '../faults.js';
import { Folded } from '../folded.js';
import { Form, LongText, Text } from '../form.js';
import { UploadField } from '../upload.js';
import type { WordProps } from './word.js';

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export interface EvidenceProps {
  readonly action: string;
  readonly csrf: string;
  readonly faults: readonly Fault[];
  /** Whose agreement it stands on: asked on its own. */
  readonly sponsor: WordProps;
  /** What can be received, by phase: the present one first, and in it what is missing. */
  readonly codes: readonly OptionGroup[];
  readonly visibilities: readonly Option[];
  /** Of the case, whose minutes both sides can read. */
  readonly appointments: readonly Option[];
  /** What the field of a document offers first; it is no check. */
  readonly accept: string;
  readonly typed: Readonly<Record<'code' | 'words' | 'url' | 'saidOn' | 'appointment' | 'visibility', string>>;
}

/** Something received: words, or one thing more: a link, a day, an appointment, a document. The document comes last, for it is read last. */
export const EvidenceForm = ({ action, csrf, faults, codes, visibilities, appointments, accept, typed }: EvidenceProps) => (
  <Folded title="Ajouter un élément" isOpen={faults.length > 0}>
    <Form action={action} csrf={csrf} submit="Ajouter cet élément" secondary upload>
      <Select name="element" label="De quoi s’agit-il ?" value={typed.code} groups={codes} faults={faults} />
      <Choices
        name="vue"
        legend="Qui peut le voir"
        choices={visibilities.map(({ value, text, hint }) => ({ value, label: text, hint }))}
        chosen={typed.visibility}
        faults={faults}
      />
      <LongText
        {...{ name: 'texte', label: 'En quelques mots', value: typed.words, maxLength: 5000, optional: true, faults }}
        hint="Nécessaire, sauf avec un rendez-vous ou un document."
      />
      <p className="fr-mb-2w">Vous pouvez donner aussi une de ces choses, une seule.</p>
      <Text name="lien" label="Un lien" hint="Il commence par https://" value={typed.url} optional faults={faults} />
      <Text name="date" label="La date d’une déclaration" type="date" value={typed.saidOn} short optional faults={faults} />
      {appointments.length > 0 && (
        <Select
          {...{ name: 'rendez-vous', label: 'Un rendez-vous dont le compte rendu est envoyé (facultatif)', value: typed.appointment }}
          {...{ unchosen: 'Aucun', options: appointments, faults }}
        />
      )}
      <UploadField label="Un document (facultatif)" accept={accept} faults={faults} />
    </Form>
  </Folded>
);

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options?: readonly Option[];
  /** The same, in groups. */
  readonly groups?: readonly OptionGroup[];
  /** Said first, where nothing is chosen for anybody: « Choisissez une personne ». */
  readonly unchosen?: string;
  readonly faults: readonly Fault[];
}

/** One of many. */
export function Select({ name, label, value, options = [], groups = [], unchosen, faults }: SelectProps) {
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
        <Options options={options} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
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

const Options = ({ options }: { options: readonly Option[] }) =>
  options.map(({ value, text }) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
