import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound } from '#kernel';
import { Database, type FileRead, Files, isOpenTo, type ReceivedFile, type SentFile, Transactional } from '#platform';
import { Cases, deskDay } from './cases.js';
import { type Programme, programmeOn, programmes } from './domain/vocabulary.js';
import { Frames } from './frames.js';
import { isPastDay, isWebAddress, refuseFields } from './refused-fields.js';

export interface ProgrammeRead {
  readonly id: string;
  readonly code: Programme;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  /** As it was called that day. */
  readonly name: string;
  readonly words: string | null;
  readonly url: string | null;
  readonly file: (FileRead & { readonly mayOpen: boolean }) | null;
}

export interface NewProgramme {
  readonly code: Programme;
  readonly signedOn: string;
  /** Which one, where the kind does not say it. */
  readonly words?: string | null;
  readonly url?: string | null;
}

interface Row extends Omit<ProgrammeRead, 'name' | 'file'> {
  readonly fileId: string | null;
}

/** As many as one reads. */
const most = 50;

const programmesOf = `
  SELECT id, code, signed_on::text AS "signedOn", words, url, file_id AS "fileId" FROM case_programme WHERE case_id = $1
  ORDER BY signed_on, code, words, id`;

/** Said again, it is completed. */
const keepProgramme = `
  INSERT INTO case_programme (id, case_id, code, signed_on, words, url, file_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (case_id, code, signed_on, coalesce(words, '')) DO UPDATE
    SET url = coalesce(excluded.url, case_programme.url), file_id = coalesce(excluded.file_id, case_programme.file_id)`;

/** Documents and programmes in which a project stands, by link or by file: who may read the case may read them. */
@Injectable()
export class CaseProgrammesService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly frames: Frames,
    private readonly files: Files,
  ) {}

  /** From the oldest. */
  async programmes(by: Actor, caseId: string): Promise<ProgrammeRead[]> {
    await this.cases.readable(by, caseId);
    const rows = await this.rowsOf(caseId);
    const files = await this.files.several(
      by,
      rows.flatMap(({ fileId }) => fileId ?? []),
    );
    return rows.map(({ fileId, ...row }) => {
      const file = files.find(({ id }) => id === fileId);
      return { ...row, name: programmeOn(row.code, row.signedOn), file: file ? { ...file, mayOpen: isOpenTo(by, file) } : null };
    });
  }

  /** Judged first, for what is refused is not even read; then received; then kept. `sent`: null where no file was chosen. */
  async add(by: Actor, caseId: string, given: NewProgramme, { sent, now }: { sent: SentFile | null; now: Date }): Promise<void> {
    await this.cases.assertWrites(by, caseId);
    const said = { ...given, words: given.words?.trim() || null, url: given.url?.trim() || null };
    refuseFields([
      [!programmes.includes(said.code), 'programme'],
      [!isPastDay(said.signedOn, deskDay(now)), 'signedOn'],
      [(said.words ?? '').length > 200, 'programmeWords'],
      [said.url !== null && !isWebAddress(said.url), 'url'],
    ]);
    await this.keep(by, caseId, { ...said, received: sent ? await this.files.receive(sent) : null }, now);
  }

  /** Its bytes. */
  async open(by: Actor, caseId: string, fileId: string): Promise<{ file: FileRead; bytes: Readable }> {
    await this.cases.readable(by, caseId);
    if (!(await this.rowsOf(caseId)).some((row) => row.fileId === fileId)) throw new NotFound();
    return this.files.open(by, fileId);
  }

  /** The bytes of its file follow when nothing names them any longer. */
  @Transactional()
  async remove(by: Actor, caseId: string, id: string, now: Date): Promise<void> {
    await this.frames.writable(by, caseId, null);
    const sql = 'DELETE FROM case_programme WHERE case_id = $1 AND id = $2 RETURNING id';
    if (!isUuid(id) || !(await this.database.row(sql, [caseId, id]))) throw new NotFound();
    await this.frames.changed(by, caseId, now);
  }

  @Transactional()
  private async keep(by: Actor, caseId: string, said: NewProgramme & { received: ReceivedFile | null }, now: Date): Promise<void> {
    await this.frames.writable(by, caseId, null);
    const { code, signedOn, words, url, received } = said;
    const rows = await this.rowsOf(caseId);
    const isNew = !rows.some((one) => one.code === code && one.signedOn === signedOn && one.words === words);
    refuseFields([[isNew && rows.length >= most, 'programmes']]);
    const fileId = received ? await this.files.keep(by, received, now) : null;
    await this.database.rows(keepProgramme, [randomUUID(), caseId, code, signedOn, words, url, fileId]);
    await this.frames.changed(by, caseId, now);
  }

  private rowsOf(caseId: string): Promise<Row[]> {
    return this.database.rows<Row>(programmesOf, [caseId]);
  }
}
