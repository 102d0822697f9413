import { type Fact, Lines } from '../facts.js';
import { type Badge, BadgeWord } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import { type DocumentLine, DocumentName } from '../request-documents.js';
import { Received, type ReceivedProps } from './received.js';
import { type TabPage, Tabs } from './tabs.js';

/** A document, and what it belongs to. */
export interface CaseDocument extends DocumentLine {
  /** Who can see it; null where that is said of the whole. */
  readonly sight: Badge | null;
  readonly facts: readonly Fact[];
}

interface Props extends TabPage {
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly received: ReceivedProps;
  readonly intro: string;
  readonly count: string;
  readonly documents: readonly CaseDocument[];
}

/** What was received in a project, and every document of it that the reader may see. */
export const caseDocumentsPage = ({ who, trail, title, tabs, done, received, intro, count, documents }: Props): string =>
  page(
    { title, who, trail, faults: received.receive ? [...received.receive.faults, ...received.receive.sponsor.faults] : [] },
    <>
      {done && <Said severity="success" {...done} />}
      <h1 className="fr-h3">{title}</h1>
      <Tabs {...tabs} />
      <Received {...received} />
      <h2 className="fr-h5 fr-mt-4w">{count}</h2>
      <p>{intro}</p>
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
