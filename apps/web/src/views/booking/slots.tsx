import { Form } from '../form.js';
import { Lost, type LostSlot } from '../lost-slot.js';
import { page } from '../page.js';
import { SlotChoice, WeekHead, WeekLinks, type WeekWords } from '../slot-choice.js';
import type { ModalityWord } from './modality.js';
import { StepCount, type StepProps, stepAt } from './step.js';
import { WishesForm } from './wishes.js';

export interface SlotsProps extends StepProps {
  /** Of the form of hours, with the week that is shown. */
  readonly action: string;
  readonly modality: Exclude<ModalityWord, 'on_site'>;
  /** Null when nothing is free until the horizon. */
  readonly week: WeekWords | null;
  readonly chosen: string | null;
  readonly hours: WideHours;
  readonly lost: LostSlot | null;
  readonly none: NoSlot;
  /** No hour is offered: a person answers. */
  readonly requestOnly: boolean;
}

/** « plus tôt ou plus tard dans la journée » */
interface WideHours {
  readonly wide: boolean;
  readonly href: string;
}

export interface NoSlot {
  /** What time it is there when Paris opens, when the clocks differ. */
  readonly whenParisOpens: { hour: string; place: string } | null;
  readonly wishes: readonly string[];
  readonly clock: string;
}

const title = 'Quand voulez-vous nous parler ?';
const back = { text: 'Retour', href: stepAt('collectivite') };

export const slotsPage = (props: SlotsProps): string =>
  page(
    { title, faults: props.faults, back, wide: true },
    <>
      <StepCount step={3} forWhom={props.forWhom} />
      <h1 className="fr-h3">{title}</h1>
      {props.requestOnly ? <OnRequest {...props} /> : props.week ? <Offer {...props} week={props.week} /> : <Nothing {...props} />}
    </>,
  );

function Offer(props: SlotsProps & { week: WeekWords }) {
  const { csrf, faults, week, chosen, lost, hours } = props;
  return (
    <>
      <ModalityLine modality={props.modality} />
      <Form action={props.action} csrf={csrf} submit="Continuer" stay>
        {lost && <Lost lost={lost} />}
        <WeekHead week={week} />
        <SlotChoice week={week} chosen={chosen} faults={faults} />
        <WeekLinks week={week} />
        <p>
          <a href={hours.href}>{hours.wide ? 'Revenir aux heures de bureau' : 'Plus tôt ou plus tard dans la journée'}</a>
        </p>
        <fieldset className="te-day">
          <legend className="fr-sr-only">Autre possibilité</legend>
          <label className="te-hour te-none">
            <input type="radio" name="creneau" value="aucun" required />
            <span>Aucun créneau ne convient : je propose d’autres moments</span>
          </label>
        </fieldset>
      </Form>
    </>
  );
}

const ModalityLine = ({ modality }: { modality: SlotsProps['modality'] }) => (
  <p>
    {modality === 'visio' ? 'En visio' : 'Par téléphone'} —{' '}
    <a href={stepAt('modalite')}>
      changer<span className="fr-sr-only"> (visio, téléphone ou sur place)</span>
    </a>
  </p>
);

const OnRequest = ({ csrf, faults, none: { wishes, clock } }: SlotsProps) => (
  <>
    <p className="fr-text--lead">Pour votre territoire, les rendez-vous se prennent sur demande en ce moment.</p>
    <p>Proposez jusqu’à trois moments. Une personne de l’équipe vous répond avec le plus proche. C’est toujours gratuit.</p>
    <h2 className="fr-h5">Vos moments</h2>
    <WishesForm csrf={csrf} faults={faults} wishes={wishes} clock={clock} />
  </>
);

function Nothing({ csrf, faults, hours, modality, none }: SlotsProps) {
  const { whenParisOpens, wishes, clock } = none;
  return (
    <>
      <ModalityLine modality={modality} />
      <p className="fr-text--lead">Aucune heure n’est libre en ligne pour votre territoire.</p>
      {whenParisOpens && (
        <p>
          C’est une affaire d’horloges : quand Paris ouvre, il est {whenParisOpens.hour} {whenParisOpens.place}. Nous trouverons ensemble un
          moment qui convient.
        </p>
      )}
      {!hours.wide && (
        <p>
          <a href={hours.href}>Voir plus tôt ou plus tard dans la journée</a>
        </p>
      )}
      <h2 className="fr-h5">Proposez-nous trois moments</h2>
      <WishesForm csrf={csrf} faults={faults} wishes={wishes} clock={clock} />
    </>
  );
}
