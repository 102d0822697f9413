import { type Fact, Lines } from '../facts.js';
import { type Link, Ways } from '../links.js';
import { Said } from '../notice.js';
import { page } from '../page.js';
import { PeopleForms, type PeopleProps } from './people.js';
import { type TabPage, Tabs } from './tabs.js';

interface Props extends TabPage {
  readonly done: { readonly title: string; readonly next: string } | null;
  readonly people: readonly Fact[];
  /** Pages of those who have part in it. */
  readonly folder: readonly Link[];
  /** Null for whoever only reads. */
  readonly form: PeopleProps | null;
}

/** Who has to do with a project, and how one reaches them. */
export const casePeoplePage = ({ who, trail, title, tabs, done, people, folder, form }: Props): string =>
  page(
    { title, who, trail, faults: form?.faults ?? [] },
    <>
      {done && <Said severity="success" {...done} />}
      <h1 className="fr-h3">{title}</h1>
      <Tabs {...tabs} />
      <Lines facts={people} />
      {form && <PeopleForms {...form} />}
      <Ways links={folder} className="fr-mt-4w" />
    </>,
  );
