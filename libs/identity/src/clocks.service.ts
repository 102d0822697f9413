import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '#kernel';
import { Database } from '#platform';
import { mayReadPersons } from './domain/policy.js';
import { isOpen } from './organisations/organisations.queries.js';

/** Where she works, else where the collectivité is for which she acts, the first of several. $1 persons, $2 now. */
const clocksOf = `
  SELECT person.id, CASE WHEN workplace_id IS NULL THEN coalesce(acting.time_zone, person.time_zone) ELSE person.time_zone END AS "timeZone"
  FROM person LEFT JOIN LATERAL (
    SELECT territory.time_zone FROM membership JOIN organisation ON organisation.id = organisation_id
      JOIN territory ON territory.id = organisation.territory_id
    WHERE membership.person_id = person.id AND ${isOpen('membership', '$2')} ORDER BY membership.starts_at, membership.id LIMIT 1
  ) acting ON true
  WHERE person.id = ANY ($1)`;

/** Whose clock says what, for what is told someone at an hour of her own. */
@Injectable()
export class ClocksService {
  constructor(private readonly database: Database) {}

  /** The time zone of each. */
  async of(by: Actor, personIds: readonly string[], now: Date): Promise<Map<string, string>> {
    permit(mayReadPersons(by));
    if (personIds.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; timeZone: string }>(clocksOf, [personIds, now]);
    return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
  }
}
