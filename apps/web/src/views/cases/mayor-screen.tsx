import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { type Fact, Lines } from '../facts.js';
import { page } from '../page.js';

interface Part {
  /** Said once above its lines; empty where they need none. */
  readonly name: string;
  readonly lines: readonly string[];
}

export interface MayorScreenProps {
  readonly title: string;
  /** Which collectivité, and for whom. */
  readonly intro: string;
  readonly facts: readonly Fact[];
  /** What the phase is about. */
  readonly about: string;
  readonly actions: readonly string[];
  /** That there are more; empty when there are none. */
  readonly more: string;
  /** What the last minutes say; null while there are none. */
  readonly decided: { readonly heading: string; readonly parts: readonly Part[] } | null;
  /** Who follows the project. */
  readonly follower: string;
  /** When the link ends. */
  readonly closes: string;
  readonly desk: DeskWords;
}

/** One screen of a telephone: nothing to fill in, nowhere to go. */
export const mayorScreenPage = ({ title, intro, facts, about, actions, more, decided, follower, closes, desk }: MayorScreenProps): string =>
  page(
    { title, trail: [] },
    <>
      <h1 className="fr-h3 fr-mb-1w">{title}</h1>
      <p>{intro}</p>
      <Lines facts={facts} className="fr-mb-2w" />
      <p>{about}</p>
      <h2 className={heading}>À faire</h2>
      {actions.length > 0 ? <Few lines={actions} /> : <p>Rien à faire pour l’instant.</p>}
      {more && <p>{more}</p>}
      {decided && (
        <>
          <h2 className={heading}>{decided.heading}</h2>
          {decided.parts.map(({ name, lines }) => (
            <div key={name}>
              {name && <p className="te-strong fr-mb-1v">{name}</p>}
              <Few lines={lines} />
            </div>
          ))}
        </>
      )}
      <h2 className={heading}>Qui appeler</h2>
      <p>
        {follower} suit ce projet à la cellule{'\u202f'}: <Phone number={desk.phone} />. <DeskHours desk={desk} />
      </p>
      <p className="fr-text--sm">{closes} Les étapes n’ont aucun effet juridique.</p>
    </>,
  );

/** As close together as a telephone asks. */
const heading = 'fr-h6 fr-mt-2w fr-mb-1w';

const Few = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
