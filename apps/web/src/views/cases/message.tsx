import { CallDesk, type DeskWords } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps, LongText } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';

interface MessageProps extends FormProps {
  readonly facts: readonly Fact[];
  readonly words: string;
  /** What was answered to it by this link. */
  readonly answers: readonly { readonly words: string; readonly when: string }[];
  /** Where an answer is sent. */
  readonly action: string;
  readonly typed: string;
  readonly isDone: boolean;
  readonly desk: DeskWords;
}

/** One message of a case, for whoever has no account: it is read, and answered. */
export const messagePage = ({ facts, words, answers, csrf, action, typed, faults, isDone, desk }: MessageProps): string =>
  page(
    { title: 'Un message sur votre projet', trail: [], faults },
    <>
      {isDone && (
        <Notice severity="success" title="Votre réponse est partie">
          <p>Les personnes qui suivent votre projet la reçoivent par courriel.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Un message sur votre projet</h1>
      <blockquote className="te-words fr-mb-3w">{words}</blockquote>
      <Facts facts={facts} />
      {answers.length > 0 && (
        <>
          <h2 className="fr-h5">Ce que vous avez répondu</h2>
          {answers.map((answer) => (
            <section key={answer.when + answer.words} className="fr-mb-3w">
              <p className="fr-text--sm fr-mb-1v">{answer.when}</p>
              <blockquote className="te-words">{answer.words}</blockquote>
            </section>
          ))}
        </>
      )}
      <h2 className="fr-h5">Répondre</h2>
      <Form action={action} csrf={csrf} submit="Envoyer ma réponse">
        <LongText
          name="texte"
          label="Votre réponse"
          hint="Elle est lue par la cellule et par votre collectivité."
          value={typed}
          maxLength={5000}
          faults={faults}
        />
      </Form>
      <CallDesk desk={desk} />
    </>,
  );
