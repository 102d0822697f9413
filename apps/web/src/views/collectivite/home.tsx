import { type Card, Cards, type PageLinks, PageTurns } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface OwnListProps {
  readonly who: SignedInWords;
  readonly which: 'upcoming' | 'over';
  /** « Un rendez-vous à venir » */
  readonly count: string;
  readonly cards: readonly Card[];
  readonly pages: PageLinks;
  /** In the name of a collectivité: all that is its own, whoever asked for it. */
  readonly isShared: boolean;
  /** She could act for an organisation, and does not. */
  readonly canChoose: boolean;
  /** She has just left a collectivité. */
  readonly hasLeft: boolean;
}

const titles = { upcoming: 'Mes rendez-vous', over: 'Rendez-vous passés et annulés' };

export const ownListPage = (props: OwnListProps): string =>
  page(
    { title: titles[props.which], who: props.who, trail: props.which === 'over' ? [{ text: titles.upcoming, href: '/espace' }] : [] },
    <>
      {props.hasLeft && (
        <Notice severity="success" title="C’est fait">
          <p>Vous ne vous occupez plus de cette collectivité. Vous voyez maintenant ce qui est à votre nom.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{titles[props.which]}</h1>
      {props.canChoose && (
        <p>
          Vous voyez ce qui est à votre nom. <a href="/connexion/contexte">Agir au nom d’une organisation</a>
        </p>
      )}
      <h2 className="fr-h5">{props.count}</h2>
      {props.cards.length > 0 ? <Cards cards={props.cards} /> : <Nothing {...props} />}
      <PageTurns pages={props.pages} />
      <Ways {...props} />
    </>,
  );

const Nothing = ({ which, isShared }: OwnListProps) => (
  <>
    {which === 'over' ? (
      <p>Un rendez-vous vient ici une fois qu’il a eu lieu, ou s’il est annulé.</p>
    ) : (
      <p>
        {isShared
          ? 'Ici apparaissent les rendez-vous pris pour votre collectivité, par vous ou par vos collègues.'
          : 'Ici apparaissent les rendez-vous pris avec votre adresse électronique.'}
      </p>
    )}
    {which === 'upcoming' && !isShared && (
      <p>Vous en attendiez un ? Il a peut-être été pris avec une autre adresse : le courriel de confirmation contient son lien.</p>
    )}
  </>
);

const Ways = ({ which, isShared }: OwnListProps) => (
  <>
    <p className="fr-mt-4w">
      <a className="fr-btn" href="/rendez-vous">
        Prendre un autre rendez-vous
      </a>
    </p>
    <p>
      {which === 'upcoming' ? (
        <a href="/espace/passes">Voir les rendez-vous passés et annulés</a>
      ) : (
        <a href="/espace">Voir les rendez-vous à venir</a>
      )}
    </p>
    {!isShared && (
      <p>
        <a href="/espace/rejoindre">Rejoindre votre collectivité</a>
      </p>
    )}
  </>
);
