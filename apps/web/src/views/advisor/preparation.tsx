import { AdaptationsTold } from '../appointment/adaptations.js';
import { AskedLines, AskedOfThem } from '../appointment/asked.js';
import { type Fact, Facts } from '../facts.js';
import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import { Form, LongText } from '../form.js';

/** Before an appointment, as the cell reads it. */
export interface PreparationProps {
  readonly facts: readonly Fact[];
  readonly ofAdvisor: readonly string[];
  /** The advisor's own words; null to whoever is not to know of them. */
  readonly note: string | null;
  readonly asked: readonly string[];
  /** Null to whoever does not change it, and once it has begun. */
  readonly form: PreparationForm | null;
}

interface PreparationForm {
  readonly action: string;
  readonly version: number;
  /** `note`: null where it is not hers to write. */
  readonly typed: { readonly asked: string; readonly note: string | null };
  readonly most: number;
  /** It was refused: it stays unfolded. */
  readonly isOpen: boolean;
}

interface Shown {
  readonly preparing: PreparationProps;
  /** What the requester needs to take part; null to everyone but the advisor who receives. */
  readonly adaptations: readonly string[] | null;
  readonly csrf: string;
  readonly faults: readonly Fault[];
}

export const Preparation = ({ preparing: { facts, ofAdvisor, note, asked, form }, adaptations, csrf, faults }: Shown) => (
  <>
    <h2 className="fr-h5">Préparer</h2>
    <Facts facts={facts} />
    <AdaptationsTold told={adaptations} />
    {ofAdvisor.length > 0 && (
      <>
        <h3 className="fr-h6">Ce que la cellule prépare</h3>
        <AskedLines lines={ofAdvisor} />
      </>
    )}
    {note && (
      <div className="fr-callout te-slot">
        <h3 className="fr-callout__title fr-h6">Note interne</h3>
        <p className="te-words">{note}</p>
        <p className="fr-text--sm fr-mb-0">La collectivité ne la voit jamais.</p>
      </div>
    )}
    <h3 className="fr-h6">Ce que la collectivité peut préparer</h3>
    <AskedOfThem lines={asked} />
    {form && <PreparationFields {...form} csrf={csrf} faults={faults} />}
  </>
);

const PreparationFields = ({
  action,
  version,
  typed,
  most,
  isOpen,
  csrf,
  faults,
}: PreparationForm & Omit<Shown, 'preparing' | 'adaptations'>) => (
  <Folded title={typed.note === null ? 'Changer ce qui est demandé' : 'Changer ce qui est demandé, ou noter pour vous'} isOpen={isOpen}>
    <Form action={action} csrf={csrf} submit="Enregistrer la préparation" secondary>
      <input type="hidden" name="version" value={version} />
      <LongText
        name="demande"
        label="Ce que la collectivité peut préparer"
        hint="Une chose par ligne. Elle le lit aussitôt sur la page du rendez-vous. Aucun courriel ne part pour cela."
        value={typed.asked}
        maxLength={most}
        optional
        faults={faults}
      />
      {typed.note !== null && (
        <LongText
          name="note"
          label="Note interne, pour vous"
          hint="La cellule seule la lit. Elle est aussi dans votre courriel du matin."
          value={typed.note}
          maxLength={most}
          optional
          faults={faults}
        />
      )}
    </Form>
  </Folded>
);
