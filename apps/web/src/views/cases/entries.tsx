import { Choices } from '../choices.js';
import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import { Form, LongText } from '../form.js';
import type { Link } from '../links.js';
import { type Badge, BadgeWord, OneButton, type PageLinks, PageTurns } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { Steps, type StepWords } from './story.js';
import { type CaseTabs, Tabs } from './tabs.js';

/** Something that someone wrote, or that happened. */
export interface Entry {
  readonly id: string;
  /** Who, and when. */
  readonly title: string;
  readonly badge: Badge | null;
  /** As they were typed. */
  readonly words: string;
  /** What is long is told by its beginning, and unfolds. */
  readonly foldsWords?: boolean;
  readonly details: readonly string[];
  readonly act: { readonly action: string; readonly text: string } | null;
}

interface WritingForm {
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  /** Who may see it, the most closed first; null where that is not to choose. */
  readonly visibilities: readonly { readonly value: string; readonly label: string }[] | null;
  readonly typed: { readonly words: string; readonly visibility: string };
  readonly faults: readonly Fault[];
}

export interface EntriesProps {
  readonly who: SignedInWords;
  readonly csrf: string;
  readonly trail: readonly Link[];
  readonly title: string;
  /** Where the page is one of the tabs of a case. */
  readonly tabs?: CaseTabs;
  readonly intro: string;
  readonly done: { readonly title: string; readonly next: string } | null;
  /** Null for whoever only reads. */
  readonly form: WritingForm | null;
  /** Of a story: its steps with all that is known of each, from the first. */
  readonly steps?: readonly StepWords[];
  /** Of the list. */
  readonly heading: string;
  readonly nothing: string;
  readonly entries: readonly Entry[];
  readonly pages: PageLinks;
}

/** What is written in a case, the latest first, and where one writes more. */
export const entriesPage = ({
  who,
  csrf,
  trail,
  title,
  tabs,
  intro,
  done,
  form,
  steps = [],
  heading,
  nothing,
  entries,
  pages,
}: EntriesProps): string =>
  page(
    { title, who, trail, faults: form?.faults ?? [] },
    <>
      {done && (
        <Notice severity="success" title={done.title}>
          <p>{done.next}</p>
        </Notice>
      )}
      <h1 className="fr-h3">{title}</h1>
      {tabs && <Tabs {...tabs} />}
      <p>{intro}</p>
      {form && <Writing {...form} csrf={csrf} />}
      {steps.length > 0 && (
        <Folded title={`Les étapes, une par une (${steps.length})`}>
          <Steps csrf={csrf} history={steps} />
        </Folded>
      )}
      <h2 className="fr-h5 fr-mt-4w">{heading}</h2>
      {entries.length === 0 && <p>{nothing}</p>}
      <ol className="te-cards">
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} csrf={csrf} />
        ))}
      </ol>
      <PageTurns pages={pages} />
    </>,
  );

const Writing = ({ action, csrf, label, hint, submit, visibilities, typed, faults }: WritingForm & { csrf: string }) => (
  <Form action={action} csrf={csrf} submit={submit}>
    <LongText name="texte" label={label} hint={hint} value={typed.words} maxLength={5000} faults={faults} />
    {visibilities && <Choices name="vue" legend="Qui peut la voir" choices={visibilities} chosen={typed.visibility} faults={faults} />}
  </Form>
);

/** In characters: what is longer is folded, and so much of it shown. */
const long = { from: 600, shown: 160 };

const Words = ({ words, foldsWords }: Entry) =>
  foldsWords && words.length > long.from ? (
    <Folded title={`${Array.from(words.replace(/\s+/g, ' ')).slice(0, long.shown).join('')}… (tout lire)`}>
      <p className="te-words">{words}</p>
    </Folded>
  ) : (
    words && <p className="te-words">{words}</p>
  );

const EntryCard = ({ entry, csrf }: { entry: Entry; csrf: string }) => (
  <li className="te-card">
    <h3 className="fr-h6 fr-mb-1v">{entry.title}</h3>
    {entry.badge && <BadgeWord badge={entry.badge} />}
    <Words {...entry} />
    {entry.details.map((detail) => (
      <p key={detail} className="fr-text--sm fr-mb-1v">
        {detail}
      </p>
    ))}
    {entry.act && <OneButton {...entry.act} csrf={csrf} about={entry.title} />}
  </li>
);
