import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, permit, wholeSecond } from '#kernel';
import { Database } from '#platform';
import { type AgendaRow, agendasOf, type HoldRow, type PackedAgenda, unpacked } from './agenda.queries.js';
import { mayUseAgenda } from './domain/policy.js';
import { Opening } from './opening.entity.js';
import { countReceiving } from './working-hours.queries.js';

/** What a commitment belongs to. */
export interface Owner {
  readonly kind: 'appointment' | 'hold';
  readonly id: string;
}

/** A stretch of someone's time, buffers included, half-open. */
export interface Busy {
  readonly start: Date;
  readonly end: Date;
}

/** Whose time is wanted for what; `expiresAt` only for a hold. */
export interface Wish {
  readonly busy: Busy;
  readonly owner: Owner;
  readonly expiresAt: Date | null;
}

export interface Hold {
  readonly personId: string;
  readonly start: Date;
  readonly expiresAt: Date;
}

export interface AgendaQuery {
  readonly modality: string;
  readonly from: Date;
  readonly to: Date;
  /** The owner whose commitments do not count: the appointment that moves, the draft that holds. */
  readonly ignoring?: string | undefined;
  readonly withoutHolds?: boolean;
}

export type WeeklyOpening = Pick<Opening, 'personId' | 'timeZone' | 'weekday' | 'startMinute' | 'endMinute' | 'modalities'> &
  Partial<Pick<Opening, 'firstDay' | 'lastDay'>>;

@Injectable()
export class AgendaService {
  /** Of each reading that several share, unpacked once. */
  private readonly unpackedOf = new WeakMap<readonly PackedAgenda[], readonly AgendaRow[]>();

  constructor(private readonly database: Database) {}

  /** Every advisor's openings, exceptions and commitments in one query; computing is the slot engine's. The same rows to those who share the reading. */
  async agendas(by: Actor, query: AgendaQuery, now: Date): Promise<readonly AgendaRow[]> {
    permit(mayUseAgenda(by));
    const { modality, from, to, ignoring = null, withoutHolds = false } = query;
    const rows = await this.database.keptRows<PackedAgenda>(agendasOf, [modality, from, to, wholeSecond(now), ignoring, !withoutHolds]);
    const known = this.unpackedOf.get(rows) ?? rows.map((row) => ({ ...row, busy: unpacked(row.packed) }));
    this.unpackedOf.set(rows, known);
    return known;
  }

  async open(by: Actor, openings: readonly WeeklyOpening[]): Promise<void> {
    permit(mayUseAgenda(by));
    await this.database.repository(Opening).insert(openings.map((opening) => ({ id: randomUUID(), ...opening })));
  }

  /** How many advisors have openings, now or later. */
  async countOpen(by: Actor, now: Date): Promise<number> {
    permit(mayUseAgenda(by));
    const counted = await this.database.row<{ count: number }>(countReceiving, [now]);
    return counted?.count ?? 0;
  }

  /**
   * Commits the first of `candidates` who is still free, in the caller's transaction, and says who; null when none is.
   * `ON CONFLICT DO NOTHING` waits for whoever holds the time and then gives no row: a plain insert deadlocks in a storm.
   */
  async commitFirst(by: Actor, candidates: readonly string[], wish: Wish, now: Date): Promise<string | null> {
    permit(mayUseAgenda(by));
    for (const personId of candidates) if (await this.attempt(personId, wish, now)) return personId;
    return null;
  }

  /** False when there was nothing to release. */
  async release(by: Actor, owner: Owner): Promise<boolean> {
    permit(mayUseAgenda(by));
    const released = await this.database.rows('DELETE FROM commitment WHERE owner_kind = $1 AND owner_id = $2 RETURNING id', [
      owner.kind,
      owner.id,
    ]);
    return released.length > 0;
  }

  /** Makes a hold an appointment's commitment, even an expired one as long as its row is there and her role goes on; says whose time it is. */
  async confirmHold(by: Actor, draftId: string, busy: Busy, appointmentId: string): Promise<string | null> {
    permit(mayUseAgenda(by));
    const [row] = await this.database.rows<{ person_id: string }>(
      `UPDATE commitment SET owner_kind = 'appointment', owner_id = $3, expires_at = NULL
       WHERE owner_kind = 'hold' AND owner_id = $1 AND busy = tstzrange($2, $4)
         AND EXISTS (SELECT FROM membership WHERE membership.person_id = commitment.person_id AND role = 'advisor'
           AND (ends_at IS NULL OR ends_at >= $4)) RETURNING person_id`,
      [draftId, busy.start, appointmentId, busy.end],
    );
    return row?.person_id ?? null;
  }

  /** The holds that count at this moment. */
  async liveHolds(by: Actor, now: Date): Promise<HoldRow[]> {
    permit(mayUseAgenda(by));
    return this.database.rows<HoldRow>(
      `SELECT owner_id AS "ownerId", person_id AS "personId", lower(busy) AS start FROM commitment
       WHERE expires_at > $1 ORDER BY owner_id`,
      [now],
    );
  }

  /** The hold of one draft, expired or not. */
  async holdOf(by: Actor, draftId: string): Promise<Hold | null> {
    permit(mayUseAgenda(by));
    const row = await this.database.row<Hold>(
      `SELECT person_id AS "personId", lower(busy) AS start, expires_at AS "expiresAt" FROM commitment WHERE owner_kind = 'hold' AND owner_id = $1`,
      [draftId],
    );
    return row ?? null;
  }

  async forgetExpiredHolds(by: Actor, now: Date): Promise<void> {
    permit(mayUseAgenda(by));
    await this.database.rows('DELETE FROM commitment WHERE expires_at <= $1', [now]);
  }

  /** An insert that finds the time taken keeps no lock; only where holds that have run out stand in the way more is tried. */
  private async attempt(personId: string, wish: Wish, now: Date): Promise<boolean> {
    return (await this.insert(personId, wish)) || (await this.replaceExpired(personId, wish, now));
  }

  /** In a savepoint, rolled back when no row came: the locks of what was deleted would deadlock with the next person's. */
  private async replaceExpired(personId: string, wish: Wish, now: Date): Promise<boolean> {
    await this.database.rows('SAVEPOINT attempt');
    // in a statement of its own: in the inserting one it would come too late
    const expired = await this.database.rows(
      'DELETE FROM commitment WHERE person_id = $1 AND busy && tstzrange($2, $3) AND expires_at <= $4 RETURNING id',
      [personId, wish.busy.start, wish.busy.end, now],
    );
    const committed = expired.length > 0 && (await this.insert(personId, wish));
    await this.database.rows(committed ? 'RELEASE SAVEPOINT attempt' : 'ROLLBACK TO SAVEPOINT attempt');
    return committed;
  }

  private async insert(personId: string, { busy, owner, expiresAt }: Wish): Promise<boolean> {
    const committed = await this.database.rows(
      `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id, expires_at)
       VALUES ($1, $2, tstzrange($3, $4), $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [randomUUID(), personId, busy.start, busy.end, owner.kind, owner.id, expiresAt],
    );
    return committed.length > 0;
  }
}
