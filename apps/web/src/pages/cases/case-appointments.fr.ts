import { modalityLabels, timing } from '#appointments';
import type { CaseAppointment } from '#cases';
import { later, minutes } from '#kernel';
import type { AppointmentCard, CaseProps, Link, ToComeProps } from '#views';
import { badgeOf } from '../appointment-cards.fr.js';
import { momentOf } from '../public/moments.fr.js';
import type { SignedVisit } from '../signed.js';
import { type Agenda, isToCome } from './case-agenda.js';
import type { Reader } from './cases.fr.js';

interface Seen {
  /** Address of the case. */
  readonly path: string;
  readonly writes: boolean;
  readonly reader: Reader;
  readonly visit: SignedVisit;
}

const bases: Record<Reader, string> = { cell: '/agenda/rendez-vous', collectivite: '/espace/rendez-vous' };

export const calendarTitle = 'Rendez-vous du projet';

/** What is to come, and what is asked before the next: on the reader's clock first; each side opens what is its own. */
export function toComeWords({ meetings, asked }: Pick<Agenda, 'meetings' | 'asked'>, seen: Seen): ToComeProps {
  const toCome = meetings.filter((meeting) => isToCome(meeting, seen.visit.now));
  return {
    ...{ toCome: toCome.map((meeting) => appointmentCard(meeting, seen)), nothing: notFixed[seen.reader] },
    preparation: asked && { heading: headings[seen.reader], lines: asked, isKind: seen.reader === 'collectivite' },
    links: seen.reader === 'collectivite' ? waysAround(seen, toCome.length > 0) : [],
  };
}

/** The next alone, on the page of the case, and the last that was written up. */
export function nextAppointment(agenda: Agenda, seen: Seen): CaseProps['appointments'] {
  const { toCome, links, ...rest } = toComeWords(agenda, seen);
  const written = agenda.meetings.find(({ isWritten }) => isWritten);
  return {
    ...{ ...rest, toCome: toCome.slice(0, 1) },
    links: [
      ...links,
      ...(written ? [{ text: 'Le dernier compte rendu', href: minutesAt(written, seen.reader) }] : []),
      { text: 'Tous les rendez-vous du projet', href: `${seen.path}/calendrier` },
    ],
  };
}

const minutesAt = ({ id }: CaseAppointment, reader: Reader): string => `${bases[reader]}/${id}/compte-rendu`;

/** Another collectivité of the same project may have one. */
const notFixed: Record<Reader, string> = {
  cell: 'Aucun n’est encore fixé.',
  collectivite: 'Aucun n’est encore fixé avec votre collectivité.',
};

const headings: Record<Reader, string> = { cell: 'Ce que la collectivité peut préparer', collectivite: 'Si vous avez dix minutes' };

/** Whoever writes in the case can send something before the next one. */
function waysAround({ path, writes }: Seen, isFixed: boolean): Link[] {
  if (!isFixed) return [{ text: 'Prendre rendez-vous', href: '/rendez-vous' }];
  if (!writes) return [];
  return [
    { text: 'Écrire à la cellule avant le rendez-vous', href: `${path}/echanges` },
    { text: 'Déposer un document du territoire', href: `${path}/cadre` },
  ];
}

export function appointmentCard(appointment: CaseAppointment, { reader, visit }: Seen): AppointmentCard {
  const { now, signIn } = visit;
  const { id, typeTitle, start, end, timeZone, modality, requester, advisor, isWritten } = appointment;
  const href = `${bases[reader]}/${id}`;
  const isToWrite = reader === 'cell' && isToWriteUp(appointment, visit);
  return {
    ...{ id, title: typeTitle, href, badge: badgeOf(appointment, now), when: momentOf({ start, end }, signIn.timeZone, timeZone) },
    facts: [
      { name: 'Comment', value: modalityLabels[modality] },
      { name: 'Avec', value: `${requester} et ${advisor}` },
    ],
    ways: [
      ...(isWritten ? [{ text: 'Le compte rendu', href: minutesAt(appointment, reader) }] : []),
      ...(isToWrite ? [{ text: 'Écrire le compte rendu', href: minutesAt(appointment, reader) }] : []),
    ],
  };
}

/** Hers, held, and without minutes yet. */
export const isToWriteUp = (appointment: CaseAppointment, { by, now }: SignedVisit): boolean =>
  appointment.advisorId === by.personId && isOver(appointment, now) && !appointment.isWritten;

export const writeUpAt = (appointment: CaseAppointment): string => minutesAt(appointment, 'cell');

/** Nobody has said yet how it went. */
const isOver = ({ status, start }: CaseAppointment, now: Date): boolean =>
  status === 'confirmed' && later(start, minutes(timing.patienceMinutes)) <= now;
