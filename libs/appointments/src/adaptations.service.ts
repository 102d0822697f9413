import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { adaptationSentences } from './adaptations.fr.js';
import type { AppointmentRead } from './appointment.read.js';
import { factsFor } from './appointment-facts.js';
import { type AdaptationKind, isAdaptationKind } from './domain/adaptations.js';
import { mayReadAdaptations, maySayAdaptations } from './domain/policy.js';
import { assertToCome } from './to-come.js';

/** What a requester needs to take part: said by whoever holds the appointment's link, read by its advisor, in no letter and no export. */
@Injectable()
export class AdaptationsService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** Replaces what was said before; nothing ticked takes it back. The journal knows that it was said, not what. */
  @Transactional()
  async say(by: Actor, id: string, kinds: readonly string[], now: Date): Promise<void> {
    permit(maySayAdaptations(by, await factsFor(this.database, by, id)));
    if (!kinds.every(isAdaptationKind)) throw new InvalidInput([{ pointer: '/kinds', detail: adaptationSentences.kinds }]);
    // whoever hands it over at this moment takes with her what she said
    await assertToCome(this.database, id, now);
    if (kinds.length === 0) await this.database.rows('DELETE FROM adaptation WHERE appointment_id = $1', [id]);
    else
      await this.database.rows(
        `INSERT INTO adaptation (appointment_id, kinds, said_at) VALUES ($1, $2, $3)
         ON CONFLICT (appointment_id) DO UPDATE SET kinds = $2, said_at = $3`,
        [id, [...new Set(kinds)].sort(), now],
      );
    await this.announcer.note(by, { name: 'AdaptationsSaid', subject: { kind: 'appointment', id }, payload: {} }, now);
  }

  /** Empty when nothing is needed. */
  async of(by: Actor, id: string): Promise<AdaptationKind[]> {
    permit(mayReadAdaptations(by, await factsFor(this.database, by, id)));
    const said = await this.database.row<{ kinds: AdaptationKind[] }>('SELECT kinds FROM adaptation WHERE appointment_id = $1', [id]);
    return said?.kinds ?? [];
  }

  /** Of an appointment that has been read; null to whoever is not to know of them. */
  async shownTo(by: Actor, { id, advisorId }: Pick<AppointmentRead, 'id' | 'advisorId'>): Promise<AdaptationKind[] | null> {
    return mayReadAdaptations(by, { id, advisorId }) === 'allowed' ? this.of(by, id) : null;
  }
}
