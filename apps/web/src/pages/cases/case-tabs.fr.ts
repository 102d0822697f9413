import type { CaseAppointment, CaseRead } from '#cases';
import { goesOn } from '#intake';
import type { CaseTabs, Link } from '#views';
import { fixingWords } from '../fixing/fixing.fr.js';
import type { SignedVisit } from '../signed.js';
import { isToWriteUp, writeUpAt } from './case-appointments.fr.js';
import type { Reader } from './cases.fr.js';

/** By the end of its address. Whoever reads the case opens each of them; what she may not read is left out there. */
const tabNames = {
  '': 'L’essentiel',
  calendrier: 'Rendez-vous',
  actions: 'Actions',
  documents: 'Documents',
  notes: 'Notes',
  echanges: 'Échanges',
  personnes: 'Personnes',
  histoire: 'Historique',
} as const;

export type CaseTab = keyof typeof tabNames;

/** `meetings`: of the case, for whoever writes in it on the cell’s side; else none. */
export interface Around {
  /** Of the cases of that side. */
  readonly base: string;
  readonly reader: Reader;
  readonly here: CaseTab;
  readonly writes: boolean;
  readonly meetings: readonly CaseAppointment[];
}

/** What stands under the title of each of them. */
export function tabsOf(one: CaseRead, visit: SignedVisit, { base, reader, here, writes, meetings }: Around): CaseTabs {
  const path = `${base}/${one.id}`;
  const entries = Object.entries(tabNames) as [CaseTab, string][];
  return {
    tabs: entries.map(([tab, text]) => ({ text, href: tab ? `${path}/${tab}` : path, isHere: tab === here })),
    near: writes && reader === 'cell' ? nearOf(one, path, meetings, visit) : [],
  };
}

function nearOf(one: CaseRead, path: string, meetings: readonly CaseAppointment[], visit: SignedVisit): Link[] {
  const held = meetings.find((meeting) => isToWriteUp(meeting, visit));
  return [
    ...(held ? [{ text: 'Écrire le compte rendu', href: writeUpAt(held) }] : []),
    ...(goesOn(one) ? [{ text: fixingWords.next, href: `${path}/rendez-vous` }] : []),
  ];
}
