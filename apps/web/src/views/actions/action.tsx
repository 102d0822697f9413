import { Choices } from '../choices.js';
import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps, LongText } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type Badge, BadgeWord } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

export interface AnswerFormProps extends FormProps {
  readonly action: string;
  readonly version: number;
  readonly answers: readonly { readonly value: string; readonly label: string }[];
  readonly typed: { readonly state: string; readonly words: string };
}

export interface ActionProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly what: string;
  readonly badges: readonly Badge[];
  readonly facts: readonly Fact[];
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly trouble: string | null;
  /** Null for whoever only reads. */
  readonly answer: AnswerFormProps | null;
  readonly links: readonly Link[];
  readonly story: readonly { readonly id: string; readonly when: string; readonly sentence: string; readonly words: string }[];
}

/** One action: what it is, where it stands, what was said of it. */
export const actionPage = (props: ActionProps): string =>
  page(
    { title: 'Une action', who: props.who, trail: props.trail, faults: props.answer?.faults ?? [] },
    <>
      {props.done && (
        <Notice severity="success" title={props.done.title}>
          <p>{props.done.next}</p>
        </Notice>
      )}
      {props.trouble && (
        <Notice severity="warning" title="Cette action a changé entre-temps">
          <p>{props.trouble} Relisez-la, puis répondez encore si besoin.</p>
        </Notice>
      )}
      <h1 className="fr-h3 te-words">{props.what}</h1>
      {props.badges.map((badge) => (
        <BadgeWord key={badge.word} badge={badge} />
      ))}
      <Facts facts={props.facts} />
      {props.answer && (
        <>
          <h2 className="fr-h5">Où en est-elle ?</h2>
          <AnswerForm {...props.answer} />
        </>
      )}
      <Ways links={props.links} className="fr-mt-4w" />
      <h2 className="fr-h5 fr-mt-4w">Ce qui s’est passé</h2>
      <ol className="te-cards">
        {props.story.map(({ id, when, sentence, words }) => (
          <li key={id} className="te-card">
            <p className="te-strong fr-mb-1v">{when}</p>
            <p className="fr-mb-1v">{sentence}</p>
            {words && <p className="te-words">{words}</p>}
          </li>
        ))}
      </ol>
    </>,
  );

/** Where it stands from now on; nothing is answered before the button is pressed. */
export const AnswerForm = ({ action, csrf, version, answers, typed, faults }: AnswerFormProps) => (
  <Form action={action} csrf={csrf} submit="Envoyer cette réponse">
    <input type="hidden" name="version" value={version} />
    <Choices name="etat" legend="Votre réponse" choices={answers} chosen={typed.state} faults={faults} />
    <LongText
      name="mot"
      label="Un mot"
      hint="La collectivité et la cellule le lisent si l’action est partagée."
      value={typed.words}
      maxLength={1000}
      optional
      faults={faults}
    />
  </Form>
);
