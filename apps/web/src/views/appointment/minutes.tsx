import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps, LongText } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { Said } from '../notice.js';
import { type Around, page } from '../page.js';
import { MinutesText, type MinutesWords } from './minutes-text.js';

interface MinutesProps extends FormProps {
  /** Address of the appointment's page. */
  readonly base: string;
  readonly around: Around;
  readonly when: Moment;
  readonly facts: readonly Fact[];
  /** Null as long as nothing was sent. */
  readonly minutes: MinutesWords | null;
  /** Null where nothing more is to be asked. */
  readonly asking: { readonly until: string; readonly typed: string } | null;
  /** It has just been asked. */
  readonly isAsked: boolean;
  readonly desk: DeskWords;
}

/** What was written of an appointment, to read or to print. */
export const minutesPage = (props: MinutesProps): string => {
  const { base, around, when, facts, minutes, desk, faults, isAsked } = props;
  return page(
    { title: 'Compte rendu', faults, ...around },
    <>
      {isAsked && (
        <Said
          severity="success"
          title="Votre demande est envoyée"
          next="La personne qui vous a reçu la lit et vous répond par écrit. Elle reste ici, sous le compte rendu."
        />
      )}
      <h1 className="te-title">
        <span className="fr-text--md te-over">Compte rendu</span>
        <span className="te-big">
          <MomentWords moment={when} />
        </span>
      </h1>
      <Facts facts={facts} />
      {minutes ? <MinutesText {...minutes} /> : <p>Ce rendez-vous n’a pas encore de compte rendu.</p>}
      <Ask {...props} />
      <p className="fr-mt-4w te-noprint">
        <a href={base}>Revenir au rendez-vous</a>
      </p>
      <p>
        Une question ? Appelez le <Phone number={desk.phone} />. <DeskHours desk={desk} />
      </p>
    </>,
  );
};

/** « Ce n’est pas exact » */
const Ask = ({ base, csrf, faults, asking }: MinutesProps) =>
  asking && (
    <section className="te-noprint fr-mt-4w">
      <h2 className="fr-h5">Quelque chose n’est pas exact ?</h2>
      {asking.until && <p>{asking.until}</p>}
      <Form action={`${base}/compte-rendu/correction`} csrf={csrf} submit="Demander une correction" secondary>
        <LongText name="correction" label="Ce qui est à corriger" value={asking.typed} faults={faults} maxLength={2000} />
      </Form>
    </section>
  );
