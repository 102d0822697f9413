import { Notice } from './notice.js';

/** What is wrong with one field; `field` is the id of what the link leads to. */
export interface Fault {
  readonly field: string;
  readonly sentence: string;
}

export const faultOf = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((fault) => fault.field === field)?.sentence;

/** Everything to correct, at the top, each a link to its field. */
export const Faults = ({ faults }: { faults: readonly Fault[] }) =>
  faults.length === 0 ? null : (
    <Notice severity="error" title={faults.length === 1 ? 'Une réponse est à corriger' : `${faults.length} réponses sont à corriger`}>
      <ul>
        {faults.map(({ field, sentence }) => (
          <li key={field}>
            <a href={`#${field}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
