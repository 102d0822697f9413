import { page } from './page.js';
import type { SignedInWords } from './signed-in.js';

export const facilitatorPage = ({ who }: { who: SignedInWords }): string =>
  page(
    { title: 'Mes ateliers', who, trail: [] },
    <>
      <h1 className="fr-h3">Mes ateliers</h1>
      <h2 className="fr-h5">Aucun atelier</h2>
      <p>Aucun cycle d’ateliers n’est encore préparé dans ce service. Vos propres rendez-vous sont dans votre agenda.</p>
      <p>
        <a href="/espace/mon-agenda">Voir mon agenda</a>
      </p>
    </>,
  );
