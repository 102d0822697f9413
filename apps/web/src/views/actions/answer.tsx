import { CallDesk, type DeskWords } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import { AnswerForm, type AnswerFormProps } from './action.js';

interface AnswerProps {
  readonly what: string;
  readonly facts: readonly Fact[];
  readonly isDone: boolean;
  /** Someone answered while this was typed. */
  readonly trouble: string | null;
  /** Null once its project is over. */
  readonly answer: AnswerFormProps | null;
  readonly desk: DeskWords;
}

/** One action, for whoever has no account: nothing is answered before the button is pressed. */
export const answerPage = ({ what, facts, isDone, trouble, answer, desk }: AnswerProps): string =>
  page(
    { title: 'Une action de votre projet', trail: [], faults: answer?.faults ?? [] },
    <>
      {isDone && (
        <Notice severity="success" title="Merci, votre réponse est enregistrée">
          <p>La personne qui suit le projet la voit. Vous pouvez répondre encore si les choses changent.</p>
        </Notice>
      )}
      {trouble && (
        <Notice severity="warning" title="Cette action a changé entre-temps">
          <p>{trouble} Relisez-la, puis répondez encore si besoin.</p>
        </Notice>
      )}
      <h1 className="fr-h3 te-words">{what}</h1>
      <Facts facts={facts} />
      {answer ? <AnswerForm {...answer} /> : <p>Ce projet est terminé. Vous n’avez plus rien à faire.</p>}
      <CallDesk desk={desk} />
    </>,
  );
