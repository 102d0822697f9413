import type { AdaptationKind } from './domain/adaptations.js';

export const adaptationLabels: Record<AdaptationKind, string> = {
  transcription: 'Une transcription écrite de ce qui est dit',
  sign_language: 'Un ou une interprète en langue des signes française',
  breaks: 'Des pauses',
  large_print: 'Des documents en gros caractères',
  wheelchair: 'Un accès en fauteuil roulant, sur place',
};

export const adaptationSentences = { kinds: 'Choisissez parmi les aménagements proposés.' };
