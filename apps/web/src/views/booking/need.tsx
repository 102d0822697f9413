import { Choices } from '../choices.js';
import { Form } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';

export interface NeedWords {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  /** « 45 minutes » */
  readonly lasting: string;
}

interface NeedProps extends StepProps {
  /** The first one is for who does not know yet. */
  readonly types: readonly NeedWords[];
  readonly chosen: string;
  /** A later question was asked for, and its draft is gone. */
  readonly forgotten: boolean;
}

export const needPage = ({ csrf, forWhom, faults, types, chosen, forgotten }: NeedProps): string =>
  page(
    { title: 'De quoi voulez-vous parler ?', faults, back: { text: 'Retour à l’accueil', href: '/' } },
    <>
      {forgotten && <Forgotten />}
      <StepCount step={1} forWhom={forWhom} />
      <Form action={stepAt('besoin')} csrf={csrf} submit="Continuer">
        <Choices
          only
          name="type"
          legend="De quoi voulez-vous parler ?"
          hint="Une réponse approchée suffit : vous pourrez en changer pendant le rendez-vous."
          faults={faults}
          chosen={chosen}
          choices={types.map(({ code, title, purpose, lasting }, index) => ({
            value: code,
            label: index === 0 ? 'Je ne sais pas encore' : title,
            hint: index === 0 ? `Un premier échange pour comprendre votre besoin et vous orienter. ${lasting}.` : `${purpose} ${lasting}.`,
          }))}
        />
      </Form>
    </>,
  );

const Forgotten = () => (
  <Notice severity="warning" title="Nous ne retrouvons pas vos réponses">
    <p>
      Nous les gardons 24 heures, pour ce navigateur seulement. Reprenez ici, ou <a href="/retrouver">retrouvez un rendez-vous</a> déjà
      pris.
    </p>
  </Notice>
);
