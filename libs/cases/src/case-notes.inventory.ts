import { type PersonalColumn, says, type TableInventory } from '#platform';

const written = (label: string, kept = 'Avec le dossier'): PersonalColumn => says(label, 'person', 'project', kept);

const afterClosing = {
  ...{ after: 'la clôture du dossier', since: 'case_over_at(case_note.case_id)' },
  heldAs: { case: 'case_id' },
} as const;

/** What is noted of a case. */
export const notesInventory: readonly TableInventory[] = [
  {
    table: 'case_note',
    title: 'Notes des dossiers',
    personal: {
      words: written('Note', 'case_note.closed'),
      person_id: written('Écrite par (identifiant interne)'),
      at: written('Écrite le'),
    },
    plain: ['id', 'case_id', 'visibility', 'role', 'organisation_id'],
    // what is internal is the cell's own working note, in nobody's copy
    own: { person: `person_id = $1 AND visibility <> 'internal'` },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_note.internal', keep: { months: 12 } },
        ...{ where: `visibility = 'internal' AND words <> ''`, does: { forget: { words: `''` } } },
      },
      { ...afterClosing, code: 'case_note.closed', keep: { months: 60 }, where: `words <> ''`, does: { forget: { words: `''` } } },
    ],
  },
  {
    table: 'case_note_withdrawal',
    title: 'Notes retirées',
    key: 'note_id',
    personal: { person_id: written('Retirée par (identifiant interne)'), at: written('Retirée le') },
    plain: ['note_id'],
    own: { person: `person_id = $1 AND EXISTS (SELECT FROM case_note WHERE case_note.id = note_id AND visibility <> 'internal')` },
    rules: [],
  },
];
