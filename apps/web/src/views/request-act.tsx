import { Select } from '@codegouvfr/react-dsfr/SelectNext.js';
import { Choices } from './choices.js';
import { Facts } from './facts.js';
import { faultOf } from './faults.js';
import { Form, type FormProps, LongText, Text } from './form.js';
import type { Link } from './links.js';
import { type Around, page } from './page.js';
import { type Choice, PlaceSearch, type PlaceSearchWords } from './place-search.js';
import { Beside, type HistoryLine, Meanwhile } from './request-parts.js';

/** One question of the form. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'long' | 'line' | 'date' | 'select' | 'radios';
  readonly choices?: readonly Choice[];
  readonly optional?: boolean;
  /** Needed with one of the answers only, as its hint says. */
  readonly sometimes?: boolean;
}

/** One thing to do with a request, on a page of its own that says what will happen. */
export interface RequestActProps extends FormProps {
  readonly around: Around;
  readonly action: string;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  /** What will happen. */
  readonly intro: string;
  readonly submit: string;
  readonly fields: readonly ActField[];
  readonly typed: Readonly<Record<string, string>>;
  readonly meanwhile: readonly HistoryLine[];
  /** What it may belong to, one sentence each. */
  readonly beside?: readonly (string | Link)[];
  /** Looking something up before it can be chosen. */
  readonly search?: PlaceSearchWords;
}

export const requestActPage = (props: RequestActProps): string =>
  page(
    { title: props.title, faults: props.faults, ...props.around },
    <>
      <Meanwhile lines={props.meanwhile} />
      <h1 className="fr-h3">{props.title}</h1>
      <p className="te-strong">{props.about}</p>
      <p>{props.intro}</p>
      {props.beside && props.beside.length > 0 && <Beside sentences={props.beside} />}
      {props.search && <PlaceSearch {...props.search} action={props.action} />}
      {props.fields.length > 0 && (
        <Form action={props.action} csrf={props.csrf} submit={props.submit}>
          <input type="hidden" name="version" value={props.version} />
          {props.fields.map((field) => (
            <Field key={field.name} {...field} value={props.typed[field.name] ?? ''} faults={props.faults} />
          ))}
        </Form>
      )}
    </>,
  );

function Field({ kind, choices = [], value, ...field }: FieldProps) {
  if (kind === 'long') return <LongText {...field} value={value} maxLength={5000} />;
  if (kind === 'date') return <Text {...field} type="date" value={value} short />;
  if (kind === 'line') return <Text {...field} value={value} maxLength={500} />;
  if (kind === 'radios') return <Choices name={field.name} legend={field.label} choices={choices} chosen={value} faults={field.faults} />;
  const fault = faultOf(field.faults, field.name);
  return (
    <Select
      id={`${field.name}-champ`}
      label={field.optional ? `${field.label} (facultatif)` : field.label}
      hint={field.hint}
      placeholder="Choisissez dans la liste"
      options={choices.map((choice) => ({ value: choice.value, label: choice.label, selected: choice.value === value }))}
      nativeSelectProps={{ id: field.name, name: field.name, required: field.optional || field.sometimes ? undefined : true }}
      state={fault ? 'error' : 'default'}
      stateRelatedMessage={fault}
    />
  );
}

type FieldProps = ActField & { readonly value: string; readonly faults: FormProps['faults'] };

export interface RereadProps {
  readonly around: Around;
  readonly csrf: string;
  readonly action: string;
  readonly submit: string;
  readonly to: string;
  /** Everything that the form holds, sent again as it is. */
  readonly typed: Readonly<Record<string, string>>;
  /** As it will be read, in that order. */
  readonly read: readonly { readonly name: string; readonly value: string }[];
}

/** What is written to someone is read once more, as they will read it. */
export const rereadPage = ({ around, csrf, action, submit, to, typed, read }: RereadProps): string =>
  page(
    { title: 'Relisez avant d’envoyer', ...around },
    <>
      <h1 className="fr-h3">Relisez avant d’envoyer</h1>
      <p>Voici ce que {to} lira.</p>
      <Facts facts={read} />
      <SendOrChange {...{ action, csrf, submit, typed }} />
    </>,
  );

/** Once it was read: all of it goes on as it is, or comes back to be changed. */
export const SendOrChange = ({ action, csrf, submit, typed }: Pick<RereadProps, 'action' | 'csrf' | 'submit' | 'typed'>) => (
  <>
    <Form action={action} csrf={csrf} submit={submit}>
      <Kept typed={{ ...typed, relu: 'oui' }} />
    </Form>
    <Form action={action} csrf={csrf} submit="Modifier" secondary>
      <Kept typed={{ ...typed, relu: 'non' }} />
    </Form>
  </>
);

const Kept = ({ typed }: { typed: Readonly<Record<string, string>> }) =>
  Object.entries(typed).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
