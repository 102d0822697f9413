import { Asked, AskedOfThem } from '../appointment/asked.js';
import { type Link, Ways } from '../links.js';
import { type Moment, MomentWords } from '../moment.js';
import { Section } from './section.js';

/** The appointment that comes next, and what to prepare for it; or that there is none yet. */
export type NextProps =
  | {
      readonly title: string;
      readonly href: string;
      readonly when: Moment;
      readonly heading: string;
      readonly asked: readonly string[];
      /** It is whoever is asked that reads it. */
      readonly isKind: boolean;
      readonly links: readonly Link[];
    }
  | { readonly nothing: string; readonly links: readonly Link[] };

export const Next = (props: NextProps) => (
  <Section id="rendez-vous" title="Prochain rendez-vous">
    {'nothing' in props ? (
      <p>{props.nothing}</p>
    ) : (
      <>
        <p className="te-strong">
          <MomentWords moment={props.when} />
        </p>
        <p>
          <a href={props.href}>{props.title}</a>
        </p>
        <h3 className="fr-h6">{props.heading}</h3>
        {props.isKind ? <Asked lines={props.asked} /> : <AskedOfThem lines={props.asked} />}
      </>
    )}
    <Ways links={props.links} className="fr-mt-2w" />
  </Section>
);
