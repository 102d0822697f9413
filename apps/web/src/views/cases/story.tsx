import { Folded } from '../folded.js';
import { Section } from './section.js';

export interface StepWords {
  readonly id: string;
  readonly when: string;
  readonly sentence: string;
  readonly details: readonly string[];
  /** Where « Ce n’est pas exact » is sent; null where it is not asked. */
  readonly contest: string | null;
}

/** So many at the end are always shown. */
const shown = 3;

interface StoryProps {
  readonly csrf: string;
  readonly history: readonly StepWords[];
}

/** From the beginning; what is long ago is folded, unless it can still be said to be wrong. */
export function Story({ csrf, history }: StoryProps) {
  const firstOpen = history.findIndex(({ contest }) => contest !== null);
  const recent = Math.max(0, history.length - shown);
  const from = firstOpen < 0 ? recent : Math.min(firstOpen, recent);
  return (
    <Section id="histoire" title="Histoire du projet">
      {from > 0 && (
        <Folded title={from === 1 ? 'Le début' : `Le début, en ${from} étapes`}>
          <Steps csrf={csrf} history={history.slice(0, from)} />
        </Folded>
      )}
      <Steps csrf={csrf} history={history.slice(from)} />
    </Section>
  );
}

const Steps = ({ csrf, history }: StoryProps) => (
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
