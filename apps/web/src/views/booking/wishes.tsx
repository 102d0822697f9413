import type { Fault } from '../faults.js';
import { Form, Text } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';

export interface WishesProps extends StepProps {
  readonly wishes: readonly string[];
  /** « heure de Mayotte » */
  readonly clock: string;
  readonly backTo: string;
  /** The slot that was chosen cannot be had by oneself. */
  readonly onRequest: boolean;
}

export const wishesPage = (props: WishesProps): string =>
  page(
    { title: 'Vos moments préférés', faults: props.faults, back: { text: 'Retour', href: stepAt(props.backTo) } },
    <>
      <StepCount step={3} forWhom={props.forWhom} />
      {props.onRequest && (
        <Notice severity="warning" title="Ce rendez-vous se prend sur demande">
          <p>Il n’est pas encore pris. Donnez vos moments : une personne de l’équipe vous répond. Vos autres réponses sont gardées.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Quels moments vous conviendraient ?</h1>
      <p>Proposez-en jusqu’à trois. Une personne de l’équipe cherche le plus proche et vous répond.</p>
      <WishesForm {...props} />
    </>,
  );

/** Three free lines: people say « le mardi matin » better than any calendar. */
export const WishesForm = ({ csrf, faults, wishes, clock }: Omit<WishesProps, 'backTo' | 'forWhom' | 'onRequest'>) => (
  <Form action={stepAt('souhaits')} csrf={csrf} submit="Continuer" trap>
    <Wish
      rank={1}
      label="Premier choix"
      hint={`Par exemple : « le mardi matin » ou « le 8 décembre à 10 h » (${clock}).`}
      {...{ wishes, faults }}
    />
    <Wish rank={2} label="Deuxième choix" {...{ wishes, faults }} />
    <Wish rank={3} label="Troisième choix" {...{ wishes, faults }} />
  </Form>
);

interface WishProps {
  readonly rank: 1 | 2 | 3;
  readonly label: string;
  readonly hint?: string;
  readonly wishes: readonly string[];
  readonly faults: readonly Fault[];
}

const Wish = ({ rank, label, hint, wishes, faults }: WishProps) => (
  <Text name={`moment${rank}`} label={label} hint={hint} value={wishes[rank - 1]} maxLength={200} optional={rank > 1} faults={faults} />
);
