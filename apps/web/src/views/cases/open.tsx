import { Choices } from '../choices.js';
import { Form, type FormProps, LongText, Text } from '../form.js';
import type { Link } from '../links.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { Select } from './evidence.js';

export type OpeningTyped = Readonly<
  Record<'place' | 'territory' | 'title' | 'summary' | 'origin' | 'referent' | 'agreedBy' | 'agreedOn' | 'agreedHow', string>
>;

interface OpenProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly action: string;
  /** Those of that name, when there are several. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly hows: readonly { readonly value: string; readonly label: string }[];
  readonly origins: readonly { readonly value: string; readonly text: string }[];
  readonly referents: readonly { readonly value: string; readonly text: string }[];
  readonly typed: OpeningTyped;
}

/** One collectivité, one project, and who agreed to it. */
export const openCasePage = (props: OpenProps): string =>
  page(
    { title: 'Ouvrir un dossier', who: props.who, trail: props.trail, faults: props.faults },
    <>
      <h1 className="fr-h3">Ouvrir un dossier</h1>
      <p>Un dossier suit un projet d’une collectivité. Son maire, sa présidence ou sa direction générale a donné son accord.</p>
      <Form action={props.action} csrf={props.csrf} submit="Ouvrir le dossier">
        <Project {...props} />
        <Agreement {...props} />
        <Select name="origine" label="D’où vient ce dossier ?" value={props.typed.origin} options={props.origins} faults={props.faults} />
        <Select
          {...(props.referents.length > 1 && { unchosen: 'Choisissez une personne' })}
          name="suivi"
          label="Qui le suit ?"
          value={props.typed.referent}
          options={props.referents}
          faults={props.faults}
        />
      </Form>
    </>,
  );

const Project = ({ typed, choices, faults }: OpenProps) => (
  <>
    <Text
      {...{ name: 'collectivite', label: 'Collectivité', value: typed.place, maxLength: 120, spellCheck: false, faults }}
      hint="Son nom, son code postal ou son numéro SIREN."
      autoComplete="off"
    />
    {choices.length > 0 && <Choices name="territoire" legend="Laquelle ?" choices={choices} chosen={typed.territory} faults={faults} />}
    <Text name="titre" label="Titre du projet" value={typed.title} maxLength={120} autoComplete="off" faults={faults} />
    <LongText name="resume" label="Le projet en quelques lignes" value={typed.summary} maxLength={5000} optional faults={faults} />
  </>
);

const Agreement = ({ typed, hows, faults }: OpenProps) => (
  <>
    <h2 className="fr-h5">L’accord de la collectivité</h2>
    <Text
      {...{ name: 'accord-par', label: 'Qui a donné son accord ?', value: typed.agreedBy, maxLength: 200, faults }}
      hint="Prénom, nom et fonction."
      autoComplete="off"
    />
    <Text name="accord-le" label="Quel jour ?" type="date" value={typed.agreedOn} short faults={faults} />
    <Choices name="accord-comment" legend="Comment ?" choices={hows} chosen={typed.agreedHow} faults={faults} />
  </>
);
