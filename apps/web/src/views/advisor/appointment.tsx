import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps, Text } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type Badge, BadgeWord, type Card, Cards, OneButton } from '../listing.js';
import { type Moment, MomentWords } from '../moment.js';
import { Notice, Said } from '../notice.js';
import { type Around, page } from '../page.js';
import { Preparation, type PreparationProps } from './preparation.js';

/** What has just been done. */
export type CellDone =
  | 'lien'
  | 'annule'
  | 'deplace'
  | 'relais'
  | 'collectivite'
  | 'garant'
  | 'garant-fin'
  | 'dossier'
  | 'appel'
  | 'preparation'
  | 'fixe'
  | 'deja';

export interface CellAppointmentProps extends FormProps {
  readonly around: Around;
  readonly base: string;
  readonly done: CellDone | null;
  /** No mail goes to the requester: she is called. */
  readonly isCalled: boolean;
  readonly badge: Badge;
  readonly when: Moment;
  readonly facts: readonly Fact[];
  /** What the requester needs to take part; null to everyone but the advisor who receives. */
  readonly adaptations: readonly string[] | null;
  readonly preparing: PreparationProps;
  /** Someone has changed what is prepared since the page was shown. */
  readonly isOutrun: boolean;
  /** Whether it is the asker's to say to which case it belongs. */
  readonly canFile: boolean;
  /** The case that it is in. */
  readonly filedIn: Link | null;
  /** Others of the same collectivité, the latest first. */
  readonly others: readonly Card[];
  readonly join: string | null;
  /** Null where there is none to give. */
  readonly room: { readonly typed: string } | null;
  readonly minutesHref: string;
  readonly canMove: boolean;
  /** Who receives, and for which collectivité. */
  readonly canArrange: boolean;
  readonly canCancel: boolean;
  readonly vouching: Vouching;
}

export type Vouching =
  /** Not the asker's to do, or over. */
  | { readonly kind: 'none' }
  /** « Personne référente de la mairie depuis le … » */
  | { readonly kind: 'known'; readonly words: string; readonly undone: boolean }
  | { readonly kind: 'open'; readonly name: string; readonly where: string };

const doneWords: Record<CellDone, { title: string; next: string }> = {
  lien: { title: 'Le lien de la visio est changé', next: 'La personne que vous rencontrez reçoit le nouveau lien par courriel.' },
  annule: { title: 'Le rendez-vous est annulé', next: 'La personne reçoit un courriel qui le dit. Son heure est de nouveau libre.' },
  deplace: { title: 'Le rendez-vous est déplacé', next: 'La collectivité reçoit un courriel avec la nouvelle heure.' },
  relais: { title: 'Le rendez-vous est confié', next: 'L’heure ne change pas. La collectivité reçoit un courriel qui dit qui la reçoit.' },
  collectivite: { title: 'La collectivité est corrigée', next: 'Le moment ne change pas. La personne reçoit un courriel qui le dit.' },
  dossier: { title: 'C’est dans le dossier', next: 'La collectivité et la personne qui la suit l’y trouvent.' },
  appel: { title: 'Le rendez-vous est pris', next: 'Dites le jour, l’heure et la référence à la personne que vous avez au téléphone.' },
  preparation: {
    title: 'La préparation est enregistrée',
    next: 'La collectivité lit ce qui lui est demandé sur la page du rendez-vous.',
  },
  fixe: { title: 'Le rendez-vous est fixé', next: 'La personne reçoit sa confirmation par courriel.' },
  deja: { title: 'Un rendez-vous était déjà fixé', next: 'Rien d’autre n’est pris : le voici. Vous pouvez le déplacer ci-dessous.' },
  garant: { title: 'C’est noté, à la date d’aujourd’hui', next: 'Cette personne a maintenant accès à l’espace de sa collectivité.' },
  'garant-fin': { title: 'C’est annulé', next: 'Cette personne n’a plus accès à l’espace de la collectivité.' },
};

const toCall = 'L’appel à passer est dans « Ma journée » de qui la reçoit.';

/** Where the words above promise a mail. */
const doneForCaller: Partial<Record<CellDone, string>> = {
  fixe: 'Dites-en le jour, l’heure et la référence à cette personne.',
  annule: `Son heure est de nouveau libre. ${toCall}`,
  deplace: toCall,
  relais: `L’heure ne change pas. ${toCall}`,
  collectivite: `Le moment ne change pas. ${toCall}`,
  preparation: 'Cette personne n’a pas d’adresse électronique : dites-lui au téléphone ce qu’elle peut préparer.',
};

