import { type Link, Ways } from '../links.js';
import { Section } from './section.js';

export interface StepWords {
  readonly id: string;
  readonly when: string;
  readonly sentence: string;
  readonly details: readonly string[];
  /** Where « Ce n’est pas exact » is sent; null where it is not asked. */
  readonly contest: string | null;
}

interface StoryProps {
  readonly csrf: string;
  readonly history: readonly StepWords[];
  /** Where all that happened is told. */
  readonly way: Link;
}

/** What can still be said to be wrong and what came after; else what happened last. */
export function Story({ csrf, history, way }: StoryProps) {
  const firstOpen = history.findIndex(({ contest }) => contest !== null);
  return (
    <Section id="histoire" title="Histoire du projet">
      <Steps csrf={csrf} history={history.slice(firstOpen < 0 ? -1 : firstOpen)} />
      <Ways links={[way]} />
    </Section>
  );
}

export const Steps = ({ csrf, history }: Omit<StoryProps, 'way'>) => (
  <ol className="te-cards">
    {history.map(({ id, when, sentence, details, contest }) => (
      <li key={id} className="te-card">
        <p className="te-strong fr-mb-1v">{when}</p>
        <p className="fr-mb-1v">{sentence}</p>
        {details.map((detail) => (
          <p key={detail} className="fr-text--sm fr-mb-1v">
            {detail}
          </p>
        ))}
        {contest && (
          <form method="post" action={contest}>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="etape" value={id} />
            <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
              Ce n’est pas exact
            </button>
          </form>
        )}
      </li>
    ))}
  </ol>
);
