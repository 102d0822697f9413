import { Input } from '@codegouvfr/react-dsfr/Input.js';
import type { ReactNode } from 'react';
import { type Fault, faultOf } from './faults.js';

export interface FormProps {
  readonly csrf: string;
  readonly faults: readonly Fault[];
}

interface ShellProps {
  readonly action: string;
  readonly csrf: string;
  readonly submit: string;
  readonly secondary?: boolean;
  /** Which act its button stands for, where a form has several. */
  readonly does?: string;
  readonly island?: string;
  /** The button stays at the bottom of the window, under a long list. */
  readonly stay?: boolean;
  /** Open to programs that fill in whatever they find. */
  readonly trap?: boolean;
  /** Brings a document. */
  readonly upload?: boolean;
  readonly children?: ReactNode;
}

/** One form, one POST. `noValidate`: the server says what is wrong, in our words, all at once. */
export const Form = ({ action, csrf, submit, secondary, does, island, stay, trap, upload, children }: ShellProps) => (
  <form method="post" action={sentTo(action, csrf)} noValidate data-island={island} encType={upload ? 'multipart/form-data' : undefined}>
    <input type="hidden" name="_csrf" value={csrf} />
    {children}
    {trap && <Trap />}
    <div className={stay ? 'te-stay' : undefined}>
      <button type="submit" name={does && 'geste'} value={does} className={secondary ? 'fr-btn fr-btn--secondary' : 'fr-btn'}>
        {submit}
      </button>
    </div>
  </form>
);

/** People neither see it, nor hear it, nor come to it with a key. */
const Trap = () => (
  <div className="te-trap" aria-hidden="true">
    <label htmlFor="ne-pas-remplir">Laissez ce champ vide</label>
    <input type="text" id="ne-pas-remplir" name="ne-pas-remplir" tabIndex={-1} autoComplete="off" />
  </div>
);

/**
 * An address that no page before had: sent to the page's own, a form that meets a cut line would take the page's place in the
 * browser's history, and « back » would lose what was typed.
 */
const sentTo = (action: string, csrf: string): string => `${action}${action.includes('?') ? '&' : '?'}envoi=${csrf.slice(0, 6)}`;

interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value?: string;
  readonly faults: readonly Fault[];
  readonly optional?: boolean;
  /** Needed with one of the answers only: no browser demands it. */
  readonly sometimes?: boolean;
}

interface TextProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'datetime-local';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly spellCheck?: boolean;
  readonly short?: boolean;
}

/** One line of text; its id is its name. */
export function Text({ name, value, faults, optional, sometimes, type = 'text', short, ...field }: TextProps) {
  const fault = faultOf(faults, name);
  const { autoComplete, maxLength, spellCheck } = field;
  return (
    <Input
      id={`${name}-champ`}
      className={short ? 'te-short' : undefined}
      label={named(field.label, optional)}
      hintText={field.hint}
      state={fault ? 'error' : 'default'}
      stateRelatedMessage={fault}
      nativeInputProps={{
        ...{ id: name, name, type, autoComplete, maxLength, spellCheck, defaultValue: value },
        ...demanded(optional || sometimes, fault),
      }}
    />
  );
}

/** `maxLength` in characters is said and never cut: the server judges it, and nothing that was typed or pasted is lost in silence. */
export function LongText({ name, label, hint, value, faults, optional, maxLength }: FieldProps & { maxLength?: number }) {
  const fault = faultOf(faults, name);
  return (
    <Input
      id={`${name}-champ`}
      textArea
      label={named(label, optional)}
      hintText={maxLength ? limited(hint, maxLength) : hint}
      state={fault ? 'error' : 'default'}
      stateRelatedMessage={fault}
      nativeTextAreaProps={{ id: name, name, rows: 5, defaultValue: value, ...demanded(optional, fault) }}
    />
  );
}

const limited = (hint: ReactNode, most: number) => (
  <>
    {hint} {most.toLocaleString('fr-FR')} caractères au plus.
  </>
);

const named = (label: ReactNode, optional?: boolean) => (optional ? <>{label} (facultatif)</> : label);

const demanded = (optional: boolean | undefined, fault: string | undefined) => ({
  required: optional ? undefined : true,
  'aria-invalid': fault ? (true as const) : undefined,
});

/** Said once at the top of a form whose fields are not all needed. */
export const AllNeeded = () => (
  <p className="fr-text--sm fr-hint-text">Les réponses sont nécessaires, sauf celles marquées « facultatif ».</p>
);
