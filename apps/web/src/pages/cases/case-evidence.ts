import {
  type CaseRead,
  type EvidenceRead,
  evidenceNames,
  isBefore,
  isWord,
  type OffersRead,
  type Phase,
  phaseOrder,
  phases,
  visibilities,
  visibilityHints,
  visibilityNames,
  type WrittenUpAppointment,
} from '#cases';
import { acceptedExtensions } from '#platform';
import type { EvidenceProps, Fault } from '#views';
import { type Fields, textOf } from '../form.js';
import { appointmentWords, evidenceWords, type Onlooker, phaseNamesFor, type Reader } from './cases.fr.js';
import { isSponsor, sponsorForm } from './sponsor.fr.js';

/** What is received here, and what was for a phase that is over. `path`: of the case. */
export function evidenceOf(received: readonly EvidenceRead[], { phase }: CaseRead, path: string, onlooker: Onlooker) {
  const words = (isPast: boolean) =>
    received.filter(({ code }) => isBehind(code, phase) === isPast).map((one) => evidenceWords(one, path, onlooker));
  return { evidence: words(false), pastEvidence: words(true) };
}

/** Received for a phase that is over. */
const isBehind = (code: string, here: Phase): boolean =>
  phaseOrder.some((phase) => isBefore(phase, here) && phases[phase].evidence.includes(code));

interface Receiving {
  readonly path: string;
  readonly csrf: string;
  readonly one: CaseRead;
  readonly onlooker: Onlooker;
  readonly offered: OffersRead;
  readonly appointments: readonly WrittenUpAppointment[];
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

/** The most closed is chosen unless one says otherwise. */
export function receiveOf({ path, csrf, one, onlooker, offered, appointments, form, faults }: Receiving): EvidenceProps {
  const shown = visibilities.filter((each) => onlooker.reader === 'cell' || each !== 'internal');
  const codes = codesOf(one.phase, offered.missing, onlooker.reader);
  const isThis = textOf(form, 'element') !== '' && !isSponsor(form);
  const typed = (name: string) => (isThis ? textOf(form, name) : '');
  return {
    ...{ action: `${path}/documents`, csrf, faults: isThis ? faults : [], codes, accept: acceptedExtensions.join(',') },
    sponsor: sponsorForm(`${path}/documents`, csrf, form, faults),
    visibilities: shown.map((value) => ({ value, text: visibilityNames[value], hint: visibilityHints[value] })),
    appointments: appointments.map((each) => ({ value: each.id, text: appointmentWords(each, onlooker.timeZone) })),
    typed: {
      ...{ code: typed('element') || (codes[0]?.options[0]?.value ?? ''), words: typed('texte'), url: typed('lien') },
      ...{ saidOn: typed('date'), appointment: typed('rendez-vous'), visibility: typed('vue') || (shown[0] ?? '') },
    },
  };
}

/** The present phase first, and in it what is still missing. */
function codesOf(here: Phase, missing: readonly string[], reader: Reader): EvidenceProps['codes'] {
  const inOrder = [here, ...phaseOrder.filter((phase) => phase !== here)].filter((phase) => phases[phase].evidence.length > 0);
  return inOrder.map((phase) => {
    // a recorded word has a form of its own
    const codes = phases[phase].evidence.filter((code) => !isWord(code));
    const [first, then] = [codes.filter((code) => missing.includes(code)), codes.filter((code) => !missing.includes(code))];
    const label = `${phaseNamesFor(reader)[phase]}${phase === here ? ', étape en cours' : ''}`;
    return { label, options: [...first, ...then].map((value) => ({ value, text: evidenceNames[value] ?? '' })) };
  });
}
