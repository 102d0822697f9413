import { later, minutes } from '#kernel';
import type { Database } from '#platform';

export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

/** What is past its time by more than this is late, in milliseconds. */
const patience = minutes(2);

const gatheringBefore = (at: string): string =>
  `(SELECT count(*) FROM message WHERE state = 'gathered' AND gathered_on IS NULL AND not_before <= ${at})`;

/** Each counted by an index of its own. $1 is now, $2 is now less the patience, $3 a day ago. */
const asked: readonly (readonly [name: string, help: string, sql: string])[] = [
  ['cellule_outbox_waiting', 'Announced and not yet handled', 'SELECT count(*) FROM outbox WHERE handled_at IS NULL'],
  [
    'cellule_outbox_oldest_seconds',
    'Age of the oldest that waits',
    'SELECT coalesce(extract(epoch FROM $1 - min(recorded_at)), 0) FROM outbox WHERE handled_at IS NULL',
  ],
  [
    'cellule_messages_due',
    'Messages whose time has come',
    `SELECT count(*) FROM message WHERE state = 'waiting' AND coalesce(not_before, made_at) <= $1`,
  ],
  [
    'cellule_messages_late',
    'Those that should have left two minutes ago',
    `SELECT count(*) FROM message WHERE state = 'waiting' AND coalesce(not_before, made_at) <= $2`,
  ],
  [
    'cellule_messages_failed_today',
    'Given up, or refused, in the last 24 hours',
    `SELECT count(*) FROM message WHERE state IN ('failed', 'refused') AND settled_at > $3`,
  ],
  [
    'cellule_reminders_due',
    'Reminders, and messages for the mail of the day, whose time has come',
    `SELECT (SELECT count(*) FROM reminder WHERE settled_at IS NULL AND due_at <= $1) + ${gatheringBefore('$1')}`,
  ],
  [
    'cellule_reminders_late',
    'Those that should have become messages two minutes ago',
    `SELECT (SELECT count(*) FROM reminder WHERE settled_at IS NULL AND due_at <= $2) + ${gatheringBefore('$2')}`,
  ],
  ['cellule_files_waiting', 'Contents of files that nothing has scanned', `SELECT count(*) FROM file_content WHERE scan = 'waiting'`],
  [
    'cellule_files_oldest_seconds',
    'Age of the oldest of them',
    `SELECT coalesce(extract(epoch FROM $1 - min(stored_at)), 0) FROM file_content WHERE scan = 'waiting'`,
  ],
  [
    'cellule_appointments_upcoming',
    'Confirmed, and still to come',
    `SELECT count(*) FROM appointment WHERE status = 'confirmed' AND start_at > $1`,
  ],
];

/** In one question, whatever the number of figures. */
export async function figuresNow(database: Database, now: Date): Promise<Figure[]> {
  const columns = asked.map(([name, , sql]) => `(${sql})::float8 AS ${name}`).join(', ');
  const row = await database.row<Record<string, number>>(
    `WITH at AS (SELECT $1::timestamptz, $2::timestamptz, $3::timestamptz) SELECT ${columns} FROM at`,
    [now, later(now, -patience), later(now, -minutes(24 * 60))],
  );
  return asked.map(([name, help]) => ({ name, help, value: row?.[name] ?? 0 }));
}
