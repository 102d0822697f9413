import type { CaseRead } from '#cases';
import type { CaseProps } from '#views';
import { momentOf } from '../public/moments.fr.js';
import type { AheadRead } from './ahead.js';
import type { Onlooker, Reader } from './cases.fr.js';

const pageOf: Record<Reader, string> = { cell: '/agenda/rendez-vous', collectivite: '/espace/rendez-vous' };

interface Place {
  /** Address of the case. */
  readonly path: string;
  readonly writes: boolean;
}

/** On the clock of whoever looks first. */
export function nextWords({ next }: AheadRead, one: CaseRead, { reader, timeZone }: Onlooker, place: Place): CaseProps['next'] {
  const booking = reader === 'collectivite' ? [{ text: 'Prendre rendez-vous', href: '/rendez-vous' }] : [];
  if (!next) return { nothing: notFixed[reader], links: booking };
  const { id, start, end, title, asked } = next;
  return {
    ...{ title, href: `${pageOf[reader]}/${id}`, when: momentOf({ start, end }, timeZone, one.timeZone) },
    ...{ heading: headings[reader], asked, isKind: reader === 'collectivite', links: reader === 'collectivite' ? waysBefore(place) : [] },
  };
}

/** Another collectivité of the same project may have one. */
const notFixed: Record<Reader, string> = {
  cell: 'Aucun n’est encore fixé.',
  collectivite: 'Aucun n’est encore fixé avec votre collectivité.',
};

const headings: Record<Reader, string> = { cell: 'Ce que la collectivité peut préparer', collectivite: 'Si vous avez dix minutes' };

/** Whoever writes in the case can send something before. */
const waysBefore = ({ path, writes }: Place) =>
  writes
    ? [
        { text: 'Écrire à la cellule avant le rendez-vous', href: `${path}/echanges` },
        { text: 'Déposer un document du territoire', href: `${path}/cadre` },
      ]
    : [];
