import { CallDesk, type DeskWords } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps } from '../form.js';
import { type Card, Cards } from '../listing.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface ActCard extends Card {
  /** Null where it no longer can be contested: then why. */
  readonly contest: string | null;
}

interface ActsProps {
  readonly who: SignedInWords;
  readonly organisation: string;
  readonly count: string;
  readonly acts: readonly ActCard[];
  readonly isDone: boolean;
}

export const actsPage = ({ who, organisation, count, acts, isDone }: ActsProps): string =>
  page(
    { title: 'Actes', who, trail: [{ text: 'Mes rendez-vous', href: '/espace' }] },
    <>
      {isDone && (
        <Notice severity="success" title="L’acte est contesté">
          <p>Il n’a plus d’effet. Les personnes qui ont eu le reçu et la cellule en sont prévenues.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Actes au nom de {organisation}</h1>
      <p>Chaque acte est fait par une personne, sous son nom. Il peut être contesté pendant sept jours.</p>
      <h2 className="fr-h5">{count}</h2>
      {acts.length > 0 ? (
        <Cards cards={acts} extra={(card) => <ToContest act={card as ActCard} />} />
      ) : (
        <p>
          Ici apparaît ce qui est dit au nom de votre collectivité. Par exemple, l’accord donné dans{' '}
          <a href="/espace/qui-voit-quoi">Qui voit quoi</a>.
        </p>
      )}
    </>,
  );

const ToContest = ({ act: { contest, title } }: { act: ActCard }) =>
  contest && (
    <p className="fr-mt-1w">
      <a href={contest}>
        Contester<span className="fr-sr-only"> ({title})</span>
      </a>
    </p>
  );

interface ActProps extends FormProps {
  readonly around: Around;
  readonly facts: readonly Fact[];
  readonly words: string;
  /** Where a contest is sent; null: why there is none. */
  readonly action: string | null;
  readonly closed: string;
  readonly isDone: boolean;
  readonly desk: DeskWords;
}

/** One act, as the link of its receipt opens it, or its people in their space. Looking changes nothing. */
export const actPage = ({ around, facts, words, csrf, action, closed, isDone, desk }: ActProps): string =>
  page(
    { title: 'Un acte au nom de votre collectivité', trail: around.trail, who: around.who },
    <>
      {isDone && (
        <Notice severity="success" title="L’acte est contesté">
          <p>Il n’a plus d’effet. Les personnes qui ont eu le reçu et la cellule en sont prévenues.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Un acte au nom de votre collectivité</h1>
      <blockquote className="fr-mb-3w">« {words} »</blockquote>
      <Facts facts={facts} />
      {action ? (
        <>
          <p>Ce n’est pas juste ? Si vous le contestez :</p>
          <ul>
            <li>il perd son effet dès maintenant, et ce qui avait cours avant vaut de nouveau ;</li>
            <li>les personnes qui ont eu le reçu et la cellule en sont prévenues, avec votre nom.</li>
          </ul>
          <Form action={action} csrf={csrf} submit="Contester cet acte" />
        </>
      ) : (
        <p>{closed}</p>
      )}
      <CallDesk desk={desk} />
    </>,
  );
