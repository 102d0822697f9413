import { page } from '../page.js';

/**
 * Leads to another site at once, and by a link where that is switched off. Not a redirect after a form: the policy of our pages lets
 * no form lead elsewhere, and browsers watch each step of the way.
 */
export const onwardPage = ({ to, title, link }: { to: string; title: string; link: string }): string =>
  page(
    { title, trail: [], onward: to },
    <>
      <h1 className="fr-h3">{title}</h1>
      <p>
        <a href={to}>{link}</a>
      </p>
    </>,
  );
