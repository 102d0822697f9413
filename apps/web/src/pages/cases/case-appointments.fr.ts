import { modalityLabels, timing } from '#appointments';
import type { CaseAppointment, CaseRead } from '#cases';
import { goesOn } from '#intake';
import { later, minutes } from '#kernel';
import type { AppointmentCard, CaseProps } from '#views';
import { badgeOf } from '../appointment-cards.fr.js';
import { fixingWords } from '../fixing/fixing.fr.js';
import { momentOf } from '../public/moments.fr.js';
import type { SignedVisit } from '../signed.js';
import type { Reader } from './cases.fr.js';

interface Seen {
  /** Address of the case. */
  readonly path: string;
  readonly writes: boolean;
  readonly reader: Reader;
  readonly visit: SignedVisit;
}

const bases: Record<Reader, string> = { cell: '/agenda/rendez-vous', collectivite: '/espace/rendez-vous' };

/** On the reader's clock first; each side opens what is its own. */
export function caseAppointments(appointments: readonly CaseAppointment[], one: CaseRead, seen: Seen): CaseProps['appointments'] {
  const isToCome = ({ status, end }: CaseAppointment) => ['requested', 'confirmed'].includes(status) && end > seen.visit.now;
  const cards = (those: readonly CaseAppointment[]) => those.map((appointment) => cardOf(appointment, seen));
  const fixes = seen.reader === 'cell' && seen.writes && goesOn(one);
  return {
    toCome: cards(appointments.filter(isToCome)),
    past: cards(appointments.filter((appointment) => !isToCome(appointment))),
    nothing: 'Aucun rendez-vous à venir.',
    links: fixes ? [{ text: fixingWords.next, href: `${seen.path}/rendez-vous` }] : [],
  };
}

function cardOf(appointment: CaseAppointment, { reader, visit: { by, now, signIn } }: Seen): AppointmentCard {
  const { id, typeTitle, start, end, timeZone, modality, requester, advisor, isWritten } = appointment;
  const href = `${bases[reader]}/${id}`;
  const isToWrite = reader === 'cell' && appointment.advisorId === by.personId && isOver(appointment, now);
  return {
    ...{ id, title: typeTitle, href, badge: badgeOf(appointment, now), when: momentOf({ start, end }, signIn.timeZone, timeZone) },
    facts: [
      { name: 'Comment', value: modalityLabels[modality] },
      { name: 'Avec', value: `${requester} et ${advisor}` },
    ],
    ways: [
      ...(isWritten ? [{ text: 'Le compte rendu', href: `${href}/compte-rendu` }] : []),
      ...(isToWrite && !isWritten ? [{ text: 'Écrire le compte rendu', href: `${href}/compte-rendu` }] : []),
    ],
  };
}

/** Nobody has said yet how it went. */
const isOver = ({ status, start }: CaseAppointment, now: Date): boolean =>
  status === 'confirmed' && later(start, minutes(timing.patienceMinutes)) <= now;
