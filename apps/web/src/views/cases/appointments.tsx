import { Asked, AskedOfThem } from '../appointment/asked.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { Section } from './section.js';

/** `ways`: what one can do with it, besides opening it. */
export interface AppointmentCard extends Card {
  readonly ways: readonly Link[];
}

export interface AppointmentsProps {
  /** The nearest first. */
  readonly toCome: readonly AppointmentCard[];
  /** The latest first. */
  readonly past: readonly AppointmentCard[];
  readonly nothing: string;
  /** What is asked before the next; null where none is to come. `isKind`: it is whoever is asked that reads it. */
  readonly preparation: { readonly heading: string; readonly lines: readonly string[]; readonly isKind: boolean } | null;
  readonly links: readonly Link[];
}

/** What has been talked about, and when one meets next. */
export const Appointments = ({ toCome, past, nothing, preparation, links }: AppointmentsProps) => (
  <Section id="rendez-vous" title="Rendez-vous">
    {toCome.length > 0 ? <Listed cards={toCome} /> : <p>{nothing}</p>}
    {preparation && (
      <>
        <h3 className="fr-h6">{preparation.heading}</h3>
        {preparation.isKind ? <Asked lines={preparation.lines} /> : <AskedOfThem lines={preparation.lines} />}
      </>
    )}
    <Ways links={links} className="fr-mt-2w" />
    {past.length > 0 && (
      <>
        <p className="te-strong fr-mt-2w">Déjà passés</p>
        <Listed cards={past} />
      </>
    )}
  </Section>
);

const Listed = ({ cards }: { cards: readonly AppointmentCard[] }) => (
  <Cards cards={cards} extra={({ ways }) => <Ways links={ways} className="fr-mt-1w" />} />
);
