import { type Fact, Facts, Lines } from '../facts.js';
import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import type { Link } from '../links.js';
import { Ways } from '../links.js';
import { type Badge, BadgeWord, type Card, Cards } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import type { DocumentLine } from '../request-documents.js';
import type { SignedInWords } from '../signed-in.js';
import { Appointments, type AppointmentsProps } from './appointments.js';
import { EvidenceForm, type EvidenceProps } from './evidence.js';
import { Joined } from './frame.js';
import { JoinedCases, type JoinedProps } from './joining.js';
import type { MoveForm } from './moves.js';
import { PeopleForms, type PeopleProps } from './people.js';
import { Section } from './section.js';
import { type StepWords, Story } from './story.js';
import { type DeliveryProps, type PhaseWords, Where } from './where.js';
import { WordForm } from './word.js';

export interface EvidenceWords {
  readonly id: string;
  readonly title: string;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  readonly words: string;
  readonly link: string | null;
  readonly document: DocumentLine | null;
  /** To the appointment that it is; null where there is none. */
  readonly appointment: Link | null;
}

export interface CaseProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
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
  readonly needs: { readonly intro: string; readonly missing: readonly string[] };
  readonly moves: readonly MoveForm[];
  /** Asked while the method is being made: it decides what comes next. */
  readonly delivery: DeliveryProps | null;
  /** Everything else one can do with the phase. */
  readonly otherMoves: Link | null;
  readonly appointments: AppointmentsProps;
  /** What is to do first, and where the rest is. */
  readonly actions: { readonly cards: readonly Card[]; readonly nothing: string; readonly links: readonly Link[] };
  readonly evidence: readonly EvidenceWords[];
  /** Of phases that are behind. */
  readonly pastEvidence: readonly EvidenceWords[];
  /** Null for whoever only reads. */
  readonly receive: EvidenceProps | null;
  /** What is gathered on a page of its own. */
  readonly documents: { readonly words: string; readonly link: Link };
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
      <Contents {...props} />
      <Section id="projet" title={props.about.title}>
        <Lines facts={props.about.facts} />
        <Ways links={props.about.links} className="fr-mt-2w" />
      </Section>
      <Where {...props} />
      <Appointments {...props.appointments} />
      <Section title="Actions">
        {props.actions.cards.length > 0 ? <Cards cards={props.actions.cards} /> : <p>{props.actions.nothing}</p>}
        <Ways links={props.actions.links} className="fr-mt-2w" />
      </Section>
      <Received {...props} />
      <Section id="documents" title="Documents">
        <p>{props.documents.words}</p>
        <Ways links={[props.documents.link]} />
      </Section>
      <Section id="personnes" title="Personnes">
        <Lines facts={props.people} />
        <Ways links={props.folder} className="fr-mt-2w" />
        {props.addPeople && <PeopleForms {...props.addPeople} />}
      </Section>
      <Story csrf={props.csrf} history={props.history} />
    </>,
  );

/** The page is long on a phone. */
const Contents = ({ about }: CaseProps) => (
  <nav className="fr-summary fr-my-4w" aria-labelledby="sommaire">
    <h2 className="fr-summary__title" id="sommaire">
      Dans cette page
    </h2>
    <ol className="fr-summary__list">
      {contents(about.title).map(({ id, title }) => (
        <li key={id}>
          <a className="fr-summary__link" href={`#${id}`}>
            {title}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

const contents = (about: string) => [
  { id: 'projet', title: about },
  { id: 'etapes', title: 'Où en est le projet' },
  { id: 'rendez-vous', title: 'Rendez-vous' },
  { id: 'elements', title: 'Éléments reçus' },
  { id: 'documents', title: 'Documents' },
  { id: 'personnes', title: 'Personnes' },
  { id: 'histoire', title: 'Histoire du projet' },
];

const Received = ({ evidence, pastEvidence, receive }: CaseProps) => (
  <Section id="elements" title="Éléments reçus">
    {evidence.length + pastEvidence.length === 0 && <p>Aucun élément reçu pour l’instant.</p>}
    {pastEvidence.length > 0 && (
      <Folded title={`Éléments des étapes déjà faites (${pastEvidence.length})`}>
        <EvidenceList evidence={pastEvidence} />
      </Folded>
    )}
    {evidence.length > 0 && <EvidenceList evidence={evidence} />}
    {receive && <EvidenceForm {...receive} />}
    {receive && <WordForm {...receive.sponsor} />}
  </Section>
);

const EvidenceList = ({ evidence }: { evidence: readonly EvidenceWords[] }) => (
  <ul className="te-cards">
    {evidence.map(({ id, title, badge, facts, words, link, document, appointment }) => (
      <li key={id} className="te-card">
        <h3 className="fr-h6 fr-mb-1v">{title}</h3>
        <BadgeWord badge={badge} />
        {words && <p className="te-words">{words}</p>}
        {link && (
          <p>
            <a href={link} rel="noreferrer">
              {link}
            </a>
          </p>
        )}
        {document && <Joined {...document} />}
        {appointment && (
          <p>
            <a href={appointment.href}>{appointment.text}</a>
          </p>
        )}
        <Lines facts={facts} />
      </li>
    ))}
  </ul>
);
