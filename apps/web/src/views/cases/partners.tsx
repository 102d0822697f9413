import { Choices } from '../choices.js';
import { Form, type FormProps, Text } from '../form.js';
import type { Link } from '../links.js';
import { type Card, Cards, OneButton, type PageLinks, PageTurns } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export type PartnerTyped = Readonly<Record<'name' | 'territory' | 'part', string>>;

interface PartnersProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly path: string;
  /** `ajoute`, `retire`, or nothing. */
  readonly done: string;
  readonly partners: readonly Card[];
  readonly pages: PageLinks;
  /** False for whoever only reads. */
  readonly writes: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly typed: PartnerTyped;
}

const doneTitles: Readonly<Record<string, string>> = { ajoute: 'Le partenaire est ajouté', retire: 'Le partenaire est retiré' };

/** With whom the project is made, and what they see of it. */
export const partnersPage = (props: PartnersProps): string =>
  page(
    { title: 'Partenaires du projet', who: props.who, trail: props.trail, faults: props.faults },
    <>
      {doneTitles[props.done] && (
        <Notice severity="success" title={doneTitles[props.done] ?? ''}>
          <p>La liste ci-dessous dit qui voit ce dossier.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Partenaires du projet</h1>
      <h2 className="fr-h5">Qui a part au projet</h2>
      {props.partners.length > 0 ? (
        <Cards
          cards={props.partners}
          extra={({ id, title }) =>
            props.writes && <OneButton action={`${props.path}/${id}/retrait`} csrf={props.csrf} text="Retirer" about={title} />
          }
        />
      ) : (
        <p>Aucun partenaire pour l’instant.</p>
      )}
      <PageTurns pages={props.pages} />
      {props.writes && <AddPartner {...props} />}
    </>,
  );

const parts = [
  {
    value: 'member',
    label: 'Partenaire du dossier',
    hint: 'Une collectivité de la liste : ses membres lisent ce qui est partagé, dès maintenant.',
  },
  { value: 'named', label: 'Seulement nommé', hint: 'Une association, un service, une collectivité : personne n’y voit ce dossier.' },
] as const;

const AddPartner = ({ path, csrf, typed, choices, faults }: PartnersProps) => (
  <section className="te-card fr-mt-4w">
    <h2 className="fr-h5">Ajouter un partenaire</h2>
    <Form action={path} csrf={csrf} submit="Ajouter ce partenaire">
      <Text {...{ name: 'partenaire', label: 'Son nom', value: typed.name, maxLength: 120, autoComplete: 'off', faults }} />
      {choices.length > 0 && <Choices name="territoire" legend="Laquelle ?" choices={choices} chosen={typed.territory} faults={faults} />}
      <Choices name="part" legend="Ce dossier lui est-il ouvert ?" choices={parts} chosen={typed.part} faults={faults} />
    </Form>
  </section>
);
