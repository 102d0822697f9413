import type { ReactNode } from 'react';
import { type CaseTabs, Tabs } from '../cases/tabs.js';
import { Choices } from '../choices.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards, OneButton, type PageLinks, PageTurns, Tags } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface DeskListProps {
  readonly who: SignedInWords;
  readonly title: string;
  /** Where the list is one of the tabs of a case. */
  readonly tabs?: CaseTabs;
  readonly intro?: string;
  /** The pages above; those of coordination unless said. */
  readonly trail?: readonly Link[];
  /** What was just done. */
  readonly done?: { readonly title: string; readonly next: string } | null;
  readonly trouble?: { readonly title: string; readonly next: string } | null;
  readonly filters?: Filters;
  readonly count: string;
  readonly nothing: string;
  readonly cards: readonly Actable[];
  readonly pages: PageLinks;
  readonly csrf: string;
  readonly links?: readonly Link[];
}

/** What can be done with an entry: one thing, or a choice. */
interface Actable extends Card {
  readonly act?: Act | null;
  readonly acts?: readonly Act[];
  /** Pages where it is changed. */
  readonly ways?: readonly Link[];
}

interface Act {
  readonly action: string;
  readonly text: string;
}

export interface Filters {
  readonly path: string;
  readonly fields: readonly FilterField[];
  readonly tags: readonly { readonly text: string; readonly without: string }[];
  /** What stands in the address and has no field. */
  readonly kept?: Readonly<Record<string, string>>;
  /** Several places have the name that was typed. */
  readonly which?: WhichPlace | null;
}

interface WhichPlace {
  readonly typed: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** There may be others. */
  readonly more: boolean;
  readonly kept: Readonly<Record<string, string>>;
}

export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What an empty choice shows; « Tous » unless said. */
  readonly all?: string;
  /** A choice; else a line of text. */
  readonly options?: readonly { readonly value: string; readonly text: string }[];
}

export const deskListPage = (props: DeskListProps): string =>
  page(
    { title: props.title, who: props.who, trail: props.trail ?? [{ text: 'Coordination', href: '/coordination' }] },
    <>
      {props.done && <Said severity="success" {...props.done} />}
      {props.trouble && <Said severity="warning" {...props.trouble} />}
      <h1 className="fr-h3">{props.title}</h1>
      {props.tabs && <Tabs {...props.tabs} />}
      {props.intro && <p>{props.intro}</p>}
      {props.filters && <FilterForm filters={props.filters} />}
      {!props.filters?.which && <Found {...props} />}
      <Ways links={props.links ?? []} className="fr-mt-4w" />
    </>,
  );

const Found = ({ count, cards, nothing, pages, csrf }: DeskListProps) => (
  <>
    <h2 className="fr-h5">{count}</h2>
    {cards.length > 0 ? (
      <Cards
        cards={cards}
        extra={(card) => (
          <>
            <Ways links={(card as Actable).ways ?? []} />
            <Acts card={card} csrf={csrf} />
          </>
        )}
      />
    ) : (
      <p>{nothing}</p>
    )}
    <PageTurns pages={pages} />
  </>
);

function Acts({ card: { act, acts = act ? [act] : [], title }, csrf }: { card: Actable; csrf: string }): ReactNode {
  return (
    acts.length > 0 && (
      <div className="te-filters">
        {acts.map(({ action, text }) => (
          <OneButton key={action} action={action} csrf={csrf} text={text} about={title} />
        ))}
      </div>
    )
  );
}

/** What is shown is in the address. */
export const FilterForm = ({ filters: { path, fields, tags, kept = {}, which } }: { filters: Filters }) => (
  <>
    <form method="get" action={path} className="te-filters">
      <Kept fields={kept} />
      {fields.map((field) => (
        <Filter key={field.name} {...field} />
      ))}
      <button type="submit" className="fr-btn fr-btn--secondary fr-mb-3w">
        Filtrer
      </button>
    </form>
    <Tags tags={tags} />
    {which && <Which path={path} {...which} />}
  </>
);

const Kept = ({ fields }: { fields: Readonly<Record<string, string>> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

const Which = ({ path, typed, choices, more, kept }: WhichPlace & { path: string }) => (
  <form method="get" action={path}>
    <Kept fields={kept} />
    <Choices
      name="territoire"
      legend={`Plusieurs collectivités correspondent à « ${typed} ». Laquelle ?`}
      hint={more ? 'Il y en a peut-être d’autres : précisez le nom, ou donnez un code postal.' : undefined}
      choices={choices}
      faults={[]}
    />
    <button type="submit" className="fr-btn fr-mb-3w">
      Choisir cette collectivité
    </button>
  </form>
);

const Filter = ({ name, label, value, options, all = 'Tous' }: FilterField) => (
  <div className={options ? 'fr-select-group' : 'fr-input-group'}>
    <label className="fr-label" htmlFor={name}>
      {label}
    </label>
    {options ? (
      <select className="fr-select" id={name} name={name} defaultValue={value}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    ) : (
      <input className="fr-input" id={name} name={name} defaultValue={value} />
    )}
  </div>
);
