import { type Fact, Facts, Lines } from '../facts.js';
import type { Fault } from '../faults.js';
import { type Link, Ways } from '../links.js';
import { type Badge, BadgeWord } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import { type DocumentLine, DocumentName } from '../request-documents.js';
import type { SignedInWords } from '../signed-in.js';
import { DescribeForm, type DescribeProps, PledgeForm, type PledgeProps, ProgrammeForm, type ProgrammeProps } from './frame-forms.js';
import { Section } from './section.js';

/** A document or a programme in which the project stands. */
export interface ProgrammeCard {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly link: string | null;
  readonly document: DocumentLine | null;
  readonly ways: readonly Link[];
}

export interface PledgeCard {
  readonly id: string;
  readonly title: string;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  readonly ways: readonly Link[];
}

export interface FrameProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly title: string;
  /** Who reads it. */
  readonly sight: string;
  readonly pledgesTitle: string;
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly trouble: { readonly title: string; readonly next: string } | null;
  readonly facts: readonly Fact[];
  readonly programmes: readonly ProgrammeCard[];
  readonly pledges: readonly PledgeCard[];
  /** The highest of each. */
  readonly summit: readonly Fact[];
  readonly faults: readonly Fault[];
  /** Null for whoever only reads. */
  readonly forms: { readonly describe: DescribeProps; readonly programme: ProgrammeProps; readonly pledge: PledgeProps } | null;
}

/** What a project is: how people take part in it, what it is about, in what it stands, what is promised to whom. */
export const framePage = (props: FrameProps): string =>
  page(
    { title: props.title, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.done && <Said severity="success" {...props.done} />}
      {props.trouble && <Said severity="warning" {...props.trouble} />}
      <h1 className="fr-h3">{props.title}</h1>
      <p>{props.sight}</p>
      <Section title="Participation et thèmes">
        <Facts facts={props.facts} />
        {props.forms && <DescribeForm {...props.forms.describe} />}
      </Section>
      <Section title="Programmes et documents">
        {props.programmes.length > 0 ? <Programmes {...props} /> : <p>Aucun programme ni document pour l’instant.</p>}
        {props.forms && <ProgrammeForm {...props.forms.programme} />}
      </Section>
      <Section title={props.pledgesTitle}>
        {props.pledges.length > 0 ? <Pledges {...props} /> : <p>Rien n’est encore promis.</p>}
        {props.forms && <PledgeForm {...props.forms.pledge} />}
      </Section>
    </>,
  );

const Programmes = ({ programmes }: FrameProps) => (
  <ul className="te-cards">
    {programmes.map(({ id, title, facts, link, document, ways }) => (
      <li key={id} className="te-card">
        <h3 className="fr-h6 fr-mb-1v">{title}</h3>
        <Lines facts={facts} />
        {link && (
          <p className="fr-mb-1v">
            <a href={link} rel="noreferrer">
              {link}
            </a>
          </p>
        )}
        {document && <Joined {...document} />}
        <Ways links={ways} className="fr-mt-1w" />
      </li>
    ))}
  </ul>
);

/** A document where it is read. */
export const Joined = ({ name, details, state, href, why }: DocumentLine) => (
  <>
    <p className="fr-mb-1v">
      <DocumentName name={name} href={href} />
    </p>
    <BadgeWord badge={state} />
    <p className="fr-mb-1v">{details}</p>
    {why && <p className="fr-mb-1v">{why}</p>}
  </>
);

const Pledges = ({ pledges, summit }: FrameProps) => (
  <>
    <Lines facts={summit} />
    <ul className="te-cards">
      {pledges.map(({ id, title, badge, facts, ways }) => (
        <li key={id} className="te-card">
          <h3 className="fr-h6 fr-mb-1v">{title}</h3>
          <BadgeWord badge={badge} />
          <Lines facts={facts} />
          <Ways links={ways} className="fr-mt-1w" />
        </li>
      ))}
    </ul>
  </>
);
