import type { Fault } from '../faults.js';
import { Form, Text } from '../form.js';
import type { Link } from '../links.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface MayorLinksProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
  readonly path: string;
  /** False for whoever only reads. */
  readonly writes: boolean;
  readonly done: { readonly title: string; readonly next: string } | null;
  /** The link that was just made. */
  readonly made: { readonly title: string; readonly next: string; readonly url: string } | null;
  readonly cards: readonly Card[];
  readonly typed: { readonly name: string; readonly function: string };
  readonly faults: readonly Fault[];
}

/** Who holds a link to the project's one screen, and where one is made. */
export const mayorLinksPage = (props: MayorLinksProps): string =>
  page(
    { title: props.title, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.done && <Said severity="success" {...props.done} />}
      {props.made && <Made {...props.made} />}
      <h1 className="fr-h3">{props.title}</h1>
      <p>Un lien ouvre une page qui tient sur un téléphone{'\u202f'}: où en est le projet, ce qui est à faire et par qui, qui appeler.</p>
      <p>Il s’ouvre sans compte, ne permet de rien écrire et vit 90 jours. Rien d’interne à la cellule n’y figure.</p>
      {props.writes && <Making {...props} />}
      <h2 className="fr-h5 fr-mt-4w">Liens ouverts</h2>
      {props.cards.length === 0 && <p>Aucun lien n’est ouvert.</p>}
      <Cards cards={props.cards} extra={(card) => props.writes && <Closing {...props} card={card} />} />
    </>,
  );

const Made = ({ title, next, url }: NonNullable<MayorLinksProps['made']>) => (
  <>
    <Said severity="success" title={title} next={next} />
    <div className="fr-input-group fr-mt-2w">
      <label className="fr-label" htmlFor="adresse">
        Adresse à remettre
      </label>
      <input className="fr-input" id="adresse" type="text" value={url} readOnly />
    </div>
  </>
);

const Making = ({ path, csrf, typed, faults }: MayorLinksProps) => (
  <section className="te-card fr-mt-2w">
    <h2 className="fr-h5">Faire un lien</h2>
    <p>Un nouveau lien pour la même personne ferme celui d’avant.</p>
    <Form action={path} csrf={csrf} submit="Faire le lien" secondary>
      <Text name="nom" label="Prénom et nom" value={typed.name} maxLength={120} autoComplete="off" faults={faults} />
      <Text name="fonction" label="Fonction" value={typed.function} maxLength={120} autoComplete="off" faults={faults} />
    </Form>
  </section>
);

const Closing = ({ path, csrf, card: { id, title } }: MayorLinksProps & { card: Card }) => (
  <OneButton action={`${path}/${id}/retrait`} csrf={csrf} text="Fermer ce lien" about={title} />
);
