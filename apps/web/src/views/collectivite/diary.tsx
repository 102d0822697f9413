import type { Link } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface DiaryProps {
  readonly who: SignedInWords;
  /** The way back to her space; none where this page is all of it. */
  readonly trail: readonly Link[];
  readonly count: string;
  readonly cards: readonly Card[];
}

/** Her own time across all in whose name she acts; what a line holds is opened in its own context. */
export const diaryPage = ({ who, trail, count, cards }: DiaryProps): string =>
  page(
    { title: 'Mon agenda', who, trail },
    <>
      <h1 className="fr-h3">Mon agenda</h1>
      <p>Vos rendez-vous des trois mois à venir, quelle que soit la collectivité. Chacun s’ouvre au nom de sa collectivité.</p>
      <h2 className="fr-h5">{count}</h2>
      {cards.length > 0 ? (
        <Cards cards={cards} />
      ) : (
        <p>
          Ici apparaissent les rendez-vous auxquels vous participez. <a href="/rendez-vous">Prendre rendez-vous</a>
        </p>
      )}
    </>,
  );
