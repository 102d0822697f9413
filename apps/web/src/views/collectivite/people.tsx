import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export type PeopleDone = 'invitee' | 'nommee' | 'retiree' | 'acceptee' | 'refusee' | 'mandat';

export interface PeopleProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly done: PeopleDone | null;
  readonly organisation: string;
  readonly count: string;
  /** Those of it; `promoted`, `removed`, `left` by what the asker may do with each. */
  readonly members: readonly Member[];
  /** Whose mandate ended. */
  readonly over: readonly Card[];
  readonly pending: readonly Waiting[];
  readonly leads: boolean;
}

export interface Member extends Card {
  readonly isSelf: boolean;
  readonly isPromotable: boolean;
}

export interface Waiting extends Card {
  /** She asks, and it is the lead's to answer. */
  readonly asks: boolean;
}

const base = '/espace/personnes';

const doneWords: Record<PeopleDone, { title: string; next: string }> = {
  invitee: { title: 'L’invitation est partie', next: 'Cette personne rejoint la collectivité quand elle accepte. Elle a quatorze jours.' },
  nommee: { title: 'C’est fait', next: 'Cette personne est maintenant référente : elle peut inviter, nommer et retirer.' },
  retiree: { title: 'C’est fait', next: 'Cette personne n’a plus accès. Ce qu’elle a fait reste à la collectivité.' },
  acceptee: { title: 'Bienvenue à cette personne', next: 'Elle voit maintenant les rendez-vous de la collectivité.' },
  refusee: { title: 'La demande est refusée', next: 'Cette personne en est prévenue par courriel.' },
  mandat: { title: 'C’est noté', next: 'À la fin du mandat, cette personne ne voit plus rien de la collectivité.' },
};

export const peoplePage = (props: PeopleProps): string =>
  page(
    { title: 'Personnes', who: props.who, trail: [{ text: 'Mes rendez-vous', href: '/espace' }] },
    <>
      {props.done && (
        <Notice severity="success" title={doneWords[props.done].title}>
          <p>{doneWords[props.done].next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">Personnes</h1>
      <p>
        {props.organisation}. {props.leads ? 'Vous pouvez inviter, nommer et retirer.' : 'Les personnes référentes invitent et nomment.'}
      </p>
      <h2 className="fr-h5">{props.count}</h2>
      <Cards cards={props.members} extra={(card) => <MemberActs member={card as Member} {...props} />} />
      {props.over.length > 0 && <MandatesOver {...props} />}
      <h2 className="fr-h5">En attente d’une réponse</h2>
      {props.pending.length > 0 ? (
        <Cards cards={props.pending} extra={(card) => <Answers waiting={card as Waiting} {...props} />} />
      ) : (
        <p>Personne n’est en attente.</p>
      )}
      {props.leads && (
        <p className="fr-mt-4w">
          <a className="fr-btn" href={`${base}/invitation`}>
            Inviter une personne
          </a>
        </p>
      )}
    </>,
  );

const MandatesOver = ({ over, leads }: PeopleProps) => (
  <>
    <h2 className="fr-h5">Mandats terminés</h2>
    <p>
      Ces personnes ne voient plus rien de la collectivité.{' '}
      {leads && 'Retirez-les de la liste, ou invitez-les de nouveau si leur mandat reprend.'}
    </p>
    <Cards cards={over} extra={(card) => leads && <ToRemove {...card} />} />
  </>
);

const ToRemove = ({ id, title }: Pick<Card, 'id' | 'title'>) => (
  <a href={`${base}/${id}/retrait`}>
    Retirer<span className="fr-sr-only"> {title}</span>
  </a>
);

const MemberActs = ({ member: { id, title, isSelf, isPromotable }, csrf, leads }: PeopleProps & { member: Member }) => (
  <div className="te-filters fr-mt-1w">
    {isSelf && <a href={`${base}/depart`}>Je ne m’occupe plus de cette collectivité</a>}
    {leads && !isSelf && isPromotable && (
      <OneButton action={`${base}/${id}/nomination`} csrf={csrf} text="Nommer personne référente" about={title} />
    )}
    {(leads || isSelf) && (
      <a href={`${base}/${id}/mandat`}>
        Fin du mandat<span className="fr-sr-only"> {title}</span>
      </a>
    )}
    {leads && !isSelf && <ToRemove id={id} title={title} />}
  </div>
);

const Answers = ({ waiting: { id, title, asks }, csrf, leads }: PeopleProps & { waiting: Waiting }) =>
  asks && leads ? (
    <div className="te-filters fr-mt-1w">
      <OneButton action={`${base}/demandes/${id}/oui`} csrf={csrf} text="Accepter" about={title} />
      <OneButton action={`${base}/demandes/${id}/non`} csrf={csrf} text="Refuser" about={title} />
    </div>
  ) : null;
