import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, isUuid, NotFound, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { factsFor } from '../appointment-facts.js';
import { AppointmentChanged } from '../appointments.errors.js';
import { appointmentFields } from '../appointments.fr.js';
import { usuallyAsked } from '../catalogue.fr.js';
import {
  type AppointmentFacts,
  mayArrange,
  mayList,
  mayRead,
  mayReadBothSides,
  mayReadOwnPreparation,
  mayWriteOwnPreparation,
} from '../domain/policy.js';
import { adjusted, firstToPrepare, linesOf, mostPreparation } from '../domain/preparation.js';
import { assertToCome } from '../to-come.js';
import { askedAndJudged, askedBefore, keepAsked, keepNote, preparedAndJudged, preparedBySides } from './preparations.queries.js';

/** What the collectivité is kindly asked to prepare, a line each; nothing in it is a condition. */
export interface AskedBefore {
  readonly lines: readonly string[];
  /** An advisor wrote it for this appointment: it is not the catalogue that speaks. */
  readonly isAdjusted: boolean;
}

/** Both sides, as the cell reads them. */
export interface CellPreparation {
  readonly asked: AskedBefore;
  /** What the type asks of the advisor. */
  readonly ofAdvisor: readonly string[];
  /** Her own; null to whoever is not to know of it. */
  readonly note: string | null;
  /** It is the asker's to write. */
  readonly writesNote: boolean;
  /** 0 as long as nobody has changed anything. */
  readonly version: number;
}

/** `note`: left out by whoever does not write it. `seen`: the version that whoever writes has read. */
export interface NewPreparation {
  readonly asked: string;
  readonly note?: string | undefined;
  readonly seen: number;
}

interface AskedRow {
  readonly id: string;
  readonly ofCollectivite: readonly string[] | null;
  readonly asked: string | null;
}

interface PreparedRow extends AskedRow {
  readonly version: number;
  readonly ofAdvisor: readonly string[] | null;
  readonly note: string;
}

/** What each side prepares before an appointment: as its type says, in the version it was booked with, or as its advisor says. */
@Injectable()
export class PreparationsService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** For the collectivité: of the advisor's own nothing is read. */
  async asked(by: Actor, id: string): Promise<AskedBefore> {
    const found = await this.judged<AskedRow>(askedAndJudged, id);
    permit(mayRead(by, found));
    return askedIn(found);
  }

  /** The same of many, for the service's own letters. */
  async askedOfMany(by: Actor, ids: readonly string[]): Promise<Map<string, AskedBefore>> {
    permit(mayList(by));
    const found = ids.length > 0 ? await this.database.rows<AskedRow>(askedBefore, [[...ids]]) : [];
    return new Map(found.map((row) => [row.id, askedIn(row)]));
  }

  async ofBoth(by: Actor, id: string): Promise<CellPreparation> {
    const found = await this.judged<PreparedRow>(preparedAndJudged, id);
    permit(mayReadBothSides(by, found));
    const read = preparationIn(found, mayReadOwnPreparation(by, found) === 'allowed');
    return { ...read, writesNote: mayWriteOwnPreparation(by, found) === 'allowed' };
  }

  /** What stands first for the advisor who receives them all, for the letter that she alone reads. */
  async ofDay(by: Actor, ids: readonly string[]): Promise<Map<string, readonly string[]>> {
    permit(mayList(by));
    const found = await this.database.rows<PreparedRow>(preparedBySides, [[...ids]]);
    return new Map(found.map((row) => [row.id, firstToPrepare(preparationIn(row, true))]));
  }

  /** Until it begins. Of two who write at once, the second is told that it has changed; the same again changes nothing. */
  @Transactional()
  async say(by: Actor, id: string, { asked, note, seen }: NewPreparation, now: Date): Promise<void> {
    const facts = await factsFor(this.database, by, id);
    permit(mayArrange(by, facts));
    if (note !== undefined) permit(mayWriteOwnPreparation(by, facts));
    assertShort({ asked, note });
    // whoever writes at this moment waits, and reads what was written
    await assertToCome(this.database, id, now);
    const found = (await this.database.row<PreparedRow>(preparedBySides, [[id]])) as PreparedRow;
    const kept = { asked: adjusted(asked, askedByType(found)), note: note?.trim() ?? found.note };
    if (kept.asked === found.asked && kept.note === found.note) return;
    if (seen !== found.version) throw new AppointmentChanged();
    await this.database.rows(keepAsked, [id, kept.asked, now]);
    if (kept.note === '') await this.database.rows('DELETE FROM preparation_note WHERE appointment_id = $1', [id]);
    else await this.database.rows(keepNote, [id, kept.note, now]);
    await this.announcer.note(by, { name: 'PreparationSaid', subject: { kind: 'appointment', id }, payload: {} }, now);
  }

  private async judged<R extends AskedRow>(sql: string, id: string): Promise<R & AppointmentFacts> {
    const found = isUuid(id) && (await this.database.row<R & AppointmentFacts>(sql, [id]));
    if (!found) throw new NotFound();
    return found;
  }
}

function assertShort(said: Pick<NewPreparation, 'asked' | 'note'>): void {
  const long = (['asked', 'note'] as const).filter((field) => (said[field] ?? '').trim().length > mostPreparation);
  if (long.length > 0) throw new InvalidInput(long.map((field) => ({ pointer: `/${field}`, detail: appointmentFields.preparation })));
}

const askedByType = ({ ofCollectivite }: AskedRow): readonly string[] => ofCollectivite ?? usuallyAsked;

const askedIn = (row: AskedRow): AskedBefore => ({
  lines: row.asked === null ? askedByType(row) : linesOf(row.asked),
  isAdjusted: row.asked !== null,
});

const preparationIn = (row: PreparedRow, withNote: boolean): Omit<CellPreparation, 'writesNote'> => ({
  asked: askedIn(row),
  ofAdvisor: row.ofAdvisor ?? [],
  note: withNote ? row.note : null,
  version: row.version,
});
