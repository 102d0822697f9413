import { type Fact, Lines } from './facts.js';
import { type Badge, BadgeWord } from './listing.js';
import { type Moment, MomentWords } from './moment.js';

/** The appointment that was fixed after a request. */
export interface RequestAppointment {
  readonly when: Moment;
  readonly badge: Badge;
  readonly facts: readonly Fact[];
  /** Null to whoever reads it by the link of the request: the mail of the appointment has a link of its own. */
  readonly href: string | null;
  readonly isToCome: boolean;
}

export const FixedFor = ({ appointment }: { appointment: RequestAppointment }) => (
  <section className="te-card fr-mb-3w">
    <h2 className="fr-h5">Le rendez-vous</h2>
    <BadgeWord badge={appointment.badge} />
    <p className="te-strong">
      <MomentWords moment={appointment.when} />
    </p>
    <Lines facts={appointment.facts} />
    <Way {...appointment} />
  </section>
);

function Way({ href, isToCome }: RequestAppointment) {
  if (href)
    return (
      <p className="fr-mt-1w">
        <a href={href}>Ouvrir le rendez-vous</a>
      </p>
    );
  return isToCome ? <p className="fr-mt-1w">Pour le déplacer ou l’annuler, ouvrez le lien du courriel de confirmation.</p> : null;
}
