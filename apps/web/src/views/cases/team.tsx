import { Choices } from '../choices.js';
import { Form, type FormProps, Text } from '../form.js';
import type { Link } from '../links.js';
import { type Card, Cards, OneButton, type PageLinks, PageTurns } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { Select } from './evidence.js';

export interface PartCard extends Card {
  /** Who can be taken out; null where nobody can. */
  readonly leaving: string | null;
}

interface TeamProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly path: string;
  readonly isDone: boolean;
  readonly parts: readonly PartCard[];
  readonly pages: PageLinks;
  /** Who can follow it; null for whoever only reads. */
  readonly referents: readonly { readonly value: string; readonly text: string }[] | null;
  readonly referent: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly typed: { readonly place: string; readonly territory: string };
}

/** Who has part in a project, and who had. */
export const teamPage = (props: TeamProps): string =>
  page(
    { title: 'Équipe et collectivité porteuse', who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.isDone && (
        <Notice severity="success" title="C’est enregistré">
          <p>La liste ci-dessous garde aussi ce qui était avant.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Équipe et collectivité porteuse</h1>
      <p>Qui suit ce projet, qui aide, quelle collectivité le porte. Ce qui était avant reste dans la liste.</p>
      <h2 className="fr-h5">Maintenant et avant</h2>
      <Cards cards={props.parts} extra={(card) => <Leaving {...props} part={card as PartCard} />} />
      <PageTurns pages={props.pages} />
      {props.referents && <Changes {...props} people={props.referents} />}
    </>,
  );

const Leaving = ({ part: { leaving, title }, path, csrf }: TeamProps & { part: PartCard }) =>
  leaving && <OneButton action={`${path}/${leaving}/retrait`} csrf={csrf} text="Retirer de l’équipe" about={title} />;

const Changes = ({ path, csrf, faults, people, referent, typed, choices }: TeamProps & { people: NonNullable<TeamProps['referents']> }) => (
  <>
    <section className="te-card fr-mt-4w">
      <h2 className="fr-h5">Changer la personne qui suit</h2>
      <p>Celle d’avant reste dans l’équipe.</p>
      <Form action={`${path}/suivi`} csrf={csrf} submit="Confier le dossier" secondary>
        <Select name="suivi" label="Qui le suit" value={referent} options={people} faults={faults} />
      </Form>
    </section>
    <section className="te-card fr-mt-2w">
      <h2 className="fr-h5">Ajouter une personne à l’équipe</h2>
      <p>Elle lit et écrit tout dans ce dossier.</p>
      <Form action={`${path}/ajout`} csrf={csrf} submit="Ajouter à l’équipe" secondary>
        <Select
          {...{ name: 'aide', label: 'Qui aide', value: '', unchosen: 'Choisissez une personne', faults }}
          options={people.filter(({ value }) => value !== referent)}
        />
      </Form>
    </section>
    <section className="te-card fr-mt-2w">
      <h2 className="fr-h5">Changer la collectivité porteuse</h2>
      <p>Par exemple, de la commune à son intercommunalité. Celle d’avant reste partenaire : ses membres lisent encore.</p>
      <Form action={`${path}/collectivite`} csrf={csrf} submit="Voir ce qui changera" secondary>
        <Text {...{ name: 'collectivite', label: 'Collectivité', value: typed.place, maxLength: 120, autoComplete: 'off', faults }} />
        {choices.length > 0 && <Choices name="territoire" legend="Laquelle" choices={choices} chosen={typed.territory} faults={faults} />}
      </Form>
    </section>
  </>
);
