import { type Fact, Lines } from '../facts.js';
import { Folded } from '../folded.js';
import type { Link } from '../links.js';
import { type Badge, BadgeWord } from '../listing.js';
import type { DocumentLine } from '../request-documents.js';
import { EvidenceForm, type EvidenceProps } from './evidence.js';
import { Joined } from './frame.js';
import { Section } from './section.js';
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

export interface ReceivedProps {
  readonly evidence: readonly EvidenceWords[];
  /** Of phases that are behind. */
  readonly pastEvidence: readonly EvidenceWords[];
  /** Null for whoever only reads. */
  readonly receive: EvidenceProps | null;
}

/** What was received on the way, and the forms that add to it. */
export const Received = ({ evidence, pastEvidence, receive }: ReceivedProps) => (
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
