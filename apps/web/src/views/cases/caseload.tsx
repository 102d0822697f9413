import { type Link, Ways } from '../links.js';
import { type Card, Cards, type PageLinks, PageTurns } from '../listing.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { type CaseTabs, TabList } from './tabs.js';

export interface BoardColumn {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly Card[];
  /** Where the rest is; null when all is shown. */
  readonly more: Link | null;
}

export interface CaseloadProps {
  readonly who: SignedInWords;
  /** Each with how many there are. */
  readonly views: CaseTabs['tabs'];
  /** The same as a list, or as a board. */
  readonly otherWay: Link;
  readonly cards: readonly Card[];
  readonly pages: PageLinks;
  /** Instead of the list: phases in their order, and those where nothing stands in a sentence. */
  readonly board: { readonly columns: readonly BoardColumn[]; readonly empty: string } | null;
  /** Said when there is nothing; else empty. */
  readonly nothing: string;
}

const title = 'Mes dossiers';
const elsewhere: readonly Link[] = [
  { text: 'Ouvrir un dossier', href: '/dossiers/nouveau' },
  { text: 'Tous les dossiers de la cellule', href: '/dossiers?suivi=' },
];

export const caseloadPage = ({ who, views, otherWay, cards, pages, board, nothing }: CaseloadProps): string =>
  page(
    { title, who, trail: [] },
    <>
      <h1 className="fr-h3">{title}</h1>
      <TabList label="Vues de mes dossiers" tabs={views} />
      <Ways links={[otherWay]} className="te-near" />
      {nothing && <p>{nothing}</p>}
      {board ? <Board {...board} /> : <List cards={cards} pages={pages} />}
      <Ways links={elsewhere} className="fr-mt-4w" />
    </>,
  );

const List = ({ cards, pages }: Pick<CaseloadProps, 'cards' | 'pages'>) => (
  <>
    <h2 className="fr-sr-only">Dossiers, le plus récemment actif d’abord</h2>
    {cards.length > 0 && <Cards cards={cards} />}
    <PageTurns pages={pages} />
  </>
);

const Board = ({ columns, empty }: NonNullable<CaseloadProps['board']>) => (
  <>
    <div className="te-board">
      {columns.map(({ id, title, cards, more }) => (
        <section key={id} aria-labelledby={`etape-${id}`}>
          <h2 className="fr-h6" id={`etape-${id}`}>
            {title}
          </h2>
          <Cards cards={cards} />
          {more && <Ways links={[more]} />}
        </section>
      ))}
    </div>
    {empty && <p>{empty}</p>}
  </>
);
