import { CallDesk, type DeskWords } from './desk.js';
import type { Link } from './links.js';
import { page } from './page.js';

export interface ProblemProps {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  /** The way out lies with the appointments one has: they come first. */
  readonly towardsOwn?: boolean;
  /** Nothing else of the site answers either: nowhere to go. */
  readonly closed?: boolean;
  /** To what one was at. */
  readonly back?: Link | null;
  readonly desk?: DeskWords & { name?: string; email?: string };
}

/** What could not be done, said without a code, and where to go from here. */
export const problemPage = ({ status, title, detail, towardsOwn, closed, back, desk }: ProblemProps): string =>
  page(
    { title: headed(title), trail: [] },
    <>
      <h1 className="fr-h2">{headed(title)}</h1>
      {(detail ?? adviceFor(status)) && <p className="fr-text--lead">{detail ?? adviceFor(status)}</p>}
      {back && (
        <p>
          <a className="fr-btn" href={back.href}>
            {back.text}
          </a>
        </p>
      )}
      {!closed && (towardsOwn ? <OwnFirst /> : <WaysOut />)}
      {desk && <CallDesk desk={desk} />}
    </>,
  );

const WaysOut = () => (
  <ul>
    <li>
      <a href="/">Aller à l’accueil</a>
    </li>
    <li>
      <a href="/retrouver">Retrouver un rendez-vous</a>
    </li>
  </ul>
);

const OwnFirst = () => (
  <>
    <p>
      <a className="fr-btn" href="/retrouver">
        Retrouver mes rendez-vous
      </a>
    </p>
    <p>
      Vous pourrez y confirmer votre adresse, déplacer un rendez-vous ou l’annuler. Vos réponses sont gardées :{' '}
      <a href="/rendez-vous?etape=verification">reprendre la réservation</a>.
    </p>
  </>
);

/** A heading ends without a full stop. */
const headed = (title: string): string => title.replace(/\.$/, '');

function adviceFor(status: number): string {
  if (status === 404) return 'Le lien est peut-être ancien ou incomplet.';
  if (status === 429) return 'Attendez une minute, puis recommencez. Vos réponses sont gardées.';
  if (status >= 500) return 'L’incident est enregistré de notre côté. Réessayez dans quelques minutes : vos réponses sont gardées.';
  return 'Revenez à la page précédente : vos réponses y sont encore.';
}
