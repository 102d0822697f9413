import { type Fact, Facts } from '../facts.js';
import { type Link, Ways } from '../links.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface DeskHomeProps {
  readonly who: SignedInWords;
  /** Each a number in words, which leads to its list. */
  readonly figures: readonly Link[];
  readonly missing: number;
}

export const deskHomePage = ({ who, figures, missing }: DeskHomeProps): string =>
  page(
    { title: 'Coordination', who, trail: [] },
    <>
      <h1 className="fr-h3">Coordination</h1>
      {missing > 0 && (
        <p className="fr-callout">
          {missing === 1 ? 'Il manque une chose avant d’ouvrir.' : `Il manque ${missing} choses avant d’ouvrir.`}{' '}
          <a href="/coordination/premiers-pas">Voir les premiers pas</a>
        </p>
      )}
      <Ways links={figures} />
      <Ways links={[{ text: 'Prendre rendez-vous pour une personne au téléphone', href: '/agenda/appel' }]} className="fr-mt-2w" />
    </>,
  );

export interface Step {
  readonly name: string;
  readonly isDone: boolean;
  /** What is there, or what to do. */
  readonly words: string;
  readonly link?: Link | undefined;
}

export const firstStepsPage = ({ who, steps }: { who: SignedInWords; steps: readonly Step[] }): string =>
  page(
    { title: 'Premiers pas', who, trail: [{ text: 'Coordination', href: '/coordination' }] },
    <>
      <h1 className="fr-h3">Premiers pas</h1>
      <p>
        {steps.every(({ isDone }) => isDone) ? 'Tout est prêt pour ouvrir.' : 'Voici ce qui manque avant d’ouvrir, et ce qui est prêt.'}
      </p>
      <ol className="te-cards">
        {steps.map(({ name, isDone, words, link }) => (
          <li key={name} className="te-card">
            <h2 className="fr-h6 fr-mb-1v">{name}</h2>
            <p className={`fr-badge fr-badge--no-icon fr-mb-1w fr-badge--${isDone ? 'success' : 'warning'}`}>
              {isDone ? 'Prêt' : 'À faire'}
            </p>
            <p>{words}</p>
            {link && (
              <p>
                <a href={link.href}>{link.text}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>,
  );

export const settingsPage = ({ who, settings }: { who: SignedInWords; settings: readonly Fact[] }): string =>
  page(
    { title: 'Réglages', who, trail: [{ text: 'Coordination', href: '/coordination' }] },
    <>
      <h1 className="fr-h3">Réglages</h1>
      <p>Ces réglages se changent sur la machine du service. Aucun secret n’est montré ici.</p>
      <Facts facts={settings} />
    </>,
  );
