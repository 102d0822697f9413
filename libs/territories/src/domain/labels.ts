import { plain } from './words.js';

/** A place before it is told apart: `hint` stands between parentheses. */
export interface Labelled {
  readonly name: string;
  readonly hint: string;
  readonly code: string;
}

export const labelOf = ({ name, hint }: Labelled): string => `${name} (${hint})`;

/** For the few whose name and hint are another's too. */
export const labelWithCode = ({ name, hint, code }: Labelled): string => `${name} (${hint}, ${code})`;

/** One label each, in the same order, none of which reads like another, accents apart. */
export function distinctLabels(places: readonly Labelled[]): string[] {
  const readings = places.map((place) => plain(labelOf(place)));
  const times = new Map<string, number>();
  for (const reading of readings) times.set(reading, (times.get(reading) ?? 0) + 1);
  return places.map((place, index) => (times.get(readings[index]!) === 1 ? labelOf(place) : labelWithCode(place)));
}
