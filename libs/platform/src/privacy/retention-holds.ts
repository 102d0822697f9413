import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { type Actor, decideAnywhere, InvalidInput, NotFound, permit } from '#kernel';
import { Announcer, actorLabel } from '../announcer.js';
import { Database } from '../database.js';
import { Inventories } from './inventories.js';
import { holdSentences } from './retention-holds.fr.js';

export interface HoldWish {
  /** `appointment`, `request`, `person`, `address`. */
  readonly kind: string;
  readonly id: string;
  readonly reason: string;
  /** Null: until it is lifted. */
  readonly until: Date | null;
}

export interface HoldRead extends HoldWish {
  readonly holdId: string;
  readonly from: Date;
  readonly by: string;
}

/** What stays although its time has come: asked by archives, or for a complaint. */
@Injectable()
export class RetentionHolds {
  constructor(
    private readonly database: Database,
    private readonly inventories: Inventories,
    private readonly announcer: Announcer,
  ) {}

  /** Those in force, the latest first. */
  async inForce(by: Actor, now: Date): Promise<HoldRead[]> {
    permit(decideAnywhere(by, 'retention', 'read'));
    return this.database.rows(
      `SELECT id AS "holdId", subject_kind AS kind, subject_id AS id, reason, starts_at AS from, ends_at AS until, placed_by AS by
       FROM retention_hold WHERE starts_at <= $1 AND (ends_at IS NULL OR ends_at > $1) ORDER BY starts_at DESC, id`,
      [now],
    );
  }

  @Transactional()
  async place(by: Actor, wish: HoldWish, now: Date): Promise<string> {
    permit(decideAnywhere(by, 'retention', 'create'));
    this.assertMeaningful(wish, now);
    const holdId = randomUUID();
    const { kind, id, reason, until } = wish;
    await this.database.rows(
      `INSERT INTO retention_hold (id, subject_kind, subject_id, reason, starts_at, ends_at, placed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [holdId, kind, id, reason.trim(), now, until, actorLabel(by)],
    );
    await this.announcer.note(by, { name: 'RetentionHeld', subject: { kind, id }, payload: { holdId, until } }, now);
    return holdId;
  }

  @Transactional()
  async lift(by: Actor, holdId: string, now: Date): Promise<void> {
    permit(decideAnywhere(by, 'retention', 'cancel'));
    const lifted = await this.database.row<{ kind: string; id: string }>(
      `UPDATE retention_hold SET ends_at = $2 WHERE id::text = $1 AND (ends_at IS NULL OR ends_at > $2)
       RETURNING subject_kind AS kind, subject_id AS id`,
      [holdId, now],
    );
    if (!lifted) throw new NotFound();
    await this.announcer.note(by, { name: 'RetentionReleased', subject: lifted, payload: { holdId } }, now);
  }

  private assertMeaningful({ kind, id, reason, until }: HoldWish, now: Date): void {
    const kinds = new Set(this.inventories.rules.flatMap(({ rule }) => Object.keys(rule.heldAs)));
    const errors = [
      ...(kinds.has(kind) ? [] : [{ pointer: '/kind', detail: holdSentences.kind }]),
      ...(/^[0-9a-f-]{36}$/.test(id) ? [] : [{ pointer: '/id', detail: holdSentences.id }]),
      ...(reason.trim() ? [] : [{ pointer: '/reason', detail: holdSentences.reason }]),
      ...(until && until <= now ? [{ pointer: '/until', detail: holdSentences.until }] : []),
    ];
    if (errors.length > 0) throw new InvalidInput(errors);
  }
}
