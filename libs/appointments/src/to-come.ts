import { NotFound } from '#kernel';
import type { Database } from '#platform';
import { AppointmentClosed } from './appointments.errors.js';

const stillToCome = `SELECT status IN ('requested', 'confirmed') AND start_at > $2 AS open FROM appointment WHERE id = $1 FOR UPDATE`;

/** Throws once it has begun or is cancelled. In the caller's transaction: until its end nobody else changes the appointment. */
export async function assertToCome(database: Database, id: string, now: Date): Promise<void> {
  const found = await database.row<{ open: boolean }>(stillToCome, [id, now]);
  if (!found) throw new NotFound();
  if (!found.open) throw new AppointmentClosed();
}