const outrun = {
  title: 'La préparation a changé entre-temps',
  next: 'Relisez-la sous « Préparer ». Ce que vous avez tapé est gardé : enregistrez de nouveau si c’est toujours juste.',
};

export const cellAppointmentPage = (props: CellAppointmentProps): string =>
  page(
    { title: 'Un rendez-vous', faults: props.faults, ...props.around },
    <>
      {props.done && (
        <Notice severity="success" title={doneWords[props.done].title}>
          <p>{(props.isCalled && doneForCaller[props.done]) || doneWords[props.done].next}</p>
        </Notice>
      )}
      {props.isOutrun && <Said severity="warning" {...outrun} />}
      <h1 className="te-title">
        <span className="fr-text--md te-over">Un rendez-vous</span>
        <span className="te-big">
          <MomentWords moment={props.when} />
        </span>
      </h1>
      <BadgeWord badge={props.badge} />
      {props.join && (
        <p>
          <a className="fr-btn" href={props.join} rel="noreferrer">
            Rejoindre la visio
          </a>
        </p>
      )}
      <Facts facts={props.facts} />
      <Ways links={[{ text: 'Le compte rendu et les notes', href: props.minutesHref }]} />
      <Preparation {...props} />
      <h3 className="fr-h6">Ses autres rendez-vous</h3>
      {props.others.length > 0 ? <Cards cards={props.others} /> : <p>C’est le premier rendez-vous de cette collectivité.</p>}
      <Filed {...props} />
      <Room {...props} />
      <Vouch {...props} />
      <Changes {...props} />
    </>,
  );

const Filed = ({ base, canFile, filedIn }: CellAppointmentProps) => (
  <Ways links={filedIn ? [filedIn] : canFile ? [{ text: 'Rapprocher d’un dossier ou d’une demande', href: `${base}/dossier` }] : []} />
);

function Changes({ base, canMove, canArrange, canCancel }: CellAppointmentProps) {
  const links = [
    { shown: canMove, href: `${base}/deplacement`, text: 'Déplacer le rendez-vous' },
    { shown: canArrange, href: `${base}/relais`, text: 'Confier à une autre personne, à la même heure' },
    { shown: canArrange, href: `${base}/collectivite`, text: 'Corriger la collectivité' },
    { shown: canCancel, href: `${base}/annulation`, text: 'Annuler le rendez-vous' },
  ].filter(({ shown }) => shown);
  return (
    links.length > 0 && (
      <section className="fr-mt-4w">
        <h2 className="fr-h5">Changer quelque chose</h2>
        <Ways links={links} />
      </section>
    )
  );
}

const Room = ({ room, base, csrf, faults }: CellAppointmentProps) =>
  room && (
    <section className="fr-mt-4w">
      <h2 className="fr-h5">{room.typed ? 'Changer le lien de la visio' : 'Donner le lien de la visio'}</h2>
      <Form action={`${base}/lien`} csrf={csrf} submit="Enregistrer le lien" secondary>
        <Text
          name="lien"
          label="Lien de la visio"
          hint="La personne que vous rencontrez le reçoit aussitôt par courriel."
          value={room.typed}
          maxLength={500}
          spellCheck={false}
          faults={faults}
        />
      </Form>
    </section>
  );

function Vouch({ vouching, base, csrf }: CellAppointmentProps) {
  if (vouching.kind === 'none') return null;
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h5">Qui est cette personne ?</h2>
      {vouching.kind === 'known' ? (
        <>
          <p>{vouching.words}</p>
          {vouching.undone && <OneButton action={`${base}/garant/fin`} csrf={csrf} text="Je ne m’en porte plus garant" />}
        </>
      ) : (
        <>
          <p>
            {vouching.name} a pris ce rendez-vous pour {vouching.where}. Personne n’a encore confirmé qu’elle y travaille. Si vous le
            confirmez, elle voit et change les rendez-vous de cette collectivité.
          </p>
          <OneButton action={`${base}/garant`} csrf={csrf} text="Je l’ai eue au téléphone au numéro public de la mairie" />
        </>
      )}
    </section>
  );
}
