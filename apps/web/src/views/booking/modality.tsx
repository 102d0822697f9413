import { Choices } from '../choices.js';
import { Form, Text } from '../form.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';

export type ModalityWord = 'visio' | 'phone' | 'on_site';

interface ModalityProps extends StepProps {
  readonly modalities: readonly ModalityWord[];
  readonly chosen: ModalityWord;
}

const back = { text: 'Retour', href: stepAt('creneau') };

const wordsOf = {
  visio: { label: 'En visio', hint: 'Vous recevez le lien par courriel.' },
  phone: { label: 'Par téléphone', hint: 'Nous vous appelons à l’heure choisie.' },
  on_site: { label: 'Sur place', hint: 'Vous dites où et quand cela vous irait. Une personne de l’équipe vous répond.' },
};

export const modalityPage = ({ csrf, forWhom, faults, modalities, chosen }: ModalityProps): string =>
  page(
    { title: 'Comment voulez-vous nous parler ?', faults, back },
    <>
      <StepCount step={3} forWhom={forWhom} />
      <Form action={stepAt('modalite')} csrf={csrf} submit="Continuer">
        <Choices
          only
          name="modalite"
          legend="Comment voulez-vous nous parler ?"
          chosen={chosen}
          faults={faults}
          choices={modalities.map((value) => ({ value, ...wordsOf[value] }))}
        />
      </Form>
    </>,
  );

interface OnSiteProps extends StepProps {
  readonly place: string;
}

export const onSitePage = ({ csrf, forWhom, faults, place }: OnSiteProps): string =>
  page(
    { title: 'Où se retrouver ?', faults, back: { text: 'Retour', href: stepAt('modalite') } },
    <>
      <StepCount step={3} forWhom={forWhom} />
      <h1 className="fr-h3">Où se retrouver ?</h1>
      <p>Un rendez-vous sur place demande un déplacement. Nous regardons ce qui est possible et vous répondons.</p>
      <Form action={stepAt('sur-place')} csrf={csrf} submit="Continuer">
        <Text
          name="lieu"
          label="Lieu du rendez-vous"
          hint="Par exemple : la mairie, 2 place du Marché."
          value={place}
          maxLength={2000}
          autoComplete="street-address"
          faults={faults}
        />
      </Form>
    </>,
  );
