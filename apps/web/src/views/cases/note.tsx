import { CallDesk, type DeskWords } from '../desk.js';
import { type Fact, Facts } from '../facts.js';
import { Form, type FormProps } from '../form.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';

interface NoteProps extends FormProps {
  readonly words: string;
  readonly facts: readonly Fact[];
  /** Where « Ce n’est pas exact » is sent; null: why it is not asked any more. */
  readonly action: string | null;
  readonly closed: string;
  readonly isDone: boolean;
  readonly desk: DeskWords;
}

/** What we wrote down as a collectivité’s word, for whoever has no account. */
export const notePage = ({ words, facts, csrf, action, closed, isDone, desk }: NoteProps): string =>
  page(
    { title: 'Voici ce que nous avons noté', trail: [] },
    <>
      {isDone && (
        <Notice severity="success" title="Merci, nous savons que ce n’est pas exact">
          <p>La page du projet le dit. La personne qui le suit en est prévenue : elle en parlera avec vous.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Voici ce que nous avons noté</h1>
      <blockquote className="fr-mb-3w">{words}</blockquote>
      <Facts facts={facts} />
      <p>Ces étapes servent à accompagner le projet. Elles n’ont aucun effet juridique.</p>
      {action ? (
        <>
          <h2 className="fr-h5">Ce n’est pas exact ?</h2>
          <p>
            Dites-le en un clic, sans compte. Le projet revient alors où il en était, sauf si votre collectivité l’a fait avancer elle-même
            depuis. Si tout est exact, vous n’avez rien à faire.
          </p>
          <Form action={action} csrf={csrf} submit="Ce n’est pas exact" />
        </>
      ) : (
        <p>{closed}</p>
      )}
      <CallDesk desk={desk} />
    </>,
  );
