import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound } from '#kernel';
import { Database, type FileRead, Files, isOpenTo } from '#platform';
import { Cases } from './cases.js';
import { visibleTo } from './domain/policy.js';
import { type Programme, programmeOn, type Visibility } from './domain/vocabulary.js';
import { documentsOf, receivedFile } from './evidence.queries.js';
import { InternalReadings } from './internal-readings.js';

/** A document of a case: of something received, or a programme. */
export type CaseDocumentRead = FileRead & {
  readonly mayOpen: boolean;
  /** Who added it; empty for the service itself, and for someone who is forgotten. */
  readonly author: string;
} & (
    | { readonly kind: 'evidence'; readonly code: string; readonly visibility: Visibility }
    /** As it was called on the day of signature. */
    | { readonly kind: 'programme'; readonly programme: string }
  );

type Row = { readonly fileId: string; readonly author: string } & (
  | { readonly kind: 'evidence'; readonly code: string; readonly visibility: Visibility }
  | { readonly kind: 'programme'; readonly code: Programme; readonly signedOn: string }
);

/** Every document of a case, each for those who may read what it belongs to. */
@Injectable()
export class CaseDocumentsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly files: Files,
    private readonly readings: InternalReadings,
  ) {}

  /** In the order in which they were added. */
  async documents(by: Actor, caseId: string, now: Date): Promise<CaseDocumentRead[]> {
    const of = await this.cases.readable(by, caseId);
    const rows = await this.database.rows<Row>(documentsOf, [caseId, visibleTo(by, of)]);
    await this.readings.note(by, { caseId, what: 'documents', things: rows }, now);
    const ids = rows.map(({ fileId }) => fileId);
    return (await this.files.several(by, ids)).flatMap((file) =>
      rows.filter(({ fileId }) => fileId === file.id).map((row) => ({ ...file, mayOpen: isOpenTo(by, file), ...belonging(row) })),
    );
  }

  /** The bytes of something received, by the visibility that it was born with. */
  async open(by: Actor, caseId: string, fileId: string): Promise<{ file: FileRead; bytes: Readable }> {
    const of = await this.cases.readable(by, caseId);
    const values = [caseId, visibleTo(by, of), fileId];
    if (!isUuid(fileId) || !(await this.database.row(receivedFile, values))) throw new NotFound();
    return this.files.open(by, fileId);
  }
}

const belonging = (row: Row) =>
  row.kind === 'evidence'
    ? { kind: row.kind, author: row.author, code: row.code, visibility: row.visibility }
    : { kind: row.kind, author: row.author, programme: programmeOn(row.code, row.signedOn) };
