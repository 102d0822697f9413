import { type Link, Ways } from '../links.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';

/** What has just been done. */
export type WorkingHoursDone = 'plages' | 'plage-retiree' | 'absence' | 'absence-retiree' | 'lieu';

/** With what one button sends to take it away. */
export interface Removable extends Card {
  readonly sends: Readonly<Record<string, string>>;
}

export interface WorkingHoursProps {
  readonly around: Around;
  readonly base: string;
  readonly csrf: string;
  readonly title: string;
  readonly done: WorkingHoursDone | null;
  /** « Paris, heure de Paris » */
  readonly workplace: string;
  readonly openings: readonly Removable[];
  readonly absences: readonly Removable[];
  /** Booked, and during an absence. */
  readonly booked: readonly (Card & { readonly ways: readonly Link[] })[];
}

const doneWords: Record<WorkingHoursDone, { title: string; next: string }> = {
  plages: { title: 'Les plages sont ouvertes', next: 'Les créneaux proposés en tiennent compte dès maintenant.' },
  'plage-retiree': { title: 'La plage est retirée', next: 'Plus aucun créneau n’y est proposé. Les rendez-vous déjà pris restent.' },
  absence: { title: 'L’absence est notée', next: 'Plus aucun créneau n’y est proposé. Les rendez-vous déjà pris restent.' },
  'absence-retiree': { title: 'L’absence est retirée', next: 'Les plages de ces jours sont de nouveau ouvertes.' },
  lieu: { title: 'Le lieu de travail est noté', next: 'Ses jours fériés et son heure comptent pour les prochaines plages.' },
};

export const workingHoursPage = (props: WorkingHoursProps): string =>
  page(
    { title: props.title, ...props.around },
    <>
      {props.done && (
        <Notice severity="success" title={doneWords[props.done].title}>
          <p>{doneWords[props.done].next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">{props.title}</h1>
      <Booked {...props} />
      <h2 className="fr-h5">Absences</h2>
      <Ways links={[{ text: 'Ajouter une absence', href: `${props.base}/absence` }]} />
      <Removables {...props} cards={props.absences} at="absence" text="Retirer cette absence" nothing="Aucune absence n’est prévue." />
      <h2 className="fr-h5 fr-mt-4w">Plages ouvertes</h2>
      <p>Les heures sont celles du lieu de travail : {props.workplace}.</p>
      <Ways
        links={[
          { text: 'Ouvrir des plages', href: `${props.base}/plage` },
          { text: 'Changer le lieu de travail', href: `${props.base}/lieu` },
        ]}
      />
      <Removables
        {...props}
        cards={props.openings}
        at="plage"
        text="Retirer cette plage"
        nothing="Sans plage, aucun créneau n’est proposé."
      />
    </>,
  );

const Booked = ({ booked }: WorkingHoursProps) =>
  booked.length > 0 && (
    <section className="fr-mb-4w">
      <h2 className="fr-h5">Rendez-vous pris pendant une absence</h2>
      <p>Rien n’est annulé : sans choix de votre part, chacun de ces rendez-vous est gardé.</p>
      <Cards cards={booked} extra={(card) => <Ways links={(card as WorkingHoursProps['booked'][number]).ways} />} />
    </section>
  );

interface RemovablesProps {
  readonly base: string;
  readonly csrf: string;
  readonly cards: readonly Removable[];
  readonly at: string;
  readonly text: string;
  readonly nothing: string;
}

const Removables = ({ base, csrf, cards, at, text, nothing }: RemovablesProps) =>
  cards.length === 0 ? (
    <p>{nothing}</p>
  ) : (
    <Cards
      cards={cards}
      extra={(card) => {
        const sent = new URLSearchParams((card as Removable).sends);
        return <OneButton action={`${base}/${at}/retrait?${sent}`} csrf={csrf} text={text} about={card.title} />;
      }}
    />
  );
