import type { ReactNode } from 'react';
import { type Fault, faultOf } from './faults.js';

interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface ChoicesProps {
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly choices: readonly Choice[];
  readonly chosen?: string | null;
  readonly faults: readonly Fault[];
  readonly inline?: boolean;
  /** Asked for some answers to another question only. */
  readonly optional?: boolean;
  /** The page's only question: its legend is the page's h1, read before each answer. */
  readonly only?: boolean;
}

/** Radio buttons; the first one has the group's name as its id, so that an error can lead there. */
export const Choices = ({ name, legend, hint, choices, chosen, faults, inline, only, optional }: ChoicesProps) => (
  <Group name={name} legend={only ? <h1 className="fr-h3 fr-mb-1w">{legend}</h1> : legend} hint={hint} faults={faults}>
    {choices.map((choice, index) => (
      <div className={`fr-fieldset__element${inline ? ' fr-fieldset__element--inline' : ''}`} key={choice.value}>
        <Radio
          {...choice}
          name={name}
          id={index === 0 ? name : `${name}-${index}`}
          checked={chosen === choice.value}
          required={!optional}
        />
      </div>
    ))}
  </Group>
);

interface BoxProps {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly isTicked: boolean;
}

/** A tick box; ticked, it says « oui ». */
export const Box = ({ id, name, label, isTicked }: BoxProps) => (
  <div className="fr-fieldset__element">
    <div className="fr-checkbox-group">
      <input type="checkbox" id={id} name={name} value="oui" defaultChecked={isTicked} />
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
    </div>
  </div>
);

interface BoxesProps {
  /** The id of the first, so that an error can lead there. */
  readonly name: string;
  readonly legend: ReactNode;
  readonly boxes: readonly { readonly name: string; readonly label: string; readonly isTicked: boolean }[];
  readonly faults: readonly Fault[];
}

/** Tick boxes of which at least one is needed. */
export const Boxes = ({ name, legend, boxes, faults }: BoxesProps) => (
  <Group name={name} legend={legend} faults={faults}>
    {boxes.map((box, index) => (
      <Box key={box.name} {...box} id={index === 0 ? name : box.name} />
    ))}
  </Group>
);

interface GroupProps {
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly faults: readonly Fault[];
  readonly children: ReactNode;
}

/** Fields under one question, with what is wrong with the answer. */
function Group({ name, legend, hint, faults, children }: GroupProps) {
  const fault = faultOf(faults, name);
  return (
    <fieldset
      className={`fr-fieldset${fault ? ' fr-fieldset--error' : ''}`}
      aria-labelledby={`${name}-legende${fault ? ` ${name}-erreur` : ''}`}
    >
      <legend className="fr-fieldset__legend" id={`${name}-legende`}>
        {legend}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {children}
      <div className="fr-messages-group" id={`${name}-messages`}>
        {fault && (
          <p className="fr-message fr-message--error" id={`${name}-erreur`}>
            {fault}
          </p>
        )}
      </div>
    </fieldset>
  );
}

interface RadioProps extends Choice {
  readonly name: string;
  readonly id: string;
  readonly checked: boolean;
  readonly required: boolean;
}

const Radio = ({ name, id, value, checked, required, label, hint }: RadioProps) => (
  <div className="fr-radio-group">
    <input type="radio" id={id} name={name} value={value} defaultChecked={checked} required={required} />
    <label className="fr-label" htmlFor={id}>
      {label}
      {hint && <span className="fr-hint-text">{hint}</span>}
    </label>
  </div>
);
