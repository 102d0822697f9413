import { type Fact, Facts } from '../facts.js';
import type { Link } from '../links.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface CouncilProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  /** Which collectivité, which project. */
  readonly heading: string;
  readonly summary: string;
  /** What the phase is about. */
  readonly about: string;
  readonly facts: readonly Fact[];
  /** What one asks of the council. */
  readonly ask: string;
  /** What is still to be received. */
  readonly missing: readonly string[];
  /** When it was made, and that it binds nobody. */
  readonly written: string;
}

/** « Le mot pour le conseil »: half a page; printed, nothing but its words is left. */
export const councilPage = ({ who, trail, heading, summary, about, facts, ask, missing, written }: CouncilProps): string =>
  page(
    { title: 'Le mot pour le conseil', who, trail },
    <>
      <h1 className="fr-h3">Le mot pour le conseil</h1>
      <p className="te-noprint">Imprimez cette page, ou copiez-la dans votre note. Rien d’interne à la cellule n’y figure.</p>
      <h2 className="fr-h5">{heading}</h2>
      {summary && <p className="te-words">{summary}</p>}
      <p>{about}</p>
      <Facts facts={facts} />
      <h3 className="fr-h6">Ce qui est demandé au conseil</h3>
      <p>{ask}</p>
      {missing.length > 0 && (
        <>
          <p>Pour continuer, il manque encore{'\u202f'}:</p>
          <ul>
            {missing.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p className="fr-text--sm">{written}</p>
    </>,
  );
