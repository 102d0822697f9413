import { Choices } from '../choices.js';
import { Form, Text } from '../form.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';

interface TerritoryProps extends StepProps {
  /** What is typed, or the label of the one chosen before. */
  readonly query: string;
  /** Identifier of the one chosen before, or empty. */
  readonly chosen: string;
}

const back = { text: 'Retour', href: stepAt('besoin') };

/** One field: suggestions come by an island; without it, the next page lists what was found. */
export const territoryPage = ({ csrf, forWhom, faults, query, chosen }: TerritoryProps): string =>
  page(
    { title: 'Votre collectivité', faults, back, islands: ['territory'] },
    <>
      <StepCount step={2} forWhom={forWhom} />
      <Form action={stepAt('collectivite')} csrf={csrf} submit="Continuer" island="territory">
        <h1 className="fr-h3">Votre collectivité</h1>
        <input type="hidden" name="territoire" value={chosen} />
        <Text
          name="recherche"
          label="Nom ou code postal"
          hint="Commune, intercommunalité, département, région, syndicat… Par exemple : « Buis-les-Baronnies » ou « 26170 »."
          value={query}
          maxLength={120}
          spellCheck={false}
          faults={faults}
        />
      </Form>
      <Elsewhere />
    </>,
  );

export interface TerritoryFound {
  readonly id: string;
  readonly label: string;
  /** « commune, 2 300 habitants » */
  readonly detail: string;
}

interface TerritoryResultsProps extends StepProps {
  readonly query: string;
  readonly found: readonly TerritoryFound[];
  /** More exist than are shown. */
  readonly more: boolean;
}

export const territoryResultsPage = ({ csrf, forWhom, faults, query, found, more }: TerritoryResultsProps): string =>
  page(
    {
      title: found.length === 0 ? 'Aucune collectivité ne correspond' : 'Choisir votre collectivité',
      faults,
      back: { text: 'Retour', href: stepAt('collectivite') },
    },
    <>
      <StepCount step={2} forWhom={forWhom} />
      {found.length === 0 ? (
        <>
          <h1 className="fr-h3">Aucune collectivité ne correspond</h1>
          <p>Rien ne ressemble à « {query} ». Vérifiez l’orthographe ou essayez le code postal.</p>
        </>
      ) : (
        <Form action={stepAt('collectivite')} csrf={csrf} submit="Continuer">
          <input type="hidden" name="recherche" value={query} />
          <input type="hidden" name="choix" value="liste" />
          <Choices
            only
            name="territoire"
            legend={found.length === 1 ? 'Est-ce votre collectivité ?' : 'Laquelle est la vôtre ?'}
            hint={`${counted(found.length, more)} pour « ${query} ».`}
            faults={faults}
            chosen={found.length === 1 ? found[0]?.id : null}
            choices={found.map(({ id, label, detail }) => ({ value: id, label, hint: detail }))}
          />
        </Form>
      )}
      <SearchAgain csrf={csrf} query={query} first={found.length === 0} />
      <Elsewhere />
    </>,
  );

function SearchAgain({ csrf, query, first }: { csrf: string; query: string; first: boolean }) {
  return (
    <section className="fr-mt-6w">
      <h2 className="fr-h6">Chercher autrement</h2>
      <Form action={stepAt('collectivite')} csrf={csrf} submit="Chercher" secondary={!first}>
        <Text name="recherche" label="Nom ou code postal" value={query} maxLength={120} spellCheck={false} faults={[]} />
      </Form>
    </section>
  );
}

function counted(count: number, more: boolean): string {
  if (more) return `Les ${count} premières réponses`;
  return count === 1 ? '1 réponse' : `${count} réponses`;
}

const Elsewhere = () => (
  <ul className="fr-mt-6w">
    <li>
      <a href={stepAt('pas-dans-la-liste')}>Ma collectivité n’est pas dans la liste</a>
    </li>
    <li>
      <a href={stepAt('autre-public')}>Je ne suis pas une collectivité</a>
    </li>
  </ul>
);
