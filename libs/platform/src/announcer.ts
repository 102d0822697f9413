import { Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
import type { Actor, DomainEvent } from '#kernel';
import { Database } from './database.js';
import { noteAnnounced } from './trace.js';

/** For which organisation: the one in whose name the person acts. */
const behalfOf = (by: Actor): string | null => (by.kind === 'person' ? (by.standing?.organisationId ?? null) : null);

/** Who did it, in the journal's words: `holder:manage:<id>`, `person:<id>`, `system:relay`, `anonymous`. */
export function actorLabel(by: Actor): string {
  if (by.kind === 'holder') return `holder:${by.purpose}:${by.id}`;
  if (by.kind === 'person') return `person:${by.personId}`;
  return by.kind === 'system' ? `system:${by.name}` : 'anonymous';
}

/** What is written in the journal alone: nobody listens to it. The payload holds ids, dates, counters and codes, as an event's does. */
export interface Note {
  readonly name: string;
  readonly subject: DomainEvent['subject'];
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What was read (a code of `accesses.fr.ts`), and why, in French. */
export interface Reading {
  readonly what: ReadingOf;
  readonly motive: string;
}

export type ReadingOf = 'requester' | 'file';

export const sensitiveRead = 'SensitiveRead';

/** Announces what happened, in the transaction that made it true: one row for those who listen, one for the record. */
@Injectable()
export class Announcer {
  constructor(
    private readonly database: Database,
    private readonly cls: ClsService,
  ) {}

  async record(by: Actor, event: DomainEvent, now: Date): Promise<void> {
    const { name, subject, payload } = event;
    await this.database.rows(
      `WITH announced AS (INSERT INTO outbox (name, payload, recorded_at) VALUES ($1, $2, $3))
       INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload, request_id, on_behalf_of)
       VALUES ($3, $4, $1, $5, $6, $2, $7, $8)`,
      [name, payload, now, actorLabel(by), subject.kind, subject.id, this.requestId(), behalfOf(by)],
    );
    noteAnnounced(name);
  }

  async note(by: Actor, { name, subject, payload }: Note, now: Date): Promise<void> {
    await this.database.rows(
      `INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload, request_id, on_behalf_of)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [now, actorLabel(by), name, subject.kind, subject.id, payload, this.requestId(), behalfOf(by)],
    );
  }

  /** Someone read what not everyone who may read it reads every day: for whom she says she does, and why. */
  async read(by: Actor, subject: DomainEvent['subject'], reading: Reading, now: Date): Promise<void> {
    const role = by.kind === 'person' ? (by.standing?.role ?? null) : null;
    await this.note(by, { name: sensitiveRead, subject, payload: { ...reading, role } }, now);
  }

  private requestId(): string | null {
    return this.cls.isActive() ? (this.cls.getId() ?? null) : null;
  }
}
