import { DeskHours, Phone } from '../desk.js';
import { page } from '../page.js';
import type { LegalProps } from './legal.js';

/** The numbers of the rules, in words. */
export interface ChoosingWords {
  /** « 48 heures » */
  readonly notice: string;
  readonly horizon: string;
  readonly step: string;
  /** « 8 h et 19 h » */
  readonly usual: string;
  readonly wide: string;
  /** Appointments that an address nobody has confirmed may have. */
  readonly upcoming: number;
}

/** The rules that choose for people, as the code applies them, and whom to tell when they seem wrong. */
export const choosingPage = (props: LegalProps & ChoosingWords): string =>
  page(
    { title: 'Comment nous choisissons', trail: [] },
    <>
      <h1 className="fr-h2">Comment nous choisissons</h1>
      <p>
        Ce service applique des règles écrites, les mêmes pour toutes les collectivités. Il ne note personne. Aucune intelligence
        artificielle ne choisit.
      </p>
      <Advisor />
      <Slots {...props} />
      <Orders />
      <Limits {...props} />
      <Contest {...props} />
    </>,
  );

const Advisor = () => (
  <>
    <h2 className="fr-h5">La personne qui vous reçoit</h2>
    <p>Vous choisissez une heure. Parmi les personnes libres à cette heure, nous prenons dans cet ordre :</p>
    <ol>
      <li>celle qui a le moins de rendez-vous à venir ;</li>
      <li>à égalité, celle qui n’en a pas reçu depuis le plus longtemps, ou jamais ;</li>
      <li>encore à égalité, la première par son numéro interne, tiré au hasard à son arrivée.</li>
    </ol>
    <p>
      Votre collectivité, sa taille, votre projet et votre nom ne comptent pas. La raison du choix est gardée avec le rendez-vous. Quand
      vous le déplacez, la même personne vous reçoit si elle est libre ; sinon, l’ordre est le même.
    </p>
  </>
);

const Slots = ({ notice, horizon, step, usual, wide }: ChoosingWords) => (
  <>
    <h2 className="fr-h5">Les heures proposées</h2>
    <ul>
      <li>Vous voyez toutes les heures où une personne au moins est libre, de la plus proche à la plus lointaine.</li>
      <li>
        Elles commencent {notice} après votre demande et vont jusqu’à {horizon} après. Un départ est possible toutes les {step}.
      </li>
      <li>
        Elles sont entre {usual}, à l’heure de votre territoire. Avec « plus tôt ou plus tard », elles sont entre {wide}.
      </li>
      <li>Vos jours fériés et ceux de la personne qui reçoit sont retirés.</li>
      <li>Si l’heure vient d’être prise, nous proposons les cinq heures les plus proches.</li>
    </ul>
  </>
);

const Orders = () => (
  <>
    <h2 className="fr-h5">L’ordre des listes</h2>
    <ul>
      <li>Les sujets de rendez-vous : l’ordre du catalogue, le même pour tout le monde.</li>
      <li>Les collectivités trouvées : les plus proches de ce que vous écrivez, puis les plus peuplées.</li>
      <li>Les demandes que la cellule traite : la plus ancienne d’abord.</li>
    </ul>
  </>
);

const Limits = ({ upcoming }: ChoosingWords) => (
  <>
    <h2 className="fr-h5">Les limites</h2>
    <ul>
      <li>
        Une adresse électronique que personne n’a confirmée peut avoir {upcoming}&nbsp;rendez-vous à venir. Une fois confirmée, elle n’a
        plus cette limite.
      </li>
      <li>Pendant que vous remplissez la page, l’heure est gardée dix minutes, s’il en reste assez pour les autres.</li>
      <li>Un rendez-vous sur place n’est pas attribué par ces règles : une personne vous répond.</li>
    </ul>
  </>
);

const Contest = ({ desk }: LegalProps) => (
  <>
    <h2 className="fr-h5">Vous n’êtes pas d’accord ?</h2>
    <p>
      Demandez pourquoi cette personne a été choisie, ou dites qu’une règle vous semble injuste. Appelez le <Phone number={desk.phone} />,
      ou écrivez à <a href={`mailto:${desk.email}`}>{desk.email}</a>, avec la référence du rendez-vous. Une personne examine votre demande
      et peut changer le choix. <DeskHours desk={desk} />
    </p>
    <p>
      Si la réponse ne vous convient pas, vous pouvez saisir le{' '}
      <a href="https://www.defenseurdesdroits.fr/saisir/delegues">Défenseur des droits</a>.
    </p>
  </>
);
