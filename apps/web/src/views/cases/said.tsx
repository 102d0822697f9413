import { Choices } from '../choices.js';
import type { Fault } from '../faults.js';
import { Text } from '../form.js';

export interface SaidTyped {
  readonly by: string;
  readonly on: string;
  readonly how: string;
}

interface SaidProps {
  readonly typed: SaidTyped;
  readonly hows: readonly { readonly value: string; readonly text: string }[];
  readonly faults: readonly Fault[];
  /** Asked of one choice among others. */
  readonly optional?: boolean;
  /** Of its fields, where a page has several. */
  readonly prefix?: string;
}

/** Whose word it is, when and how it was given. */
export const SaidFields = ({ typed, hows, faults, optional = false, prefix = 'dit' }: SaidProps) => (
  <>
    <Text
      name={`${prefix}-par`}
      label="Qui l’a dit"
      hint="Prénom, nom et fonction."
      value={typed.by}
      maxLength={200}
      optional={optional}
      faults={faults}
    />
    <Text name={`${prefix}-le`} label="Quel jour" type="date" value={typed.on} short optional={optional} faults={faults} />
    <Choices
      name={`${prefix}-comment`}
      legend={optional ? 'Comment (facultatif)' : 'Comment'}
      choices={hows.map(({ value, text }) => ({ value, label: text }))}
      chosen={typed.how}
      optional={optional}
      faults={faults}
    />
  </>
);
