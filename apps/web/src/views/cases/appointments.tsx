import { Asked, AskedOfThem } from '../appointment/asked.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { Section } from './section.js';

/** `ways`: what one can do with it, besides opening it. */
export interface AppointmentCard extends Card {
  readonly ways: readonly Link[];
}

export interface ToComeProps {
  /** The nearest first. */
  readonly toCome: readonly AppointmentCard[];
  readonly nothing: string;
  /** What is asked before the next; null where none is to come. `isKind`: it is whoever is asked that reads it. */
  readonly preparation: { readonly heading: string; readonly lines: readonly string[]; readonly isKind: boolean } | null;
  readonly links: readonly Link[];
}

/** When one meets next, and what is asked before. */
export const ToCome = ({ title, toCome, nothing, preparation, links }: ToComeProps & { title: string }) => (
  <Section id="rendez-vous" title={title}>
    {toCome.length > 0 ? <Listed cards={toCome} /> : <p>{nothing}</p>}
    {preparation && (
      <>
        <h3 className="fr-h6">{preparation.heading}</h3>
        {preparation.isKind ? <Asked lines={preparation.lines} /> : <AskedOfThem lines={preparation.lines} />}
      </>
    )}
    <Ways links={links} className="fr-mt-2w" />
  </Section>
);

export const Listed = ({ cards }: { cards: readonly AppointmentCard[] }) => (
  <Cards cards={cards} extra={({ ways }) => <Ways links={ways} className="fr-mt-1w" />} />
);
