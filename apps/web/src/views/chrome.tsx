import { ComeIn, type SignedInWords, WhoIsHere } from './signed-in.js';

export const service = 'Territoires d’engagement';

const homeTitle = `Accueil – ${service}`;

/** The design system's header with the neutral brand: no logo block, and no menu that needs a script to open. */
export const Head = ({ who }: { who?: SignedInWords | undefined }) => (
  <header id="en-tete" className="fr-header">
    <div className="fr-header__body">
      <div className="fr-container">
        <div className="fr-header__body-row">
          <div className="fr-header__brand fr-enlarge-link">
            <div className="fr-header__service">
              <a href="/" title={homeTitle}>
                <p className="fr-header__service-title">{service}</p>
              </a>
              <p className="fr-header__service-tagline">Cellule de conseil et d’orientation sur la participation citoyenne</p>
            </div>
          </div>
          {who ? <WhoIsHere who={who} /> : <ComeIn />}
        </div>
      </div>
    </div>
  </header>
);

const links = [
  ['Plan du site', '/plan-du-site'],
  ['Accessibilité : non conforme', '/accessibilite'],
  ['Mentions légales', '/mentions-legales'],
  ['Données personnelles', '/donnees-personnelles'],
  ['Conditions d’utilisation', '/cgu'],
  ['Gestion des cookies', '/gestion-des-cookies'],
  ['Comment nous choisissons', '/comment-nous-choisissons'],
  ['Retrouver un rendez-vous', '/retrouver'],
] as const;

/** The design system's footer without its links to other sites of the State, nor their licence. */
export const Foot = () => (
  <footer id="pied-de-page" className="fr-footer">
    <div className="fr-container">
      <div className="fr-footer__body">
        <div className="fr-footer__brand fr-enlarge-link">
          <a href="/" title={homeTitle}>
            <p className="fr-logo">{service}</p>
          </a>
        </div>
        <div className="fr-footer__content">
          <p className="fr-footer__content-desc">
            La cellule conseille gratuitement les collectivités qui veulent associer les habitants à leurs projets.
          </p>
        </div>
      </div>
      <div className="fr-footer__bottom">
        <ul className="fr-footer__bottom-list">
          {links.map(([text, href]) => (
            <li className="fr-footer__bottom-item" key={href}>
              <a href={href} className="fr-footer__bottom-link">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  </footer>
);
