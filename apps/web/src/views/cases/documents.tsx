import { type Fact, Lines } from '../facts.js';
import type { Link } from '../links.js';
import { type Badge, BadgeWord } from '../listing.js';
import { page } from '../page.js';
import { type DocumentLine, DocumentName } from '../request-documents.js';
import type { SignedInWords } from '../signed-in.js';
import { type CaseTabs, Tabs } from './tabs.js';

/** A document, and what it belongs to. */
export interface CaseDocument extends DocumentLine {
  /** Who can see it; null where that is said of the whole. */
  readonly sight: Badge | null;
  readonly facts: readonly Fact[];
}

interface Props {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly title: string;
  readonly tabs: CaseTabs;
  readonly intro: string;
  readonly count: string;
  readonly documents: readonly CaseDocument[];
}

/** Every document of a project that the reader may see. */
export const caseDocumentsPage = ({ who, trail, title, tabs, intro, count, documents }: Props): string =>
  page(
    { title, who, trail },
    <>
      <h1 className="fr-h3">{title}</h1>
      <Tabs {...tabs} />
      <p>{intro}</p>
      <h2 className="fr-h5">{count}</h2>
      <ul className="te-cards">
        {documents.map((document) => (
          <DocumentCard key={document.id} {...document} />
        ))}
      </ul>
    </>,
  );

const DocumentCard = ({ name, href, state, sight, details, why, facts }: CaseDocument) => (
  <li className="te-card">
    <h3 className="fr-h6 fr-mb-1v">
      <DocumentName name={name} href={href} />
    </h3>
    <BadgeWord badge={state} />
    {sight && <BadgeWord badge={sight} />}
    <p className="fr-mb-1v">{details}</p>
    {why && <p className="fr-mb-1v">{why}</p>}
    <Lines facts={facts} />
  </li>
);
