import type { ReactNode } from 'react';
import { Choices } from '../choices.js';
import { Form, type FormProps, LongText, Text } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface WaveChoice {
  readonly key: string;
  /** A domain, an advisor's name, or « même réseau ». */
  readonly label: string;
  readonly count: number;
  readonly known: number;
  readonly isChosen: boolean;
}

interface WavesProps {
  readonly who: SignedInWords;
  /** On her clock, as the fields hold it. */
  readonly from: string;
  readonly until: string;
  /** One of the ways to group. */
  readonly grouping: string;
  readonly groups: readonly WaveChoice[];
  /** How many the last act cancelled. */
  readonly cancelled: number;
}

const path = '/coordination/vagues';
const title = 'Annuler une vague de rendez-vous';

export const wavesPage = (props: WavesProps): string =>
  page(
    { title, who: props.who, trail: [{ text: 'Coordination', href: '/coordination' }] },
    <>
      {props.cancelled > 0 && <Cancelled count={props.cancelled} />}
      <h1 className="fr-h3">{title}</h1>
      <p>Voici ce qui a été pris pendant une période, et qui reste à venir.</p>
      <Period {...props} />
      {props.groups.length === 0 ? <p>Aucun rendez-vous à venir n’a été pris pendant cette période.</p> : <Groups {...props} />}
    </>,
  );

const Cancelled = ({ count }: { count: number }) => (
  <Notice severity="success" title="C’est fait">
    <p>{count === 1 ? 'Un rendez-vous est annulé.' : `${count} rendez-vous sont annulés.`} Un courriel d’annulation part pour chacun.</p>
  </Notice>
);

const groupings = [
  { value: 'domaine', label: 'Par domaine des adresses' },
  { value: 'conseil', label: 'Par conseillère ou conseiller' },
  { value: 'reseau', label: 'Par réseau d’où ils viennent' },
];

const Period = ({ from, until, grouping }: WavesProps) => (
  <form method="get" action={path}>
    <Text name="du" type="datetime-local" label="Pris à partir de" value={from} faults={[]} short />
    <Text name="au" type="datetime-local" label="Pris avant" value={until} faults={[]} short />
    <Choices name="par" legend="Grouper" inline choices={groupings} chosen={grouping} faults={[]} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      Voir les rendez-vous pris
    </button>
  </form>
);

const Groups = ({ groups, from, until, grouping }: WavesProps) => (
  <form method="get" action={`${path}/annulation`} className="fr-mt-4w">
    <input type="hidden" name="du" value={from} />
    <input type="hidden" name="au" value={until} />
    <input type="hidden" name="par" value={grouping} />
    <fieldset className="fr-fieldset">
      <legend className="fr-fieldset__legend">Lesquels annuler ?</legend>
      {groups.map(({ key, label, count, known, isChosen }, index) => (
        <Box key={key} id={`groupe-${index}`} name="groupe" value={key} checked={isChosen}>
          {label} : {count} rendez-vous
          {known > 0 && <span className="fr-hint-text">dont {known} de personnes connues</span>}
        </Box>
      ))}
    </fieldset>
    <fieldset className="fr-fieldset">
      <legend className="fr-fieldset__legend">Personnes connues</legend>
      <Box id="connus" name="connus" value="oui" checked={false}>
        Annuler aussi les rendez-vous des personnes connues
        <span className="fr-hint-text">Leur adresse est confirmée, ou quelqu’un s’est porté garant.</span>
      </Box>
    </fieldset>
    <button type="submit" className="fr-btn">
      Continuer
    </button>
  </form>
);

interface BoxProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly children: ReactNode;
}

const Box = ({ id, name, value, checked, children }: BoxProps) => (
  <div className="fr-fieldset__element">
    <div className="fr-checkbox-group">
      <input type="checkbox" id={id} name={name} value={value} defaultChecked={checked} />
      <label className="fr-label" htmlFor={id}>
        {children}
      </label>
    </div>
  </div>
);

interface WaveCancelProps extends FormProps {
  readonly who: SignedInWords;
  readonly action: string;
  readonly back: string;
  readonly count: number;
  readonly knownToo: boolean;
  readonly reason: string;
  /** Of the batch before, which this one goes on with. */
  readonly waveId: string;
  readonly cancelled: number;
}

export const waveCancelPage = ({ who, faults, csrf, count, cancelled, ...props }: WaveCancelProps): string =>
  page(
    { title: 'Annuler ces rendez-vous', who, faults, trail: [{ text: title, href: props.back }] },
    <>
      {cancelled > 0 && <Cancelled count={cancelled} />}
      <h1 className="fr-h3">Annuler ces rendez-vous</h1>
      {count === 0 ? (
        <p>Aucun rendez-vous n’est choisi. Les personnes connues ne comptent que si vous cochez leur case.</p>
      ) : (
        <>
          <p className="te-strong">{count === 1 ? 'Un rendez-vous à venir' : `${count} rendez-vous à venir`}</p>
          <p>Si vous continuez :</p>
          <ul>
            <li>cinquante rendez-vous au plus sont annulés à la fois ;</li>
            <li>chaque personne reçoit un courriel d’annulation ;</li>
            <li>les heures sont de nouveau libres ;</li>
            <li>{props.knownToo ? 'les personnes connues sont concernées aussi.' : 'les rendez-vous des personnes connues restent.'}</li>
          </ul>
          <Form action={props.action} csrf={csrf} submit="Annuler ces rendez-vous">
            <input type="hidden" name="vague" value={props.waveId} />
            <LongText name="raison" label="Raison" hint="La même pour tous." value={props.reason} maxLength={2000} faults={faults} />
          </Form>
        </>
      )}
      <p className="fr-mt-3w">
        <a href={props.back}>Revenir sans rien annuler</a>
      </p>
    </>,
  );
