import { nameOf } from './phases.queries.js';

/** The latest first; without the words of what was taken back. $1 case, $2 visibilities, $3 and $4 before which instant and identifier, $5 how many. */
export const notesInOrder = `
  SELECT case_note.id, CASE WHEN note_id IS NULL THEN words ELSE '' END AS words, visibility, role, case_note.person_id AS "personId",
    ${nameOf('author')} AS author, case_note.at, case_note_withdrawal.at AS "withdrawnAt", ${nameOf('withdrawer')} AS "withdrawnBy"
  FROM case_note LEFT JOIN person author ON author.id = case_note.person_id
    LEFT JOIN case_note_withdrawal ON note_id = case_note.id LEFT JOIN person withdrawer ON withdrawer.id = case_note_withdrawal.person_id
  WHERE case_id = $1 AND visibility = ANY ($2) AND ($3::timestamptz IS NULL OR (case_note.at, case_note.id) < ($3, $4::uuid))
  ORDER BY case_note.at DESC, case_note.id DESC LIMIT $5`;

export const keepNote = `
  INSERT INTO case_note (id, case_id, words, visibility, role, person_id, organisation_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Whose it is, of those that she may read; nothing when it was taken back. $1 case, $2 note, $3 visibilities. */
export const noteToWithdraw = `
  SELECT person_id AS "personId" FROM case_note
  WHERE case_id = $1 AND id::text = $2 AND visibility = ANY ($3) AND NOT EXISTS (SELECT FROM case_note_withdrawal WHERE note_id = id)`;
