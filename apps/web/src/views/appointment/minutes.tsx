import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { type Moment, MomentWords } from '../moment.js';
import { type Around, page } from '../page.js';
import { MinutesText, type MinutesWords } from './minutes-text.js';

interface MinutesProps {
  /** Address of the appointment's page. */
  readonly base: string;
  readonly around: Around;
  readonly when: Moment;
  readonly facts: readonly Fact[];
  /** Null as long as nothing was sent. */
  readonly minutes: MinutesWords | null;
  readonly desk: DeskWords;
}

/** What was written of an appointment, to read or to print. */
export const minutesPage = ({ base, around, when, facts, minutes, desk }: MinutesProps): string =>
  page(
    { title: 'Compte rendu', ...around },
    <>
      <h1 className="te-title">
        <span className="fr-text--md te-over">Compte rendu</span>
        <span className="te-big">
          <MomentWords moment={when} />
        </span>
      </h1>
      <Facts facts={facts} />
      {minutes ? <MinutesText {...minutes} /> : <p>Ce rendez-vous n’a pas encore de compte rendu.</p>}
      <p className="fr-mt-4w te-noprint">
        <a href={base}>Revenir au rendez-vous</a>
      </p>
      <p>
        Une erreur, une question ? Appelez le <Phone number={desk.phone} />. <DeskHours desk={desk} />
      </p>
    </>,
  );
