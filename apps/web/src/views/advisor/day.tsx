import { type Link, Ways } from '../links.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface DaySection {
  readonly heading: string;
  readonly intro?: string;
  readonly cards: readonly Card[];
  readonly nothing: string;
  /** Where the others are, when there are more. */
  readonly more?: Link | null;
}

interface DayProps {
  readonly who: SignedInWords;
  readonly title: string;
  readonly trail: readonly Link[];
  /** Which time all hours are on. */
  readonly clock: string;
  readonly sections: readonly DaySection[];
  readonly links: readonly Link[];
  readonly calls?: CallsProps | null;
  /** What has just been done. */
  readonly done?: { readonly title: string; readonly next: string } | null;
}

/** Who is to be called, and what to say; `action` is where « C'est dit » is sent. */
export interface CallCard extends Card {
  readonly action: string;
}

interface CallsProps {
  readonly heading: string;
  readonly cards: readonly CallCard[];
  readonly csrf: string;
}

/** What is to come, under its days. */
export const dayPage = ({ who, title, trail, clock, sections, links, calls, done }: DayProps): string =>
  page(
    { title, who, trail },
    <>
      {done && (
        <Notice severity="success" title={done.title}>
          <p>{done.next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">{title}</h1>
      <p>Les heures sont à votre horloge : {clock}.</p>
      {calls && calls.cards.length > 0 && <Calls {...calls} />}
      {sections.map(({ heading, intro, cards, nothing, more }) => (
        <section key={heading}>
          <h2 className="fr-h5 te-first">{heading}</h2>
          {intro && <p>{intro}</p>}
          {cards.length > 0 ? <Cards cards={cards} /> : <p>{nothing}</p>}
          {more && <Ways links={[more]} className="fr-mt-2w" />}
        </section>
      ))}
      <Ways links={links} className="fr-mt-4w" />
    </>,
  );

const Calls = ({ heading, cards, csrf }: CallsProps) => (
  <section>
    <h2 className="fr-h5">{heading}</h2>
    <Cards cards={cards} extra={({ action, title }) => <OneButton action={action} csrf={csrf} text="C’est dit" about={title} />} />
  </section>
);
