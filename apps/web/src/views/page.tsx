import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks.js';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { asset } from './assets.js';
import { Foot, Head, service } from './chrome.js';
import { type Fault, Faults } from './faults.js';
import { BackLink, type Link, Trail } from './links.js';
import { Navigation, type SignedInWords } from './signed-in.js';
import { SiteNotice } from './site-notice.js';

export interface Frame {
  readonly title: string;
  readonly description?: string;
  readonly faults?: readonly Fault[];
  readonly back?: Link;
  /** Breadcrumb: the pages above this one, below the home page. */
  readonly trail?: readonly Link[];
  readonly islands?: readonly string[];
  /** Text pages and forms keep a readable line length; lists take the whole width. */
  readonly wide?: boolean;
  /** Who is signed in; nobody on public pages. */
  readonly who?: SignedInWords | undefined;
  /** Another site, to which the page leads by itself. */
  readonly onward?: string;
}

/** Where a page stands when more than one space shows it. */
export interface Around {
  readonly trail: readonly Link[];
  readonly who?: SignedInWords | undefined;
}

const [content, menu, foot] = [
  { label: 'Contenu', anchor: '#contenu' },
  { label: 'Menu', anchor: '#navigation' },
  { label: 'Pied de page', anchor: '#pied-de-page' },
] as const;

/** The whole document, with its head, its header and its footer. */
export const page = (frame: Frame, body: ReactNode): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang="fr">
      <Declarations {...frame} />
      <body>
        <SkipLinks id="acces-rapide" links={frame.who ? [content, menu, foot] : [content, foot]} />
        <Head who={frame.who} />
        {frame.who && <Navigation who={frame.who} />}
        <SiteNotice />
        <Main {...frame}>{body}</Main>
        <Foot />
      </body>
    </html>,
  )}`;

function Declarations({ title, description, onward, faults = [], islands = [] }: Frame) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${faults.length > 0 ? 'Erreur : ' : ''}${title} – ${service}`}</title>
      {onward && <meta httpEquiv="refresh" content={`0;url=${onward}`} />}
      {description && <meta name="description" content={description} />}
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('dsfr.css')} />
      <link rel="stylesheet" href={asset('icons.css')} />
      <link rel="stylesheet" href={asset('site.css')} />
      <link rel="stylesheet" href={asset('choices.css')} />
      <link rel="stylesheet" href={asset('spaces.css')} />
      <link rel="stylesheet" href={asset('print.css')} media="print" />
      {islands.map((name) => (
        <script key={name} type="module" src={asset(`islands/${name}`)} />
      ))}
    </head>
  );
}

function Main({ title, back, trail, faults = [], wide, children }: Frame & { children: ReactNode }) {
  return (
    <div className="fr-container">
      {trail && <Trail above={trail} current={title} />}
      {back && <BackLink {...back} />}
      <main id="contenu" tabIndex={-1} className={wide ? 'te-main' : 'te-main te-narrow'}>
        <Faults faults={faults} />
        {children}
      </main>
    </div>
  );
}
