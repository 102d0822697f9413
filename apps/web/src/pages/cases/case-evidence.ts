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
} from '#cases';
import type { EvidenceProps, Fault } from '#views';
import { type Fields, textOf } from '../form.js';
import { evidenceWords, type Onlooker, type Reader } from './cases.fr.js';
import { isSponsor, sponsorForm } from './sponsor.fr.js';

/** What is received here, and what was for a phase that is over. */
export function evidenceOf(received: readonly EvidenceRead[], { phase }: CaseRead, { timeZone }: Onlooker) {
  const words = (isPast: boolean) =>
    received.filter(({ code }) => isBehind(code, phase) === isPast).map((one) => evidenceWords(one, timeZone));
  return { evidence: words(false), pastEvidence: words(true) };
}

/** Received for a phase that is over. */
const isBehind = (code: string, here: Phase): boolean =>
  phaseOrder.some((phase) => isBefore(phase, here) && phases[phase].evidence.includes(code));

interface Receiving {
  readonly path: string;
  readonly csrf: string;
  readonly reader: Reader;
  readonly offered: OffersRead;
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

/** The most closed is chosen unless one says otherwise. */
export function receiveOf({ path, csrf, reader, offered, form, faults }: Receiving): EvidenceProps {
  const shown = visibilities.filter((one) => reader === 'cell' || one !== 'internal');
  const all = phaseOrder.flatMap((phase) => phases[phase].evidence);
  const codes = [...offered.missing, ...all.filter((code) => !offered.missing.includes(code))].filter((code) => !isWord(code));
  const isThis = textOf(form, 'element') !== '' && !isSponsor(form);
  const typed = (name: string) => (isThis ? textOf(form, name) : '');
  return {
    ...{ action: `${path}/elements`, csrf, faults: isThis ? faults : [] },
    sponsor: sponsorForm(`${path}/elements`, csrf, form, faults),
    codes: codes.map((value) => ({ value, text: evidenceNames[value] ?? '' })),
    visibilities: shown.map((value) => ({ value, text: visibilityNames[value], hint: visibilityHints[value] })),
    typed: {
      ...{ code: typed('element') || (codes[0] ?? ''), words: typed('texte'), url: typed('lien'), saidOn: typed('date') },
      visibility: typed('vue') || (shown[0] ?? ''),
    },
  };
}
