import { Boxes } from '../choices.js';
import { AllNeeded, Form, type FormProps, Text } from '../form.js';
import { type Around, page } from '../page.js';

interface WorkingHoursFormProps extends FormProps {
  readonly around: Around;
  readonly base: string;
  /** What was typed, by field. */
  readonly typed: Readonly<Record<string, string>>;
}

interface Ticked {
  readonly name: string;
  readonly label: string;
  readonly isTicked: boolean;
}

interface OpeningProps extends WorkingHoursFormProps {
  readonly days: readonly Ticked[];
  readonly kinds: readonly Ticked[];
  /** « heure de Paris » */
  readonly clock: string;
}

export const openingPage = ({ around, base, csrf, faults, typed, days, kinds, clock }: OpeningProps): string =>
  page(
    { title: 'Ouvrir des plages', faults, ...around },
    <>
      <h1 className="fr-h3">Ouvrir des plages</h1>
      <p>Chaque semaine, des créneaux sont proposés dans ces plages. Les jours fériés et les absences comptent.</p>
      <Form action={`${base}/plage`} csrf={csrf} submit="Ouvrir ces plages">
        <AllNeeded />
        <Boxes name="jours" legend="Quels jours ?" boxes={days} faults={faults} />
        <Text {...{ name: 'de', type: 'time', label: 'De', hint: `À l’${clock}.`, value: typed.de ?? '', faults }} short />
        <Text {...{ name: 'a', type: 'time', label: 'À', value: typed.a ?? '', faults }} short />
        <Boxes name="manieres" legend="De quelle manière ?" boxes={kinds} faults={faults} />
        <Text
          {...{
            name: 'debut',
            type: 'date',
            label: 'À partir du',
            hint: 'Sans réponse, dès maintenant.',
            value: typed.debut ?? '',
            faults,
          }}
          optional
          short
        />
        <Text
          {...{
            name: 'fin',
            type: 'date',
            label: 'Jusqu’au',
            hint: 'Sans réponse, jusqu’à ce que vous la retiriez.',
            value: typed.fin ?? '',
            faults,
          }}
          optional
          short
        />
      </Form>
    </>,
  );

export const absencePage = ({ around, base, csrf, faults, typed }: WorkingHoursFormProps): string =>
  page(
    { title: 'Ajouter une absence', faults, ...around },
    <>
      <h1 className="fr-h3">Ajouter une absence</h1>
      <p>Ces jours-là, plus aucun créneau n’est proposé. Les rendez-vous déjà pris restent : la page suivante les montre.</p>
      <Form action={`${base}/absence`} csrf={csrf} submit="Noter l’absence">
        <AllNeeded />
        <Text {...{ name: 'premier', type: 'date', label: 'Premier jour', value: typed.premier ?? '', faults }} short />
        <Text
          {...{
            name: 'dernier',
            type: 'date',
            label: 'Dernier jour',
            hint: 'Sans réponse, un seul jour.',
            value: typed.dernier ?? '',
            faults,
          }}
          optional
          short
        />
        <Text
          {...{ name: 'travail-de', type: 'time', label: 'Au travail quand même, de', value: typed['travail-de'] ?? '', faults }}
          hint="Sans réponse, toute la journée est libérée."
          optional
          short
        />
        <Text
          {...{ name: 'travail-a', type: 'time', label: 'Au travail quand même, à', value: typed['travail-a'] ?? '', faults }}
          optional
          short
        />
      </Form>
    </>,
  );

export const workplacePage = ({ around, base, csrf, faults, typed }: WorkingHoursFormProps): string =>
  page(
    { title: 'Changer le lieu de travail', faults, ...around },
    <>
      <h1 className="fr-h3">Changer le lieu de travail</h1>
      <p>Il donne l’heure des plages et les jours fériés. Les collectivités lisent d’où la personne les reçoit.</p>
      <Form action={`${base}/lieu`} csrf={csrf} submit="Noter ce lieu">
        <Text
          {...{ name: 'lieu', label: 'Commune', hint: 'Son nom ou son code postal.', value: typed.lieu ?? '', maxLength: 120, faults }}
        />
      </Form>
    </>,
  );
