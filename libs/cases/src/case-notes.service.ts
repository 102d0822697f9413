import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, NotFound, type Page, type PageAsked, type PersonActor, pageOf, pageSize, positionOf } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { keepNote, notesInOrder, noteToWithdraw } from './case-notes.queries.js';
import { authorOf, CaseSteps } from './case-steps.js';
import { Cases, factsOf } from './cases.js';
import { mayWithdraw, visibleTo } from './domain/policy.js';
import type { Visibility } from './domain/vocabulary.js';
import { InternalReadings } from './internal-readings.js';
import { refuseFields } from './refused-fields.js';

export interface NewNote {
  readonly words: string;
  readonly visibility: Visibility;
}

export interface NoteRead extends NewNote {
  readonly id: string;
  readonly role: string;
  /** Empty for someone who is forgotten. */
  readonly author: string;
  readonly at: Date;
  /** Its words are empty from then on. */
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string;
  /** Whether whoever reads may take it back. */
  readonly isHers: boolean;
}

type NoteRow = Omit<NoteRead, 'isHers'> & { readonly personId: string | null };

/** What is noted of a case, from birth for whom it is. A mistaken note is taken back, and that is seen; none is written over. */
@Injectable()
export class CaseNotesService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly readings: InternalReadings,
  ) {}

  /** The latest first. */
  async notes(by: Actor, caseId: string, asked: PageAsked, now: Date): Promise<Page<NoteRead>> {
    const facts = factsOf(await this.cases.readable(by, caseId));
    const position = positionOf(asked.after);
    const values = [caseId, visibleTo(by, facts), position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<NoteRow>(notesInOrder, values);
    await this.readings.note(by, { caseId, what: 'notes', things: found }, now);
    const read = found.map(({ personId, ...note }) => ({ ...note, isHers: !note.withdrawnAt && mayWithdraw(by, facts, personId) }));
    return pageOf(read, pageSize(asked), ({ at, id }) => ({ at, id }));
  }

  @Transactional()
  async write(by: PersonActor, caseId: string, { words, visibility }: NewNote, now: Date): Promise<string> {
    const of = await this.cases.writable(by, caseId);
    refuseFields([
      [words.trim() === '' || words.length > 5000, 'words'],
      // whoever could not read it again does not write it
      [!visibleTo(by, of).includes(visibility), 'visibility'],
    ]);
    const [id, { role, personId, organisationId }] = [randomUUID(), authorOf(by)];
    await this.database.rows(keepNote, [id, caseId, words.trim(), visibility, role, personId, organisationId, now]);
    await this.trace(by, 'CaseNoteWritten', { caseId, noteId: id }, now);
    return id;
  }

  @Transactional()
  async withdraw(by: PersonActor, caseId: string, noteId: string, now: Date): Promise<void> {
    const found = await this.cases.writable(by, caseId);
    const note = await this.database.row<{ personId: string | null }>(noteToWithdraw, [caseId, noteId, visibleTo(by, found)]);
    if (!note) throw new NotFound();
    if (!mayWithdraw(by, factsOf(found), note.personId)) throw new Forbidden();
    await this.database.rows('INSERT INTO case_note_withdrawal (note_id, person_id, at) VALUES ($1, $2, $3)', [noteId, by.personId, now]);
    await this.trace(by, 'CaseNoteWithdrawn', { caseId, noteId }, now);
  }

  private async trace(by: Actor, name: string, { caseId, noteId }: { caseId: string; noteId: string }, now: Date): Promise<void> {
    await this.announcer.note(by, { name, subject: { kind: 'case', id: caseId }, payload: { noteId } }, now);
    await this.steps.touch(caseId, now);
  }
}
