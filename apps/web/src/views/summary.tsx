import { Facts } from './facts.js';
import { BadgeWord, type Card } from './listing.js';
import { MomentWords } from './moment.js';
import { page } from './page.js';
import type { SignedInWords } from './signed-in.js';

interface SummaryProps {
  readonly who: SignedInWords;
  readonly card: Card;
}

/** All that a préfecture sees of one thing. */
export const summaryPage = ({ who, card: { title, badge, when, facts } }: SummaryProps): string =>
  page(
    { title, who, trail: [{ text: 'Les demandes de mon département', href: '/prefecture' }] },
    <>
      <h1 className="fr-h3">{title}</h1>
      {badge && <BadgeWord badge={badge} />}
      {when && (
        <p className="te-strong">
          <MomentWords moment={when} />
        </p>
      )}
      <Facts facts={facts} />
      <p>C’est un résumé : la collectivité accepte que vous le voyiez, et garde le reste pour elle. Pour en savoir plus, appelez-la.</p>
    </>,
  );
