import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps, LongText } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards } from '../listing.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import { PlaceSearch, type PlaceSearchWords } from '../place-search.js';
import type { SignedInWords } from '../signed-in.js';
import { Section } from './section.js';

interface Around {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  /** What came between. */
  readonly trouble: { readonly title: string; readonly next: string } | null;
}

export interface JoinChoice extends Card {
  readonly join: string;
}

interface JoinChoicesProps extends Around {
  readonly title: string;
  readonly action: string;
  readonly search: PlaceSearchWords;
  readonly choices: readonly JoinChoice[];
  readonly hint: string;
}

/** Which case it could join: those that go on nearby, and that she writes in. */
export const joinChoicesPage = ({ who, trail, trouble, title, action, search, choices, hint }: JoinChoicesProps): string =>
  page(
    { title: 'Joindre ce dossier à un autre', who, trail },
    <>
      {trouble && <Said severity="warning" {...trouble} />}
      <h1 className="fr-h3">Joindre ce dossier à un autre</h1>
      <p>Deux dossiers ouverts pour un seul projet n’en font plus qu’un. « {title} » rejoint celui que vous choisissez.</p>
      <p>{hint}</p>
      <PlaceSearch {...search} action={action} />
      {choices.length > 0 && <h2 className="fr-h5">Ceux que vous pouvez choisir</h2>}
      <Cards
        cards={choices.map(({ join: _join, ...card }) => card)}
        extra={({ id, title: other }) => (
          <Ways
            links={[{ text: `Voir ce que change la jonction à « ${other} »`, href: choices.find((one) => one.id === id)?.join ?? '' }]}
          />
        )}
      />
    </>,
  );

interface JoinProps extends Around, FormProps {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** What happens, under its own headings. */
  readonly parts: readonly { readonly id: string; readonly title: string; readonly lines: readonly string[] }[];
  readonly action: string;
  /** What the form says besides. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly back: Link;
}

/** Exactly what happens, and who reads what from then on; asked once, with a reason. */
export const joinCasePage = (props: JoinProps): string =>
  page(
    { title: props.title, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.trouble && <Said severity="warning" {...props.trouble} />}
      <h1 className="fr-h3">{props.title}</h1>
      <Facts facts={props.facts} />
      {props.parts.map(({ id, title, lines }) => (
        <Section key={id} id={id} title={title}>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Section id="joindre" title="Joindre">
        <p>On ne peut pas revenir en arrière.</p>
        <Form action={props.action} csrf={props.csrf} submit="Joindre ce dossier">
          {Object.entries(props.hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <LongText name="raison" label="Pourquoi" value={props.reason} maxLength={1000} faults={props.faults} />
        </Form>
        <Ways links={[props.back]} className="fr-mt-2w" />
      </Section>
    </>,
  );

export interface JoinedProps {
  /** Where the project goes on; null while this case stands. */
  readonly whole: { readonly title: string; readonly next: string; readonly link: Link | null } | null;
  /** Those that have joined this one, as far as she may read them. */
  readonly parts: readonly Link[];
}

/** What the case has become, or what it is made of. */
export const JoinedCases = ({ whole, parts }: JoinedProps) => (
  <>
    {whole && (
      <div className="fr-alert fr-alert--info fr-mb-3w">
        <h2 className="fr-alert__title">{whole.title}</h2>
        <p>{whole.next}</p>
        {whole.link && <Ways links={[whole.link]} />}
      </div>
    )}
    {parts.length > 0 && (
      <Section id="joints" title={parts.length === 1 ? 'Dossier joint' : 'Dossiers joints'}>
        <p>Le passé y reste, lisible comme avant.</p>
        <Ways links={parts} />
      </Section>
    )}
  </>
);
