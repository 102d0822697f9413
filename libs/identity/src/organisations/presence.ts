import { Injectable } from '@nestjs/common';
import { event, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { isOpen, nobodyAnswers, someoneAnswers } from './organisations.queries.js';

const asPresence = system('presence');

/** Whether someone of a collectivité still answers: a fact of the organisation, announced when it becomes true. */
@Injectable()
export class Presence {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** Under a lock of each, in order: two who leave at once cannot each believe that the other stays. */
  @Transactional()
  async look(organisationIds: readonly string[], now: Date): Promise<void> {
    if (organisationIds.length === 0) return;
    await this.database.rows('SELECT FROM organisation WHERE id = ANY($1) ORDER BY id FOR UPDATE', [organisationIds]);
    await this.database.rows(someoneAnswers, [organisationIds, now]);
    for (const { id } of await this.database.rows<{ id: string }>(nobodyAnswers, [organisationIds, now]))
      await this.announcer.record(asPresence, event('NobodyAnswers', { kind: 'organisation', id }, { organisationId: id }), now);
  }

  /** The mailbox of someone died. */
  async lookAfter(addressId: string, now: Date): Promise<void> {
    const concerned = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT organisation_id AS id FROM membership JOIN address ON address.person_id = membership.person_id
       WHERE address.id = $1 AND ${isOpen('membership', '$2')}`,
      [addressId, now],
    );
    await this.look(
      concerned.map(({ id }) => id),
      now,
    );
  }

  /** Mandates run out by themselves: those of late, whose collectivité may have nobody left. */
  async lookAfterMandates(now: Date): Promise<void> {
    const over = await this.database.rows<{ id: string }>(
      `SELECT DISTINCT organisation_id AS id FROM membership JOIN organisation ON organisation.id = organisation_id
       WHERE ended_because IS NULL AND ends_at <= $1 AND unanswered_since IS NULL`,
      [now],
    );
    await this.look(
      over.map(({ id }) => id),
      now,
    );
  }
}
