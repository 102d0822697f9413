import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import { Form } from '../form.js';
import { SaidFields, type SaidTyped } from './said.js';

export interface WordProps {
  readonly action: string;
  readonly csrf: string;
  readonly faults: readonly Fault[];
  readonly code: string;
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  readonly typed: SaidTyped;
  readonly hows: readonly { readonly value: string; readonly text: string }[];
}

/** Something received that is someone's word: who gave it, when and how. */
export const WordForm = ({ action, csrf, faults, code, title, hint, submit, typed, hows }: WordProps) => (
  <Folded title={title} isOpen={faults.length > 0}>
    <p>{hint}</p>
    <Form action={action} csrf={csrf} submit={submit} secondary>
      <input type="hidden" name="element" value={code} />
      <SaidFields prefix="accord" typed={typed} hows={hows} faults={faults} />
    </Form>
  </Folded>
);
