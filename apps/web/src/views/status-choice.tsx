import { Choices } from './choices.js';
import type { Fault } from './faults.js';

/** Elected, or of the staff: each says it of themselves. */
export const StatusChoice = ({ chosen, faults }: { chosen: string | null; faults: readonly Fault[] }) => (
  <Choices
    name="statut"
    inline
    legend="Vous êtes…"
    choices={[
      { value: 'elected', label: 'Élue ou élu' },
      { value: 'staff', label: 'Agente ou agent' },
    ]}
    chosen={chosen}
    faults={faults}
  />
);
