import { DeskHours, Phone } from '../desk.js';
import { AllNeeded, Form, type FormProps, LongText, Text } from '../form.js';
import { Lost, type LostSlot } from '../lost-slot.js';
import { type Moment, MomentWords } from '../moment.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';
import { SlotChoice, WeekHead, WeekLinks, type WeekWords } from '../slot-choice.js';

/** Whose words the page speaks. */
/** Who changes it: whoever asked, or the cell, for someone who is mailed or called. */
export type Side = 'requester' | 'cell' | 'caller';

interface ChangeProps extends FormProps {
  /** Address of the appointment's page. */
  readonly base: string;
  readonly around: Around;
  /** The appointment's present moment. */
  readonly when: Moment;
}

interface VersionedProps extends ChangeProps {
  readonly side: Side;
  /** Someone has changed it since this page was shown. */
  readonly hasChanged: boolean;
}

const below = (base: string, { trail, who }: Around, side: Side = 'requester'): Around => ({
  who,
  trail: [...trail, { text: side === 'requester' ? 'Votre rendez-vous' : 'Un rendez-vous', href: base }],
});

interface MoveProps extends VersionedProps {
  /** The week and the hours that are shown, sent along: shown again, the page is the same. */
  readonly shown: Readonly<Record<string, string>>;
  readonly week: WeekWords | null;
  readonly lost: LostSlot | null;
  readonly wide: boolean;
  readonly wideHref: string;
  readonly desk: { phone: string; hours: string };
}

export const movePage = ({
  base,
  around,
  side,
  shown,
  csrf,
  faults,
  when,
  hasChanged,
  week,
  lost,
  wide,
  wideHref,
  desk,
}: MoveProps): string =>
  page(
    { title: 'Déplacer le rendez-vous', faults, ...below(base, around, side), wide: true },
    <>
      {hasChanged && <Changed when={when} />}
      <h1 className="fr-h3">Déplacer le rendez-vous</h1>
      <p>
        Il est prévu le {when.own}. {keeps[side]}
      </p>
      {week ? (
        <Form action={`${base}/deplacement`} csrf={csrf} submit="Déplacer le rendez-vous" stay>
          {Object.entries(shown).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {lost && <Lost lost={lost} />}
          <WeekHead week={week} />
          <SlotChoice week={week} chosen={null} faults={faults} />
          <WeekLinks week={week} />
        </Form>
      ) : (
        <NoOther side={side} desk={desk} />
      )}
      <p className="fr-mt-2w">
        <a href={wideHref}>{wide ? 'Revenir aux heures de bureau' : 'Plus tôt ou plus tard dans la journée'}</a>
      </p>
    </>,
  );

const keeps: Record<Side, string> = {
  requester: 'Il reste à vous tant que la nouvelle heure n’est pas confirmée. Nous gardons la même personne si elle est libre.',
  caller: 'L’appel à passer apparaît dans « Ma journée ». La même personne reçoit, si elle est libre.',
  cell: 'La collectivité reçoit un seul courriel, avec la nouvelle heure. La même personne reçoit, si elle est libre.',
};

const NoOther = ({ side, desk }: Pick<MoveProps, 'side' | 'desk'>) =>
  side !== 'requester' ? (
    <p>Aucune autre heure n’est libre. Ouvrez des plages, ou appelez la collectivité.</p>
  ) : (
    <p>
      Aucune autre heure n’est libre en ligne. Appelez-nous au <Phone number={desk.phone} />, nous en trouverons une.{' '}
      <DeskHours desk={desk} />
    </p>
  );

/** What its page has shown goes with the form: nobody changes what someone else has changed meanwhile. */
export const Version = ({ version }: { version: number }) => <input type="hidden" name="version" value={version} />;

export const Changed = ({ when }: { when: Moment }) => (
  <Notice severity="warning" title="Ce rendez-vous a changé entre-temps">
    <p>
      Il est maintenant prévu le <MomentWords moment={when} />. Vous n’avez rien changé : recommencez si besoin.
    </p>
  </Notice>
);

interface CancelProps extends VersionedProps {
  readonly version: number;
  readonly reason: string;
  readonly canMove: boolean;
}

export const cancelPage = ({ base, around, csrf, faults, when, version, hasChanged, reason, canMove }: CancelProps): string =>
  page(
    { title: 'Annuler le rendez-vous', faults, ...below(base, around) },
    <>
      {hasChanged && <Changed when={when} />}
      <h1 className="fr-h3">Annuler le rendez-vous</h1>
      <p className="te-strong">
        <MomentWords moment={when} />
      </p>
      <p>Si vous continuez :</p>
      <ul>
        <li>l’heure est rendue et quelqu’un d’autre pourra la prendre ;</li>
        <li>vous recevez un courriel qui le confirme, et votre agenda se met à jour ;</li>
        <li>rien ne vous est reproché : vous pourrez reprendre rendez-vous quand vous voudrez.</li>
      </ul>
      {canMove && (
        <p>
          Une autre heure vous irait mieux ? <a href={`${base}/deplacement`}>Déplacez plutôt le rendez-vous</a>.
        </p>
      )}
      <Form action={`${base}/annulation`} csrf={csrf} submit="Annuler le rendez-vous">
        <Version version={version} />
        <LongText
          name="raison"
          label="Raison"
          hint="Pour la personne qui devait vous recevoir."
          value={reason}
          maxLength={2000}
          optional
          faults={faults}
        />
      </Form>
      <p className="fr-mt-3w">
        <a href={base}>Garder le rendez-vous</a>
      </p>
    </>,
  );

interface SuccessorProps extends ChangeProps {
  readonly answers: { firstName: string; lastName: string; email: string };
}

export const successorPage = ({ base, around, csrf, faults, when, answers }: SuccessorProps): string =>
  page(
    { title: 'Quelqu’un prend la suite', faults, ...below(base, around) },
    <>
      <h1 className="fr-h3">Qui prend la suite ?</h1>
      <p>Le rendez-vous est prévu le {when.own}.</p>
      <p>Nous écrivons à cette personne pour le lui proposer. Il reste à votre nom tant qu’elle n’a pas accepté.</p>
      <Form action={`${base}/suite`} csrf={csrf} submit="Proposer le rendez-vous">
        <AllNeeded />
        <Text name="prenom" label="Prénom" value={answers.firstName} maxLength={60} faults={faults} />
        <Text name="nom" label="Nom" value={answers.lastName} maxLength={60} faults={faults} />
        <Text name="adresse" type="email" label="Adresse électronique" value={answers.email} spellCheck={false} faults={faults} />
      </Form>
    </>,
  );
