import type { ReactNode } from 'react';
import { Choices } from '../choices.js';
import { type Fact, Facts, Lines } from '../facts.js';
import type { Fault } from '../faults.js';
import { Form } from '../form.js';
import type { Link } from '../links.js';
import { Ways } from '../links.js';
import { type Badge, BadgeWord } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { EvidenceForm, type EvidenceProps } from './evidence.js';
import { type MoveForm, Moves } from './moves.js';
import { PeopleForms, type PeopleProps } from './people.js';

/** A phase on the path, in words. */
export interface PhaseWords {
  readonly name: string;
  /** « fait », « en cours », « à venir », « sans objet » */
  readonly state: string;
  readonly isHere: boolean;
}

export interface EvidenceWords {
  readonly id: string;
  readonly title: string;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  readonly words: string;
  readonly link: string | null;
}

export interface StepWords {
  readonly id: string;
  readonly when: string;
  readonly sentence: string;
  readonly details: readonly string[];
  /** Where « Ce n’est pas exact » is sent; null where it is not asked. */
  readonly contest: string | null;
}

export interface CaseProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
  readonly summary: string;
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly trouble: { readonly title: string; readonly next: string } | null;
  readonly badges: readonly Badge[];
  readonly facts: readonly Fact[];
  readonly path: readonly PhaseWords[];
  /** What this phase is about, and what it still needs. */
  readonly needs: { readonly intro: string; readonly missing: readonly string[] };
  readonly moves: readonly MoveForm[];
  /** Asked while the method is being made: it decides what comes next. */
  readonly delivery: DeliveryProps | null;
  /** Everything else one can do with the phase. */
  readonly otherMoves: Link | null;
  readonly evidence: readonly EvidenceWords[];
  /** Null for whoever only reads. */
  readonly receive: EvidenceProps | null;
  readonly people: readonly Fact[];
  /** Pages of those who have part in it. */
  readonly folder: readonly Link[];
  readonly addPeople: PeopleProps | null;
  readonly history: readonly StepWords[];
  readonly faults: readonly Fault[];
}

/** One project, the same truth for both sides, each in its own words. */
export const casePage = (props: CaseProps): string =>
  page(
    { title: props.title, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.done && <Said severity="success" {...props.done} />}
      {props.trouble && <Said severity="warning" {...props.trouble} />}
      <h1 className="fr-h3">{props.title}</h1>
      {props.badges.map((badge) => (
        <BadgeWord key={badge.word} badge={badge} />
      ))}
      {props.summary && <p className="fr-text--lead te-words">{props.summary}</p>}
      <Facts facts={props.facts} />
      <Where {...props} />
      <Received {...props} />
      <Section title="Personnes">
        <Lines facts={props.people} />
        <Ways links={props.folder} className="fr-mt-2w" />
        {props.addPeople && <PeopleForms {...props.addPeople} />}
      </Section>
      <Story csrf={props.csrf} history={props.history} />
    </>,
  );

const Said = ({ severity, title, next }: { severity: 'success' | 'warning'; title: string; next: string }) => (
  <Notice severity={severity} title={title}>
    <p>{next}</p>
  </Notice>
);

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">{title}</h2>
    {children}
  </section>
);

const Where = ({ path, needs, moves, delivery, otherMoves, csrf }: CaseProps) => (
  <Section title="Où en est le projet">
    <p>Ces étapes servent à accompagner le projet. Elles n’ont aucun effet juridique et la collectivité peut s’en écarter.</p>
    <ol>
      {path.map(({ name, state, isHere }) => (
        <li key={name} aria-current={isHere ? 'step' : undefined}>
          {isHere ? <strong>{name}</strong> : name} ({state})
        </li>
      ))}
    </ol>
    <h3 className="fr-h6">Pour continuer</h3>
    <p>{needs.intro}</p>
    {needs.missing.length > 0 && (
      <ul>
        {needs.missing.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    )}
    {delivery && <DeliveryForm {...delivery} csrf={csrf} />}
    <Moves csrf={csrf} moves={moves} />
    <Ways links={otherMoves ? [otherMoves] : []} className="fr-mt-2w" />
  </Section>
);

interface DeliveryProps {
  readonly action: string;
  readonly chosen: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly faults: readonly Fault[];
}

const DeliveryForm = ({ action, chosen, choices, faults, csrf }: DeliveryProps & { csrf: string }) => (
  <section className="te-card">
    <Form action={action} csrf={csrf} submit="Enregistrer ce choix" secondary>
      <Choices
        name="conduite"
        legend="Comment la démarche est-elle menée ?"
        hint="Sans prestataire, il n’y a ni cahier des charges ni choix à faire."
        choices={choices.map(({ value, text }) => ({ value, label: text }))}
        chosen={chosen}
        faults={faults}
      />
    </Form>
  </section>
);

const Received = ({ evidence, receive }: CaseProps) => (
  <Section title="Éléments reçus">
    {evidence.length === 0 && <p>Aucun élément reçu pour l’instant.</p>}
    <ul className="te-cards">
      {evidence.map(({ id, title, badge, facts, words, link }) => (
        <li key={id} className="te-card">
          <h3 className="fr-h6 fr-mb-1v">{title}</h3>
          <BadgeWord badge={badge} />
          <p className="te-words">{words}</p>
          {link && (
            <p>
              <a href={link} rel="noreferrer">
                {link}
              </a>
            </p>
          )}
          <Lines facts={facts} />
        </li>
      ))}
    </ul>
    {receive && <EvidenceForm {...receive} />}
  </Section>
);

const Story = ({ csrf, history }: Pick<CaseProps, 'csrf' | 'history'>) => (
  <Section title="Histoire du projet">
    <ol className="te-cards">
      {history.map(({ id, when, sentence, details, contest }) => (
        <li key={id} className="te-card">
          <p className="te-strong fr-mb-1v">{when}</p>
          <p className="fr-mb-1v">{sentence}</p>
          {details.map((detail) => (
            <p key={detail} className="fr-text--sm fr-mb-1v">
              {detail}
            </p>
          ))}
          {contest && (
            <form method="post" action={contest}>
              <input type="hidden" name="_csrf" value={csrf} />
              <input type="hidden" name="etape" value={id} />
              <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
                Ce n’est pas exact
              </button>
            </form>
          )}
        </li>
      ))}
    </ol>
  </Section>
);
