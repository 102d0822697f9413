import { type Link, Ways } from '../links.js';
import type { SignedInWords } from '../signed-in.js';

interface Tab extends Link {
  readonly isHere: boolean;
}

export interface CaseTabs {
  readonly tabs: readonly Tab[];
  /** What its advisors do most: within reach on each of its pages. */
  readonly near: readonly Link[];
}

/** Of a page that is one of them. */
export interface TabPage {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly title: string;
  readonly tabs: CaseTabs;
}

/** The pages of one case, one tap from each other: links to true addresses, that wrap on a phone. */
export const Tabs = ({ tabs, near }: CaseTabs) => (
  <>
    <TabList label="Pages du projet" tabs={tabs} />
    <Ways links={near} className="te-near" />
  </>
);

export const TabList = ({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <nav className="te-tabs" aria-label={label}>
    <ul>
      {tabs.map(({ text, href, isHere }) => (
        <li key={href}>
          <a href={href} aria-current={isHere ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
