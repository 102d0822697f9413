import { Choices } from '../choices.js';
import { Folded } from '../folded.js';
import { Form, type FormProps, LongText } from '../form.js';

export interface RectifyingFields {
  /** The collectivité asked; else the advisor saw it herself. */
  readonly isAsked: boolean;
  readonly words: string;
  readonly chosen: string | null;
}

interface RectifyProps extends RectifyingFields, FormProps {
  /** Address of the page. */
  readonly base: string;
}

const outcomes = [
  { value: 'corrige', label: 'Le compte rendu est corrigé', hint: 'Votre texte se lit en dessous, comme rectificatif.' },
  { value: 'maintenu', label: 'Il reste tel quel', hint: 'Dites pourquoi, en quelques mots.' },
];

/** What came of a correction: under minutes that themselves stay as they were read. */
export const Rectify = (props: RectifyProps) =>
  props.isAsked ? (
    <section>
      <h2 className="fr-h5">Répondre à la demande de correction</h2>
      <RectifyForm {...props} />
    </section>
  ) : (
    <Folded title="Ajouter un rectificatif" isOpen={props.faults.length > 0}>
      <RectifyForm {...props} />
    </Folded>
  );

const RectifyForm = ({ base, csrf, faults, isAsked, words, chosen }: RectifyProps) => (
  <Form action={`${base}/correction`} csrf={csrf} submit="Envoyer à la collectivité">
    {isAsked ? (
      <Choices name="suite" legend="Que devient le compte rendu ?" choices={outcomes} chosen={chosen} faults={faults} />
    ) : (
      <input type="hidden" name="suite" value="corrige" />
    )}
    <LongText
      name="rectificatif"
      label={isAsked ? 'Votre réponse' : 'Le rectificatif'}
      hint="La collectivité le lit tel quel. Il ne change plus ensuite."
      value={words}
      faults={faults}
      maxLength={2000}
    />
  </Form>
);
