export interface Link {
  readonly text: string;
  readonly href: string;
}

export const BackLink = ({ text, href }: Link) => (
  <nav className="te-back" aria-label="Page précédente">
    <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={href}>
      {text}
    </a>
  </nav>
);

/** A breadcrumb that needs no script to unfold: the pages above, then the page itself. */
export const Trail = ({ above, current }: { above: readonly Link[]; current: string }) => (
  <nav className="fr-breadcrumb te-trail" aria-label="Vous êtes ici">
    <ol className="fr-breadcrumb__list">
      {[{ text: 'Accueil', href: '/' }, ...above].map(({ text, href }) => (
        <li key={href}>
          <a className="fr-breadcrumb__link" href={href}>
            {text}
          </a>
        </li>
      ))}
      <li>
        <span className="fr-breadcrumb__link" aria-current="page">
          {current}
        </span>
      </li>
    </ol>
  </nav>
);

/** Where one can go from here, or what one can do. */
export const Ways = ({ links, className = '' }: { links: readonly Link[]; className?: string }) =>
  links.length > 0 ? (
    <ul className={`te-actions ${className}`.trim()}>
      {links.map(({ text, href }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  ) : null;
