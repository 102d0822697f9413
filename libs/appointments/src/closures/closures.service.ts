import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type Decision, decide, InvalidInput, isUuid, listScope, NotFound, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { spelledKey, wrongInClosure } from '../domain/closing.js';
import type { ClosureRead, NewClosure } from './closure.read.js';
import { closureFields } from './closures.fr.js';
import { closures, closureToReopen, keepClosure } from './closures.queries.js';

interface Kept extends ClosureRead {
  readonly departements: readonly string[];
}

const mostListed = 100;

/** For whom the public door is closed: booking on request only. Coordination closes and opens; nothing already booked changes. */
@Injectable()
export class ClosuresService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
    private readonly announcer: Announcer,
  ) {}

  /** What is in force or announced first, then what is over, the latest first. */
  async list(by: Actor, now: Date): Promise<ClosureRead[]> {
    const scope = listScope(by, 'closure');
    if (scope.kind === 'none' || scope.kind === 'own') return [];
    return this.database.rows<ClosureRead>(closures, [scope.kind === 'departement' ? scope.codes : null, now, mostListed]);
  }

  /** From its return on, nobody whom it closes books any more: it waits for the bookings under way, and those that come wait for it. */
  @Transactional()
  async close(by: Actor, asked: NewClosure, now: Date): Promise<string> {
    const said = await this.judged(by, asked, now);
    const id = randomUUID();
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('closure'))`);
    const starts = said.from && said.from > now ? said.from : now;
    await this.database.rows(keepClosure, [id, said.scope, said.key, said.reason, starts, said.until, now, personOf(by)]);
    const payload = { scope: said.scope, from: starts.toISOString(), until: said.until?.toISOString() ?? null };
    await this.announcer.note(by, { name: 'DoorClosed', subject: { kind: 'closure', id }, payload }, now);
    return id;
  }

  /** Harmless when it was opened again before. */
  @Transactional()
  async reopen(by: Actor, id: string, now: Date): Promise<void> {
    const found = isUuid(id) && (await this.database.row<Kept>(closureToReopen, [id]));
    if (!found) throw new NotFound();
    permit(decide(by, 'closure', 'cancel', found));
    if (found.reopenedAt) return;
    await this.database.rows('UPDATE closure SET reopened_at = $2, reopened_by = $3 WHERE id = $1', [id, now, personOf(by)]);
    await this.announcer.note(by, { name: 'DoorReopened', subject: { kind: 'closure', id }, payload: {} }, now);
  }

  private async judged(by: Actor, asked: NewClosure, now: Date): Promise<NewClosure> {
    const territory = asked.scope === 'territory' ? await this.territories.find(by, asked.key) : null;
    permit(mayClose(by, territory?.departements));
    const key = territory?.id ?? (asked.scope === 'everyone' ? '' : spelledKey(asked.key));
    const said = { ...asked, key, reason: asked.reason.trim() };
    const wrong = [...(asked.scope === 'territory' && !territory ? (['territory'] as const) : []), ...wrongInClosure(said, now)];
    if (wrong.length > 0)
      throw new InvalidInput(wrong.map((name) => ({ pointer: `/${fieldOf[name] ?? name}`, detail: closureFields[name] })));
    return said;
  }
}

const fieldOf: Partial<Record<keyof typeof closureFields, string>> = { territory: 'key', address: 'key', domain: 'key', tooLong: 'reason' };

/** Whoever coordinates some départements closes what lies in them; the rest is the nation's. */
function mayClose(by: Actor, departements: readonly string[] = []): Decision {
  const decision = decide(by, 'closure', 'create', { departements });
  return decision === 'hidden' ? 'refused' : decision;
}

const personOf = (by: Actor): string | null => (by.kind === 'person' ? by.personId : null);
