import { phaseWords } from './cases.fr.js';
import type { Phase } from './domain/phases.js';

/** What a lead declares in the name of her collectivité. */
export const actWords = (title: string, from: Phase, to: Phase): string =>
  `Projet « ${title} » : l’étape « ${phaseWords[from]} » est faite, nous passons à « ${phaseWords[to]} ».`;
