import { Choices } from '../choices.js';
import { CallDesk, type DeskWords } from '../desk.js';
import { Form, type FormProps, Text } from '../form.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export type JoinDone = 'demandee' | 'retiree';

export interface JoinTyped {
  /** What is looked for by its name. */
  readonly search: string;
  /** The one of those found that was chosen. */
  readonly territory: string;
  readonly function: string;
}

interface Found {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

interface JoinProps extends FormProps {
  readonly who: SignedInWords;
  readonly done: JoinDone | null;
  /** What she asked and has no answer yet. */
  readonly pending: readonly Card[];
  /** Those that her ProConnect account names. */
  readonly proposed: readonly Found[];
  /** Null before she has looked for one. */
  readonly found: readonly Found[] | null;
  readonly typed: JoinTyped;
  readonly desk: DeskWords;
}

const base = '/espace/rejoindre';

const doneWords: Record<JoinDone, { title: string; next: string }> = {
  demandee: { title: 'Votre demande est partie', next: 'Vous recevrez la réponse par courriel. Rien d’autre à faire.' },
  retiree: { title: 'Votre demande est retirée', next: 'Vous pouvez en faire une autre quand vous voulez.' },
};

export const joinPage = (props: JoinProps): string =>
  page(
    { title: 'Rejoindre votre collectivité', who: props.who, trail: [{ text: 'Mes rendez-vous', href: '/espace' }], faults: props.faults },
    <>
      {props.done && (
        <Notice severity="success" title={doneWords[props.done].title}>
          <p>{doneWords[props.done].next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">Rejoindre votre collectivité</h1>
      <p>
        Vous verrez alors ses rendez-vous et ses demandes. Une personne référente de la collectivité vous répond. S’il n’y en a pas encore,
        la cellule vous répond.
      </p>
      <p>En attendant, rien ne change : vous pouvez prendre rendez-vous, et la cellule vous aide.</p>
      {props.pending.length > 0 && <Pending {...props} />}
      {props.proposed.map((territory) => (
        <Proposed key={territory.id} territory={territory} csrf={props.csrf} />
      ))}
      <h2 className="fr-h5">{props.proposed.length > 0 ? 'Ce n’est pas la vôtre ?' : 'Chercher votre collectivité'}</h2>
      <Search search={props.typed.search} />
      {props.found && <Results {...props} found={props.found} />}
      <CallDesk desk={props.desk} />
    </>,
  );

const Pending = ({ pending, csrf }: JoinProps) => (
  <>
    <h2 className="fr-h5">Vos demandes en attente</h2>
    <Cards
      cards={pending}
      extra={({ id, title }) => <OneButton action={`${base}/${id}/retrait`} csrf={csrf} text="Retirer ma demande" about={title} />}
    />
  </>
);

const Proposed = ({ territory: { id, label, detail }, csrf }: { territory: Found; csrf: string }) => (
  <section className="te-card fr-mb-3w">
    <h2 className="fr-h6 fr-mb-1v">{label}</h2>
    <p>{detail}. Votre compte ProConnect dit que vous y travaillez.</p>
    <Form action={base} csrf={csrf} submit={`Demander à rejoindre ${label}`}>
      <input type="hidden" name="collectivite" value={id} />
    </Form>
  </section>
);

/** What is looked for is in the address. */
const Search = ({ search }: { search: string }) => (
  <form method="get" action={base} className="te-filters">
    <div className="fr-input-group">
      <label className="fr-label" htmlFor="recherche">
        Nom ou code postal
      </label>
      <input className="fr-input" id="recherche" name="recherche" defaultValue={search} />
    </div>
    <button type="submit" className="fr-btn fr-btn--secondary fr-mb-3w">
      Chercher
    </button>
  </form>
);

const Results = ({ found, typed, csrf, faults }: JoinProps & { found: readonly Found[] }) =>
  found.length === 0 ? (
    <p>Aucune collectivité ne porte ce nom. Vérifiez-le, ou appelez-nous.</p>
  ) : (
    <Form action={`${base}?${new URLSearchParams({ recherche: typed.search })}`} csrf={csrf} submit="Demander à la rejoindre">
      <Choices
        name="collectivite"
        legend="Votre collectivité"
        choices={found.map(({ id, label, detail }) => ({ value: id, label, hint: detail }))}
        chosen={typed.territory}
        faults={faults}
      />
      <Text
        name="fonction"
        label="Votre fonction dans cette collectivité"
        hint="Par exemple : maire, secrétaire générale de mairie. La personne qui vous répond la lira."
        value={typed.function}
        maxLength={120}
        faults={faults}
      />
    </Form>
  );
