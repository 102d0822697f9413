import type { Fault } from './faults.js';
import { faultOf } from './faults.js';

export interface HourWords {
  /** RFC 3339, UTC. */
  readonly value: string;
  /** « 10 h » */
  readonly hour: string;
  /** « 8 h à Paris », when that clock differs. */
  readonly other: string | null;
}

export interface DayWords {
  /** « mardi 1er décembre » */
  readonly day: string;
  readonly hours: readonly HourWords[];
}

export interface WeekWords {
  /** « du lundi 30 novembre au dimanche 6 décembre 2026 » */
  readonly span: string;
  readonly days: readonly DayWords[];
  readonly count: number;
  /** The last day that can be booked: « 20 février 2027 ». */
  readonly until: string;
  /** « heure de Mayotte » */
  readonly clock: string;
  readonly previous: WeekLink | null;
  readonly next: WeekLink | null;
}

export interface WeekLink {
  readonly href: string;
  /** « du 7 au 13 décembre » */
  readonly span: string;
}

interface SlotChoiceProps {
  readonly week: WeekWords;
  readonly chosen: string | null;
  readonly faults: readonly Fault[];
}

/** Days as headings, hours as radio buttons: all of one group, so that only one is ever chosen. */
export const SlotChoice = ({ week, chosen, faults }: SlotChoiceProps) => (
  <>
    <SlotFault faults={faults} />
    {week.days.map(({ day, hours }, rank) => (
      <fieldset className="te-day" key={day}>
        <legend>
          <h2 className="fr-h6 fr-mb-1w">{day}</h2>
        </legend>
        <div className="te-hours">
          {hours.map((hour, index) => (
            <Hour key={hour.value} {...hour} {...(rank + index === 0 && first(faults))} checked={hour.value === chosen} />
          ))}
        </div>
      </fieldset>
    ))}
  </>
);

/** Beside the hours, or beside what stands for them. */
export const SlotFault = ({ faults }: { faults: readonly Fault[] }) => {
  const fault = faultOf(faults, 'creneau');
  return fault ? (
    <p className="fr-message fr-message--error fr-mb-2w" id="creneau-erreur">
      {fault}
    </p>
  ) : null;
};

/** What is wrong is said where the summary leads: at the first hour. */
const first = (faults: readonly Fault[]) => ({
  id: 'creneau',
  ...(faultOf(faults, 'creneau') && { 'aria-describedby': 'creneau-erreur', 'aria-invalid': true as const }),
});

interface HourProps extends HourWords {
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly checked: boolean;
}

/** The label holds its button: a target as large as the box that is seen. */
export const Hour = ({ value, hour, other, checked, ...first }: HourProps) => (
  <label className="te-hour">
    <input type="radio" {...first} name="creneau" value={value} defaultChecked={checked} required />
    <span>
      {hour}
      {other && <small> {other}</small>}
    </span>
  </label>
);

export const WeekHead = ({ week }: { week: WeekWords }) => (
  <>
    <p className="fr-text--lg fr-mb-1w">
      <strong className="te-first">{week.span}</strong>
    </p>
    <p>
      {free(week.count)} cette semaine ({week.clock}). Les rendez-vous se prennent jusqu’au {week.until}.
    </p>
    <WeekLinks week={week} />
  </>
);

const free = (count: number) => (count === 1 ? 'Un horaire libre' : `${count} horaires libres`);

export const WeekLinks = ({ week: { previous, next } }: { week: WeekWords }) =>
  previous || next ? (
    <p className="te-weeks">
      {previous && (
        <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={previous.href}>
          Semaine {previous.span}
        </a>
      )}
      {next && (
        <a className="fr-link fr-icon-arrow-right-line fr-link--icon-right te-next" href={next.href}>
          Semaine {next.span}
        </a>
      )}
    </p>
  ) : null;

/** Buttons, so that what is typed goes along. */
export const WeekButtons = ({ week: { previous, next } }: { week: WeekWords }) => (
  <p className="te-weeks">
    {[previous, next].map(
      (week) =>
        week && (
          <button key={week.href} className="fr-btn fr-btn--tertiary" type="submit" name="semaine" value={week.href}>
            Semaine {week.span}
          </button>
        ),
    )}
  </p>
);
