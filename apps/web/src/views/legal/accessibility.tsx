import { DeskHours, deskName, Phone } from '../desk.js';
import { page } from '../page.js';
import type { LegalProps } from './legal.js';

/** The declaration of the RGAA, honest: nobody has audited this service yet. */
export const accessibilityPage = ({ desk, address }: LegalProps): string =>
  page(
    { title: 'Accessibilité : non conforme', trail: [] },
    <>
      <h1 className="fr-h2">Accessibilité : non conforme</h1>
      <p>
        {deskName(desk)} s’engage à rendre ce service accessible. C’est ce que demande l’article 47 de la loi n°&nbsp;2005-102 du
        11&nbsp;février 2005. Cette déclaration concerne {address}.
      </p>
      <h2 className="fr-h5">État de conformité</h2>
      <p>
        Ce service est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2. Aucun
        audit n’a encore été fait : c’est le niveau que la règle impose dans ce cas.
      </p>
      <h2 className="fr-h5">Ce que nous vérifions déjà</h2>
      <ul>
        <li>Toutes les pages s’utilisent au clavier, à 320 pixels de large et sans JavaScript.</li>
        <li>Un contrôle automatique passe sur chaque page à chaque changement. Il ne remplace pas un audit.</li>
        <li>Les heures sont des boutons ordinaires, jamais un calendrier à manipuler.</li>
      </ul>
      <h2 className="fr-h5">Contenus non accessibles</h2>
      <p>Faute d’audit, la liste n’est pas connue. Dites-nous ce qui vous bloque : nous le corrigerons.</p>
      <h2 className="fr-h5">Une difficulté ?</h2>
      <p>
        Si vous n’arrivez pas à utiliser une page, nous faisons la démarche avec vous. Appelez le <Phone number={desk.phone} />, ou écrivez
        à <a href={`mailto:${desk.email}`}>{desk.email}</a>. <DeskHours desk={desk} />
      </p>
      <Remedies />
    </>,
  );

const Remedies = () => (
  <>
    <h2 className="fr-h5">Voies de recours</h2>
    <p>Vous avez signalé un défaut d’accessibilité et vous n’avez pas eu de réponse satisfaisante ? Le Défenseur des droits vous écoute.</p>
    <ul>
      <li>
        Écrivez-lui <a href="https://formulaire.defenseurdesdroits.fr/">par son formulaire</a>.
      </li>
      <li>
        Rencontrez son <a href="https://www.defenseurdesdroits.fr/saisir/delegues">délégué dans votre région</a>.
      </li>
      <li>Écrivez-lui par la poste, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.</li>
    </ul>
  </>
);
