import { Select } from '../cases/evidence.js';
import { Choices } from '../choices.js';
import type { Fault } from '../faults.js';
import { LongText, Text } from '../form.js';

export interface WritingGroup {
  readonly legend: string | null;
  readonly fields: readonly WritingField[];
}

interface WritingField {
  readonly kind: 'line' | 'long' | 'choice';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly most?: number;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface Closing {
  readonly endings: readonly Choice[];
  readonly ending: string;
  readonly reason: string;
  readonly next: readonly Choice[];
  readonly chosen: string;
}

export const Group = ({ legend, fields, faults }: WritingGroup & { faults: readonly Fault[] }) =>
  legend === null ? (
    <Each fields={fields} faults={faults} />
  ) : (
    <fieldset className="te-card">
      <legend className="fr-text--bold">{legend}</legend>
      <Each fields={fields} faults={faults} />
    </fieldset>
  );

const Each = ({ fields, faults }: { fields: readonly WritingField[]; faults: readonly Fault[] }) =>
  fields.map(({ kind, options = [], most, ...field }) => {
    if (kind === 'choice') return <Select key={field.name} {...field} options={options} faults={faults} />;
    if (kind === 'long') return <LongText key={field.name} {...field} maxLength={most} optional faults={faults} />;
    return <Text key={field.name} {...field} optional faults={faults} />;
  });

export const Close = ({ endings, ending, reason, next, chosen, faults }: Closing & { faults: readonly Fault[] }) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">Clore le rendez-vous</h2>
    <Choices name="fin" legend="Que s’est-il passé ?" choices={endings} chosen={ending} faults={faults} />
    <Text name="raison" label="Pourquoi, s’il n’y a pas de compte rendu" value={reason} maxLength={500} optional faults={faults} />
    <Choices
      name="prochain"
      legend="Le prochain rendez-vous"
      hint="Avec vous, à une heure libre des deux côtés."
      choices={next}
      chosen={chosen}
      faults={faults}
    />
    <button type="submit" name="geste" value="heures" className="fr-btn fr-btn--tertiary fr-mb-3w">
      D’autres heures (ce qui est écrit est enregistré)
    </button>
  </section>
);
