export const motiveSentences = {
  usual: 'Suivi des rendez-vous',
  missing: 'Indiquez pourquoi vous consultez ce rendez-vous.',
  long: 'Le motif compte au plus 300 caractères.',
};
