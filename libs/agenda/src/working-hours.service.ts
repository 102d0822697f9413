import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Action, type Actor, InvalidInput, isUuid, listScope, localDate, NotFound, permit } from '#kernel';
import { Announcer, Database, type Note, Transactional } from '#platform';
import { agendaFields } from './agenda.fr.js';
import type { ExceptionDays } from './domain/exceptions.js';
import { mayKeepHours } from './domain/policy.js';
import { type NewOpenings, wrongInExceptions, wrongInOpenings } from './domain/working-hours.js';
import {
  absencesFrom,
  addOpening,
  declareAbsence,
  openingsOf,
  type Receiver,
  type ReceiverListed,
  receiver,
  receivers,
} from './working-hours.queries.js';

export interface OpeningRead extends Omit<NewOpenings, 'weekdays'> {
  readonly id: string;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  readonly timeZone: string;
}

/** When one advisor works, kept by herself or by coordination. What changes holds for the next slots that are offered. */
@Injectable()
export class WorkingHoursService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** Those whose time the asker may look at, in the order of their names. */
  async receivers(by: Actor, now: Date): Promise<ReceiverListed[]> {
    const scope = listScope(by, 'availability');
    if (scope.kind === 'none') return [];
    const [only, codes] = [scope.kind === 'own' ? scope.personId : null, scope.kind === 'departement' ? scope.codes : null];
    return this.database.rows<ReceiverListed>(receivers, [only, now, codes]);
  }

  /** Those that are over are left out. */
  async openings(by: Actor, personId: string, now: Date): Promise<OpeningRead[]> {
    await this.permitted(by, 'read', personId, now);
    return this.database.rows<OpeningRead>(openingsOf, [personId, now]);
  }

  /** Today's and those to come on her calendar, in their order: days in a row with the same hours are one. */
  async absences(by: Actor, personId: string, now: Date): Promise<ExceptionDays[]> {
    const { timeZone } = await this.permitted(by, 'read', personId, now);
    return this.database.rows<ExceptionDays>(absencesFrom, [personId, localDate(now, timeZone)]);
  }

  /** The same hours on several days of the week, on her clock; those that she has already stay one. */
  @Transactional()
  async open(by: Actor, personId: string, asked: NewOpenings, now: Date): Promise<void> {
    const { timeZone } = await this.permitted(by, 'update', personId, now);
    refuse(wrongInOpenings(asked));
    const { startMinute, endMinute, modalities, firstDay, lastDay } = asked;
    for (const weekday of asked.weekdays) {
      const values = [randomUUID(), personId, timeZone, weekday, startMinute, endMinute, modalities, firstDay, lastDay];
      await this.database.rows(addOpening, values);
    }
    await this.note(by, personId, { name: 'OpeningsAdded', payload: { ...asked } }, now);
  }

  /** Harmless when it is gone. */
  @Transactional()
  async close(by: Actor, personId: string, openingId: string, now: Date): Promise<void> {
    await this.permitted(by, 'update', personId, now);
    if (!isUuid(openingId)) throw new NotFound();
    const closed = await this.database.rows('DELETE FROM opening WHERE id = $1 AND person_id = $2 RETURNING id', [openingId, personId]);
    if (closed.length > 0) await this.note(by, personId, { name: 'OpeningRemoved', payload: { openingId } }, now);
  }

  /** What was said of one of these days before no longer holds. Nothing that is booked changes. */
  @Transactional()
  async declare(by: Actor, personId: string, asked: ExceptionDays, now: Date): Promise<void> {
    const { timeZone } = await this.permitted(by, 'update', personId, now);
    refuse(wrongInExceptions(asked, localDate(now, timeZone)));
    await this.database.rows(declareAbsence, [personId, asked.from, asked.to, asked.windows]);
    await this.note(by, personId, { name: 'AbsenceDeclared', payload: { from: asked.from, to: asked.to } }, now);
  }

  /** Her openings hold again on these days, both included. */
  @Transactional()
  async lift(by: Actor, personId: string, { from, to }: Pick<ExceptionDays, 'from' | 'to'>, now: Date): Promise<void> {
    const { timeZone } = await this.permitted(by, 'update', personId, now);
    refuse(wrongInExceptions({ from, to, windows: [] }, localDate(now, timeZone)));
    await this.database.rows('DELETE FROM exception WHERE person_id = $1 AND date BETWEEN $2 AND $3', [personId, from, to]);
    await this.note(by, personId, { name: 'AbsenceLifted', payload: { from, to } }, now);
  }

  /** Of someone who receives: an advisor, or whoever has openings. */
  private async permitted(by: Actor, action: Action, personId: string, now: Date): Promise<Receiver> {
    const found = isUuid(personId) && (await this.database.row<Receiver>(receiver, [personId, now]));
    if (!found) throw new NotFound();
    permit(mayKeepHours(by, action, found));
    return found;
  }

  private note(by: Actor, id: string, said: Omit<Note, 'subject'>, now: Date): Promise<void> {
    return this.announcer.note(by, { ...said, subject: { kind: 'person', id } }, now);
  }
}

function refuse(wrong: readonly (keyof typeof agendaFields)[]): void {
  if (wrong.length > 0) throw new InvalidInput(wrong.map((name) => ({ pointer: `/${name}`, detail: agendaFields[name] })));
}
