import { deskName, Phone } from '../desk.js';
import { Facts } from '../facts.js';
import { page } from '../page.js';
import type { LegalProps } from './legal.js';

/** Says what the product does today, and promises nothing that no code keeps. */
export const personalDataPage = ({ desk, kept }: LegalProps & { readonly kept: readonly Kept[] }): string =>
  page(
    { title: 'Données personnelles', trail: [] },
    <>
      <h1 className="fr-h2">Données personnelles</h1>
      <h2 className="fr-h5">Qui en est responsable</h2>
      <p>
        {deskName(desk)}, {desk.address}.
      </p>
      {desk.dpo && <p>Déléguée ou délégué à la protection des données : {desk.dpo}.</p>}
      <h2 className="fr-h5">Ce que nous demandons, et pourquoi</h2>
      <Facts facts={asked.map(([name, value]) => ({ name, value }))} />
      <p>Nous n’avons pas besoin d’opinions politiques ni de données de santé : ne les écrivez pas.</p>
      <h2 className="fr-h5">Ce qui nous y autorise</h2>
      <p>Une mission d’intérêt public, au sens de l’article 6-1-e du règlement général sur la protection des données (RGPD).</p>
      <h2 className="fr-h5">Qui les lit</h2>
      <p>
        La personne qui vous reçoit et l’équipe de la cellule lisent vos données. Nous ne les vendons ni ne les transmettons à d’autres.
      </p>
      <Durations kept={kept} />
      <h2 className="fr-h5">Vos droits</h2>
      <p>
        <a href="/mes-donnees">Voyez et téléchargez vos données</a> en vous connectant avec l’adresse que vous nous avez donnée.
      </p>
      <p>
        Vous pouvez consulter vos données, les faire corriger ou effacer, en limiter l’usage ou vous y opposer. Écrivez à{' '}
        <a href={`mailto:${desk.email}`}>{desk.email}</a> ou appelez le <Phone number={desk.phone} />. Nous répondons en un mois au plus. Si
        la réponse ne vous convient pas, vous pouvez saisir la <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>, l’autorité de protection
        des données.
      </p>
    </>,
  );

const asked = [
  ['Prénom et nom', 'Pour savoir qui nous rencontrons.'],
  ['Adresse électronique', 'Pour vous envoyer la confirmation, le lien et les changements.'],
  ['Téléphone', 'Pour vous appeler à l’heure dite, ou vous rappeler si la visio ne marche pas.'],
  ['Collectivité, élue ou agente', 'Pour adapter nos conseils et l’heure affichée.'],
  ['Votre projet', 'Pour que la personne qui vous reçoit se prépare.'],
  ['Documents joints à une demande', 'Pour y répondre. Votre collectivité et la cellule les lisent.'],
] as const;

/** « Une demande : 24 mois après la réception de la demande » */
export interface Kept {
  readonly what: string;
  readonly until: string;
}

const Durations = ({ kept }: { kept: readonly Kept[] }) => (
  <>
    <h2 className="fr-h5">Combien de temps</h2>
    <ul>
      {kept.map(({ what, until }) => (
        <li key={what}>
          {what} : {until}.
        </li>
      ))}
      <li>Le lien de votre rendez-vous : il s’éteint 30&nbsp;jours après.</li>
    </ul>
    <p>
      L’effacement se fait la nuit qui suit. Il attend si la loi, les archives ou un litige demandent de garder. Une mesure de l’activité
      reste, sans rien qui vous désigne.
    </p>
  </>
);
