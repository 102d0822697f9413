import type { Link } from './links.js';

/** Who is signed in, and in whose name: what the header of every signed-in page says. */
export interface SignedInWords {
  readonly name: string;
  /** « Mairie de Lille », « la cellule »; null before a context is chosen, or when there is none. */
  readonly acting: string | null;
  /** « 10 h 42 »: without another page, the sign-in ends then. */
  readonly until: string;
  readonly canSwitch: boolean;
  /** For the button that signs out. */
  readonly csrf: string;
  readonly navigation: readonly Link[];
  /** The address of the entry where we are. */
  readonly here: string | null;
}

/** In the header: who, for whom, and the ways out. */
export const WhoIsHere = ({ who }: { who: SignedInWords }) => (
  <div className="fr-header__tools te-who">
    <p className="te-who-name">
      {who.name}
      {who.acting && (
        <span className="te-who-acting">
          Au nom de : <strong>{who.acting}</strong>
        </span>
      )}
      <span className="te-who-until">Sans activité, fin de la connexion à {who.until}</span>
    </p>
    <ul className="te-who-ways">
      {who.canSwitch && (
        <li>
          <a className="fr-link" href="/connexion/contexte">
            Agir au nom d’une autre organisation
          </a>
        </li>
      )}
      <li>
        <a className="fr-link" href="/mes-donnees">
          Mes données
        </a>
      </li>
      <li>
        <form method="post" action="/deconnexion">
          <input type="hidden" name="_csrf" value={who.csrf} />
          <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
            Se déconnecter
          </button>
        </form>
      </li>
    </ul>
  </div>
);

export const ComeIn = () => (
  <div className="fr-header__tools te-who">
    <a className="fr-link" href="/connexion">
      Se connecter
    </a>
  </div>
);

/** The space's own pages: a plain list of links, that needs no script to open on a phone. */
export const Navigation = ({ who }: { who: SignedInWords }) => (
  <nav className="te-nav" aria-label="Menu principal" id="navigation">
    <div className="fr-container">
      <ul>
        {who.navigation.map(({ text, href }) => (
          <li key={href}>
            <a href={href} aria-current={href === who.here ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  </nav>
);
