import { Choices } from '../choices.js';
import { AllNeeded, Form, type FormProps, LongText, Text } from '../form.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface ClosureCard extends Card {
  /** Where its one button goes; null when it is over, or not hers to undo. */
  readonly reopenAt: string | null;
}

export interface ClosureTyped {
  readonly scope: string;
  readonly key: string;
  /** The one chosen among several of that name. */
  readonly territory: string;
  readonly reason: string;
  readonly from: string;
  readonly until: string;
}

interface ClosuresProps extends FormProps {
  readonly who: SignedInWords;
  readonly done: 'ferme' | 'rouvert' | null;
  readonly mayClose: boolean;
  readonly cards: readonly ClosureCard[];
  readonly typed: ClosureTyped;
  readonly found: readonly { readonly value: string; readonly label: string }[];
}

const path = '/coordination/fermetures';
const title = 'Rendez-vous sur demande seulement';

export const closuresPage = (props: ClosuresProps): string =>
  page(
    { title, who: props.who, faults: props.faults, trail: [{ text: 'Coordination', href: '/coordination' }] },
    <>
      {props.done && <Done done={props.done} />}
      <h1 className="fr-h3">{title}</h1>
      <p>
        Ici, vous fermez la réservation en ligne pour un territoire, une adresse ou tout le monde. Les personnes concernées laissent alors
        une demande, et vous répondez.
      </p>
      <h2 className="fr-h5">Ce qui est fermé</h2>
      {props.cards.length === 0 && <p>Rien n’est fermé : tout le monde peut prendre rendez-vous en ligne.</p>}
      {props.cards.length > 0 && <Cards cards={props.cards} extra={(card) => <Reopen card={card as ClosureCard} csrf={props.csrf} />} />}
      {props.mayClose && <CloseForm {...props} />}
    </>,
  );

const Done = ({ done }: { done: 'ferme' | 'rouvert' }) => (
  <Notice severity="success" title={done === 'ferme' ? 'C’est fermé' : 'C’est rouvert'}>
    <p>
      {done === 'ferme'
        ? 'À partir de l’heure dite, ces personnes laissent une demande. Les rendez-vous déjà pris restent.'
        : 'La réservation en ligne est de nouveau possible.'}
    </p>
  </Notice>
);

const Reopen = ({ card: { reopenAt, title: about }, csrf }: { card: ClosureCard; csrf: string }) =>
  reopenAt && <OneButton action={reopenAt} csrf={csrf} text="Rouvrir la réservation" about={about} />;

const kinds = [
  { value: 'territory', label: 'Un territoire et ce qui s’y trouve', hint: 'Un département ferme aussi ses communes.' },
  { value: 'address', label: 'Une adresse électronique' },
  { value: 'domain', label: 'Toutes les adresses d’un domaine', hint: 'Par exemple : exemple.fr.' },
  { value: 'everyone', label: 'Tout le monde' },
];

function CloseForm({ csrf, faults, typed, found }: ClosuresProps) {
  return (
    <>
      <h2 className="fr-h5 fr-mt-4w">Fermer la réservation</h2>
      <p>Les rendez-vous déjà pris ne changent pas. Personne n’est prévenu par courriel.</p>
      <Form action={path} csrf={csrf} submit="Fermer la réservation">
        <AllNeeded />
        <Choices name="portee" legend="Pour qui ?" choices={kinds} chosen={typed.scope} faults={faults} />
        <Text
          {...{ name: 'cible', label: 'Territoire, adresse ou domaine', value: typed.key, maxLength: 254, spellCheck: false, faults }}
          hint="Rien à écrire pour tout le monde."
          optional
        />
        {found.length > 0 && (
          <Choices name="territoire" legend="Quel territoire ?" choices={found} chosen={typed.territory} faults={faults} />
        )}
        <LongText name="raison" label="Raison" hint="Seule la cellule la lit." value={typed.reason} maxLength={500} faults={faults} />
        <Text
          {...{ name: 'debut', type: 'datetime-local', label: 'À partir de', value: typed.from, faults }}
          hint="À votre horloge. Sans réponse, dès maintenant."
          optional
          short
        />
        <Text
          {...{ name: 'fin', type: 'datetime-local', label: 'Jusqu’à', value: typed.until, faults }}
          hint="Sans réponse, jusqu’à ce que vous rouvriez."
          optional
          short
        />
      </Form>
    </>
  );
}
