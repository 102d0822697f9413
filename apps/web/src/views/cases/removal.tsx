import { type Fact, Facts } from '../facts.js';
import { Form } from '../form.js';
import { type Link, Ways } from '../links.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface RemovalProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
  /** What is taken out. */
  readonly facts: readonly Fact[];
  /** What happens then. */
  readonly after: string;
  readonly action: string;
  /** What the form says besides. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly back: Link;
}

/** What cannot be taken back is asked once more, on a page of its own. */
export const removalPage = ({ who, csrf, trail, title, facts, after, action, hidden = {}, submit, back }: RemovalProps): string =>
  page(
    { title, who, trail },
    <>
      <h1 className="fr-h3">{title}</h1>
      <Facts facts={facts} />
      <p>{after}</p>
      <Form action={action} csrf={csrf} submit={submit}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </Form>
      <Ways links={[back]} className="fr-mt-2w" />
    </>,
  );
