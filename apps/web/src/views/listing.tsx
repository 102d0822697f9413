import type { ReactNode } from 'react';
import { type Fact, Lines } from './facts.js';
import { type Moment, MomentWords } from './moment.js';

/** A state as a word; its colour only repeats it. */
export interface Badge {
  readonly word: string;
  readonly tone: 'success' | 'info' | 'warning' | 'new' | 'none';
}

/** One entry of a list. */
export interface Card {
  readonly id: string;
  readonly title: string;
  /** Null where there is nothing more to see. */
  readonly href: string | null;
  readonly when?: Moment | null;
  readonly badge?: Badge | null;
  readonly facts: readonly Fact[];
  /** Elsewhere: the room of a visio. */
  readonly join?: string | null;
}

export interface PageLinks {
  readonly previous: string | null;
  readonly next: string | null;
}

/** A list that reads the same on a phone and on a desk; `extra` is what can be done with an entry. */
export const Cards = <T extends Card>({ cards, extra }: { cards: readonly T[]; extra?: (card: T) => ReactNode }) => (
  <ul className="te-cards">
    {cards.map((card) => (
      <li key={card.id} className="te-card">
        <h3 className="fr-h6 fr-mb-1v">{card.href ? <a href={card.href}>{card.title}</a> : card.title}</h3>
        {card.badge && <BadgeWord badge={card.badge} />}
        {card.when && (
          <p className="te-strong">
            <MomentWords moment={card.when} />
          </p>
        )}
        <Lines facts={card.facts} />
        {card.join && (
          <p className="fr-mt-1w">
            <a href={card.join} rel="noreferrer">
              Rejoindre la visio<span className="fr-sr-only"> ({card.title})</span>
            </a>
          </p>
        )}
        {extra?.(card)}
      </li>
    ))}
  </ul>
);

export const BadgeWord = ({ badge: { word, tone } }: { badge: Badge }) => (
  <p className={`fr-badge fr-badge--no-icon fr-mb-1w${tone === 'none' ? '' : ` fr-badge--${tone}`}`}>{word}</p>
);

export const PageTurns = ({ pages: { previous, next } }: { pages: PageLinks }) =>
  previous || next ? (
    <nav className="te-weeks" aria-label="Pages de la liste">
      {previous && (
        <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={previous}>
          Page précédente
        </a>
      )}
      {next && (
        <a className="fr-link fr-icon-arrow-right-line fr-link--icon-right te-next" href={next}>
          Page suivante
        </a>
      )}
    </nav>
  ) : null;

/** What a filter hides is said, and each can be taken away. */
export const Tags = ({ tags }: { tags: readonly { readonly text: string; readonly without: string }[] }) =>
  tags.length > 0 ? (
    <ul className="fr-tags-group" aria-label="Filtres choisis">
      {tags.map(({ text, without }) => (
        <li key={text}>
          <a className="fr-tag" href={without} title={`Retirer le filtre « ${text} »`}>
            {text} ×<span className="fr-sr-only"> (retirer ce filtre)</span>
          </a>
        </li>
      ))}
    </ul>
  ) : null;

/** One button, one act. */
export const OneButton = ({ action, csrf, text, about }: { action: string; csrf: string; text: string; about?: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="_csrf" value={csrf} />
    <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
      {text}
      {about && <span className="fr-sr-only"> ({about})</span>}
    </button>
  </form>
);
