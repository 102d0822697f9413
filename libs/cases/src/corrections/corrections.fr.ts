/** What is wrong with what was written. */
export const correctionFields = {
  wish: 'Dites ce qui n’est pas exact, en 2 000 caractères au plus.',
  answer: 'Écrivez votre réponse, en 2 000 caractères au plus.',
  isCorrected: 'Dites si le compte rendu est corrigé.',
} as const;
