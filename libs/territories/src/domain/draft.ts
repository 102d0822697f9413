import { distinctLabels } from './labels.js';
import { searchText } from './search-text.js';
import type { ReferenceTerritory } from './territory.js';

/** What was left out of the reference, or corrected in it, and why. */
export interface Fault {
  readonly id: string;
  readonly reason: 'nameless' | 'unknown-departement' | 'duplicate' | 'wrong-siren' | 'unknown-member' | 'no-member' | 'unknown-successor';
}

/** A territory on its way into the reference, before it is told apart from the others. */
export interface Draft {
  readonly place: Omit<ReferenceTerritory, 'label' | 'search'>;
  /** What stands between parentheses in its label. */
  readonly hint: string;
  /** Codes by which it is found. */
  readonly codes: readonly string[];
  /** What was corrected in it. */
  readonly faults: readonly Fault[];
  /** Why it cannot be taken at all. */
  readonly refused?: Fault['reason'];
}

export function finished(drafts: readonly Draft[]): ReferenceTerritory[] {
  const labels = distinctLabels(drafts.map(({ place, hint }) => ({ name: place.name, code: place.code, hint })));
  return drafts.map((draft, index) => finish(draft, labels[index]!));
}

function finish({ place, codes }: Draft, label: string): ReferenceTerritory {
  const phrases = [place.name, ...place.aliases, label, ...codes, ...place.postalCodes];
  return { ...place, label, search: searchText(phrases) };
}

/** Names as published, with the spaces that slipped in taken out. */
export const tidied = (name: string): string => name.replace(/\s+/g, ' ').trim();
