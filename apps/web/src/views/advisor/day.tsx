import { type Link, Ways } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface DayProps {
  readonly who: SignedInWords;
  readonly title: string;
  readonly trail: readonly Link[];
  /** Which time all hours are on. */
  readonly clock: string;
  readonly sections: readonly { readonly heading: string; readonly cards: readonly Card[]; readonly nothing: string }[];
  readonly links: readonly Link[];
}

/** What is to come, under its days. */
export const dayPage = ({ who, title, trail, clock, sections, links }: DayProps): string =>
  page(
    { title, who, trail },
    <>
      <h1 className="fr-h3">{title}</h1>
      <p>Les heures sont à votre horloge : {clock}.</p>
      {sections.map(({ heading, cards, nothing }) => (
        <section key={heading}>
          <h2 className="fr-h5 te-first">{heading}</h2>
          {cards.length > 0 ? <Cards cards={cards} /> : <p>{nothing}</p>}
        </section>
      ))}
      <Ways links={links} className="fr-mt-4w" />
    </>,
  );
