import { Notice } from './notice.js';
import { Hour, type HourWords } from './slot-choice.js';

/** The slot that cannot be had, and the nearest ones. */
export interface LostSlot {
  /** False when it was never offered, or is not any more: nobody took it. */
  readonly wasOffered: boolean;
  /** « mardi 1er décembre 2026 à 10 h » */
  readonly was: string;
  /** Each `hour` with its day. */
  readonly nearest: readonly HourWords[];
}

export const Lost = ({ lost }: { lost: LostSlot }) => (
  <div className="fr-mb-4w">
    <Notice severity="warning" title={lost.wasOffered ? 'Ce créneau n’est plus libre' : 'Ce créneau n’est pas proposé'}>
      <p>
        {lost.wasOffered
          ? `Le créneau du ${lost.was} vient d’être pris.`
          : `Nous ne proposons pas, ou plus, de rendez-vous le ${lost.was}.`}{' '}
        Toutes vos réponses sont gardées : il ne reste qu’à choisir une autre heure.
      </p>
    </Notice>
    {lost.nearest.length > 0 && (
      <fieldset className="te-day">
        <legend>
          <h2 className="fr-h6 fr-mb-1w">Les plus proches</h2>
        </legend>
        <div className="te-hours te-near">
          {lost.nearest.map((hour) => (
            <Hour key={hour.value} {...hour} checked={false} />
          ))}
        </div>
      </fieldset>
    )}
  </div>
);
