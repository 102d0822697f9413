import { Changed, Version } from '../appointment/changes.js';
import { Choices } from '../choices.js';
import { Form, type FormProps } from '../form.js';
import { type Moment, MomentWords } from '../moment.js';
import { type Around, page } from '../page.js';
import { type Choice, PlaceSearch, type PlaceSearchWords } from '../place-search.js';

interface CorrectionProps extends FormProps {
  readonly around: Around;
  readonly base: string;
  readonly when: Moment;
  /** « Zoé Le Goff, Buis-les-Baronnies (26) » */
  readonly requester: string;
  readonly version: number;
  /** No mail goes to the requester. */
  readonly isCalled: boolean;
  /** Someone has changed it since this page was shown. */
  readonly hasChanged: boolean;
  readonly search: PlaceSearchWords;
  readonly choices: readonly Choice[];
  readonly chosen: string;
}

const title = 'Corriger la collectivité';

export const correctionPage = ({ base, around, when, faults, ...props }: CorrectionProps): string =>
  page(
    { title, faults, who: around.who, trail: [...around.trail, { text: 'Un rendez-vous', href: base }] },
    <>
      {props.hasChanged && <Changed when={when} />}
      <h1 className="fr-h3">{title}</h1>
      <p className="te-strong">
        <MomentWords moment={when} />
      </p>
      <p>{props.requester}</p>
      <p>
        Le rendez-vous a lieu au même moment, avec la même référence.{' '}
        {props.isCalled
          ? 'L’appel à passer apparaît dans « Ma journée » de qui la reçoit.'
          : 'La personne reçoit un seul courriel, qui met son agenda à jour.'}
      </p>
      <PlaceSearch {...props.search} action={`${base}/collectivite`} />
      {props.choices.length > 0 && (
        <Form action={`${base}/collectivite`} csrf={props.csrf} submit={title}>
          <Version version={props.version} />
          <input type="hidden" name="recherche" value={props.search.value} />
          <Choices name="collectivite" legend="La bonne collectivité" choices={props.choices} chosen={props.chosen} faults={faults} />
        </Form>
      )}
      <p className="fr-mt-3w">
        <a href={base}>Garder le rendez-vous tel qu’il est</a>
      </p>
    </>,
  );
