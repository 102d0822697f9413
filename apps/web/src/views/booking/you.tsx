import { CallDesk, type DeskWords } from '../desk.js';
import { AllNeeded, Form, LongText, Text } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { page } from '../page.js';
import { StatusChoice } from '../status-choice.js';
import { StepCount, type StepProps, stepAt } from './step.js';

interface YouProps extends StepProps {
  readonly answers: YouAnswers;
  /** Null on the way to a request, which has no slot. */
  readonly slot: SlotWords | null;
  /** « Par téléphone » needs a number. */
  readonly byPhone: boolean;
  readonly backTo: string;
  readonly desk: DeskWords;
}

export interface YouAnswers {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly status: string;
  readonly phone: string;
  readonly intention: string;
}

export interface SlotWords {
  readonly when: Moment;
  /** « 10 h 12 », on the territory's clock; null when the slot is not held. */
  readonly heldUntil: string | null;
}

export const youPage = (props: YouProps): string =>
  page(
    { title: 'Vous', faults: props.faults, back: { text: 'Retour', href: stepAt(props.backTo) } },
    <>
      <StepCount step={4} forWhom={props.forWhom} />
      <h1 className="fr-h3">Vous</h1>
      {props.slot && <Held slot={props.slot} />}
      <Form action={stepAt('vous')} csrf={props.csrf} submit="Continuer" trap>
        <AllNeeded />
        <Identity {...props} />
        <Project {...props} />
      </Form>
      <CallDesk desk={props.desk} />
    </>,
  );

export const Held = ({ slot: { when, heldUntil } }: { slot: SlotWords }) => (
  <div className="fr-callout te-slot">
    <p className="te-strong">
      <MomentWords moment={when} />
    </p>
    <p className="fr-text--sm">{heldUntil ? `Ce créneau vous est gardé jusqu’à ${heldUntil}.` : 'Ce créneau n’est pas encore réservé.'}</p>
  </div>
);

function Identity({ answers, faults }: YouProps) {
  return (
    <>
      <Text name="prenom" label="Prénom" value={answers.firstName} maxLength={60} autoComplete="given-name" faults={faults} />
      <Text name="nom" label="Nom" value={answers.lastName} maxLength={60} autoComplete="family-name" faults={faults} />
      <Text
        name="adresse"
        type="email"
        label="Adresse électronique"
        hint="Celle que vous lisez le plus ; une adresse personnelle ou celle de la mairie convient. Par exemple : prenom.nom@mairie.fr."
        value={answers.email}
        autoComplete="email"
        spellCheck={false}
        faults={faults}
      />
      <StatusChoice chosen={answers.status} faults={faults} />
    </>
  );
}

function Project({ answers, byPhone, faults }: YouProps) {
  return (
    <>
      <Text
        name="telephone"
        type="tel"
        label="Téléphone"
        hint={byPhone ? 'Le numéro où nous vous appellerons.' : 'Pour vous rappeler si la visio ne marche pas.'}
        value={answers.phone}
        autoComplete="tel"
        optional={!byPhone}
        faults={faults}
        short
      />
      <LongText
        name="projet"
        label="Votre projet ou votre idée"
        hint="Quelques mots suffisent. Ils aident la personne qui vous recevra à se préparer."
        value={answers.intention}
        maxLength={5000}
        optional
        faults={faults}
      />
    </>
  );
}
