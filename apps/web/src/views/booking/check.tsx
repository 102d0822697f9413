import type { ReactNode } from 'react';
import { Choices } from '../choices.js';
import { Form } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';
import { Held, type SlotWords } from './you.js';

export interface CheckProps extends StepProps {
  readonly lines: readonly SummaryLine[];
  readonly email: string;
  /** The address as it may have been meant, when it looks mistyped. */
  readonly meant: string | null;
  readonly sure: string | null;
  /** Null on the way to a request. */
  readonly slot: SlotWords | null;
  /** What this page shows: confirmed only as long as it is true. */
  readonly seen: string;
  /** Another page has changed an answer since. */
  readonly changed: boolean;
}

export interface SummaryLine {
  readonly name: string;
  readonly value: ReactNode;
  /** The step where it can be changed. */
  readonly step: string;
  /** The field of that step. */
  readonly field?: string;
}

export const checkPage = (props: CheckProps): string =>
  page(
    { title: 'Vérifiez', faults: props.faults, back: { text: 'Retour', href: stepAt('vous') } },
    <>
      {props.changed && <Changed />}
      <StepCount step={5} forWhom={props.forWhom} />
      <h1 className="fr-h3">Vérifiez, puis confirmez</h1>
      {props.slot && <Held slot={props.slot} />}
      <Address email={props.email} />
      <Form action={stepAt('verification')} csrf={props.csrf} submit={props.slot ? 'Confirmer le rendez-vous' : 'Envoyer la demande'}>
        <input type="hidden" name="vu" value={props.seen} />
        {props.meant && <Doubt {...props} meant={props.meant} />}
        <Summary lines={props.lines} />
      </Form>
      <p className="fr-text--sm fr-mt-3w">
        Ces réponses servent seulement à préparer ce rendez-vous. <a href="/donnees-personnelles">Ce que nous faisons de vos données</a>
      </p>
    </>,
  );

const Changed = () => (
  <Notice severity="warning" title="Vos réponses ont changé entre-temps">
    <p>Une autre page ouverte dans ce navigateur les a changées. Rien n’est réservé : vérifiez ce qui suit, puis confirmez.</p>
  </Notice>
);

const Address = ({ email }: { email: string }) => (
  <section className="te-address">
    <h2 className="fr-h6 fr-mb-1w">Nous vous écrirons à</h2>
    <p className="te-big">{email}</p>
    <p>
      <a href={`${stepAt('vous')}#adresse`}>
        Modifier<span className="fr-sr-only"> l’adresse électronique</span>
      </a>
    </p>
  </section>
);

const Doubt = ({ email, meant, sure, faults }: CheckProps & { meant: string }) => (
  <Choices
    name="adresse-sure"
    legend="Cette adresse est-elle bien écrite ?"
    hint="Sans elle, vous ne recevrez ni le lien ni le moyen de déplacer le rendez-vous."
    chosen={sure}
    faults={faults}
    choices={[
      { value: 'corriger', label: <>Non, c’est {meant}</> },
      { value: 'garder', label: <>Oui, c’est bien {email}</> },
    ]}
  />
);

const Summary = ({ lines }: { lines: readonly SummaryLine[] }) => (
  <dl className="te-summary">
    {lines.map(({ name, value, step, field }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
        <dd className="te-change">
          <a href={stepAt(step) + (field ? `#${field}` : '')}>
            Modifier<span className="fr-sr-only"> ({name})</span>
          </a>
        </dd>
      </div>
    ))}
  </dl>
);
