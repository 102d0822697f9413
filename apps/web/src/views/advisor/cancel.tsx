import { Changed, Version } from '../appointment/changes.js';
import { Form, type FormProps, LongText } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { type Around, page } from '../page.js';

interface CellCancelProps extends FormProps {
  readonly around: Around;
  readonly base: string;
  readonly when: Moment;
  /** « Zoé Le Goff, Buis-les-Baronnies (26) » */
  readonly requester: string;
  readonly reason: string;
  /** No mail goes to her. */
  readonly isCalled: boolean;
  readonly version: number;
  readonly hasChanged: boolean;
}

export const cellCancelPage = ({ around, base, csrf, faults, when, requester, reason, version, hasChanged, isCalled }: CellCancelProps) =>
  page(
    { title: 'Annuler le rendez-vous', faults, who: around.who, trail: [...around.trail, { text: 'Un rendez-vous', href: base }] },
    <>
      {hasChanged && <Changed when={when} />}
      <h1 className="fr-h3">Annuler le rendez-vous</h1>
      <p className="te-strong">
        <MomentWords moment={when} />
      </p>
      <p>{requester}</p>
      <p>Si vous continuez :</p>
      <ul>
        <li>
          {isCalled
            ? 'l’appel à passer apparaît dans « Ma journée » de qui reçoit cette personne ;'
            : 'la personne reçoit un courriel d’annulation, qui l’invite à reprendre rendez-vous ;'}
        </li>
        <li>l’heure est de nouveau libre dans votre agenda.</li>
      </ul>
      <Form action={`${base}/annulation`} csrf={csrf} submit="Annuler le rendez-vous">
        <Version version={version} />
        <LongText
          name="raison"
          label="Raison"
          hint={
            isCalled ? 'À dire à cette personne au téléphone.' : 'La personne la lit dans son courriel, si elle a confirmé son adresse.'
          }
          value={reason}
          maxLength={2000}
          faults={faults}
        />
      </Form>
      <p className="fr-mt-3w">
        <a href={base}>Garder le rendez-vous</a>
      </p>
    </>,
  );
