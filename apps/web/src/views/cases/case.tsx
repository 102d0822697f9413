import { type Fact, Facts, Lines } from '../facts.js';
import type { Fault } from '../faults.js';
import type { Link } from '../links.js';
import { Ways } from '../links.js';
import { type Badge, BadgeWord, type Card, Cards } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { ToCome, type ToComeProps } from './appointments.js';
import { JoinedCases, type JoinedProps } from './joining.js';
import type { MoveForm } from './moves.js';
import { Section } from './section.js';
import { type StepWords, Story } from './story.js';
import { type CaseTabs, Tabs } from './tabs.js';
import { type DeliveryProps, type PhaseWords, Where } from './where.js';

export interface CaseProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
  readonly tabs: CaseTabs;
  readonly summary: string;
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly trouble: { readonly title: string; readonly next: string } | null;
  readonly joined: JoinedProps;
  /** What the collectivité says is not exact, and waits for an answer. */
  readonly denied: readonly { readonly title: string; readonly next: string }[];
  readonly badges: readonly Badge[];
  readonly facts: readonly Fact[];
  /** What it is, in short, and the page that says more. */
  readonly about: { readonly title: string; readonly facts: readonly Fact[]; readonly links: readonly Link[] };
  readonly path: readonly PhaseWords[];
  /** What waits for someone’s answer: what, by whom, on whose word. */
  readonly proposal: readonly string[];
  /** What this phase is about, and what it still needs. */
  readonly needs: { readonly intro: string; readonly missing: readonly string[]; readonly links: readonly Link[] };
  readonly moves: readonly MoveForm[];
  /** Asked while the method is being made: it decides what comes next. */
  readonly delivery: DeliveryProps | null;
  /** Everything else one can do with the phase. */
  readonly otherMoves: Link | null;
  readonly appointments: ToComeProps;
  /** What is to do first, and where the rest is. */
  readonly actions: { readonly cards: readonly Card[]; readonly nothing: string; readonly links: readonly Link[] };
  /** What happened last, and where the rest is told. */
  readonly story: { readonly history: readonly StepWords[]; readonly way: Link };
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
      <Tabs {...props.tabs} />
      {props.denied.map(({ title, next }) => (
        <div key={title} className="fr-alert fr-alert--warning fr-mb-3w">
          <h2 className="fr-alert__title">{title}</h2>
          <p>{next}</p>
        </div>
      ))}
      {props.badges.map((badge) => (
        <BadgeWord key={badge.word} badge={badge} />
      ))}
      {props.summary && <p className="fr-text--lead te-words">{props.summary}</p>}
      <Facts facts={props.facts} />
      <JoinedCases {...props.joined} />
      <Where {...props} />
      <ToCome {...props.appointments} title="Prochain rendez-vous" />
      <Section title="Actions">
        {props.actions.cards.length > 0 ? <Cards cards={props.actions.cards} /> : <p>{props.actions.nothing}</p>}
        <Ways links={props.actions.links} className="fr-mt-2w" />
      </Section>
      <Section id="projet" title={props.about.title}>
        <Lines facts={props.about.facts} />
        <Ways links={props.about.links} className="fr-mt-2w" />
      </Section>
      <Story {...props.story} csrf={props.csrf} />
    </>,
  );
