import { hours, later } from '#kernel';
import { config, type Database } from '#platform';
import { RequestOnly } from '../appointments.errors.js';
import { currentTypeAndDoor, currentTypeAndWeight } from '../appointments.queries.js';
import { bookableOnly, type SessionTypeRead } from '../catalogue.service.js';
import { type Weight, weightless } from '../domain/limits.js';

/** Whose address it is, and whether it has been shown to be theirs. */
export interface Claimant {
  readonly id: string;
  /** As it is normalised; null: she is on the telephone, and someone of the cell books for her. */
  readonly email: string | null;
  readonly provenAt: Date | null;
  /** Mailed there in the last day about other things than appointments. */
  readonly otherMails?: number;
}

interface Asked {
  readonly type: SessionTypeRead;
  readonly weight: Weight;
  /** On request only, for this territory or this address. */
  readonly closed: boolean;
}

type Found = SessionTypeRead & Weight & { readonly closed: boolean };

/**
 * What it is about, whether the door is closed for it, and what its address has already; a proven one, or one that the cell
 * books for, may have as much as it likes. One question; what it answers stays true until the caller's transaction ends.
 */
export async function atTheDoor(
  database: Database,
  { type: code, territory }: { readonly type: string; readonly territory: string },
  { id, email, provenAt, otherMails = 0 }: Claimant,
  now: Date,
): Promise<Asked> {
  if (provenAt || email === null) {
    const { closed, ...type } = bookableOnly(await database.row<Found>(currentTypeAndDoor, [code, territory, email ?? '', now]));
    return { type, closed, weight: weightless };
  }
  const since = later(now, -hours(24));
  const found = bookableOnly(await database.row<Found>(currentTypeAndWeight, [code, id, now, since, territory, email]));
  const { closed, upcoming, messages, ...type } = found;
  return { type, closed, weight: { upcoming, messages: messages + otherMails } };
}

/** Answered by hand, by the pages' own path. */
export const requestOnly = (): RequestOnly => new RequestOnly({ requestUrl: `${config().publicUrl}/rendez-vous` });
