import { type PageLinks, PageTurns } from '../listing.js';
import { page } from '../page.js';
import { type AppointmentCard, Listed, ToCome, type ToComeProps } from './appointments.js';
import { Section } from './section.js';
import { type TabPage, Tabs } from './tabs.js';

interface Props extends TabPage {
  readonly ahead: ToComeProps;
  /** The latest first. */
  readonly past: readonly AppointmentCard[];
  readonly pages: PageLinks;
}

/** When one meets, and when one met. */
export const calendarPage = ({ who, trail, title, tabs, ahead, past, pages }: Props): string =>
  page(
    { title, who, trail },
    <>
      <h1 className="fr-h3">{title}</h1>
      <Tabs {...tabs} />
      <ToCome {...ahead} title="À venir" />
      <Section title="Déjà passés">
        {past.length > 0 ? <Listed cards={past} /> : <p>Aucun pour l’instant.</p>}
        <PageTurns pages={pages} />
      </Section>
    </>,
  );
