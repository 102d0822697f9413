import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound, type PersonActor, permit } from '#kernel';
import {
  Announcer,
  Database,
  type FileRead,
  FileRefused,
  Files,
  isOpenTo,
  type ReceivedFile,
  type SentFile,
  Transactional,
} from '#platform';
import { mayAddFile, mayReadRequest, mayRemoveFile, type RequestFacts } from './domain/policy.js';
import { TooManyFiles } from './intake.errors.js';
import { isStoodFor } from './requests.queries.js';
import { RequestsService } from './requests.service.js';

/** A document of a request, as the asker may deal with it. */
export interface RequestFileRead extends FileRead {
  readonly mayOpen: boolean;
  readonly mayRemove: boolean;
}

/** A document among those of several requests. */
export interface AddedFileRead extends FileRead {
  readonly requestId: string;
  readonly reference: string;
  /** Who added it; empty for someone who is forgotten. */
  readonly author: string;
  readonly mayOpen: boolean;
}

type AddedRow = Pick<AddedFileRead, 'requestId' | 'reference' | 'author'> & RequestFacts & { readonly fileId: string };

/** With what each request is judged by. $1 requests. */
const addedTo = `
  SELECT file.id AS "fileId", request.id AS "requestId", reference, territory_id AS "territoryId", departements,
    concat_ws(' ', nullif(person.first_name, ''), nullif(person.last_name, '')) AS author,
    ARRAY(SELECT person_id FROM address WHERE id = address_id AND proven_at IS NOT NULL AND person_id IS NOT NULL) AS "requesterIds",
    ${isStoodFor} AS "isStoodFor"
  FROM request_file JOIN request ON request.id = request_id JOIN territory ON territory.id = territory_id JOIN file ON file.id = file_id
    LEFT JOIN person ON person.id = added_by
  WHERE request.id = ANY($1)`;

/** As many as one reads. */
const mostFiles = 20;

/** Documents of requests: who may read a request may read them, by the request's own policy. */
@Injectable()
export class RequestFilesService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly files: Files,
    private readonly announcer: Announcer,
  ) {}

  /** In the order in which they were added, and whether the asker may add another. */
  async of(by: PersonActor, requestId: string): Promise<{ files: RequestFileRead[]; mayAdd: boolean }> {
    const { facts } = await this.requests.judged(by, requestId);
    const found = await this.files.several(by, await this.idsOf(requestId));
    const files = found.map((file) => ({
      ...file,
      mayOpen: isOpenTo(by, file),
      mayRemove: mayRemoveFile(by, facts, file) === 'allowed',
    }));
    return { files, mayAdd: mayAddFile(by, facts) === 'allowed' };
  }

  /** Of those of these requests that she may read, in the order in which they were added. */
  async ofSeveral(by: PersonActor, requestIds: readonly string[]): Promise<AddedFileRead[]> {
    const rows = await this.database.rows<AddedRow>(addedTo, [requestIds]);
    const readable = rows.filter((row) => mayReadRequest(by, { ...row, id: row.requestId }) === 'allowed');
    const found = await this.files.several(
      by,
      readable.map(({ fileId }) => fileId),
    );
    return found.flatMap((file) =>
      readable
        .filter(({ fileId }) => fileId === file.id)
        .map(({ requestId, reference, author }) => ({ ...file, requestId, reference, author, mayOpen: isOpenTo(by, file) })),
    );
  }

  /** Judged first, for what is refused is not even read; then received; then kept, with all that makes it the request's. */
  async add(by: PersonActor, requestId: string, sent: SentFile | null, now: Date): Promise<void> {
    permit(mayAddFile(by, (await this.requests.judged(by, requestId)).facts));
    if (!sent) throw new FileRefused('missing');
    if ((await this.idsOf(requestId)).length >= mostFiles) throw new TooManyFiles();
    await this.keep(by, requestId, await this.files.receive(sent), now);
  }

  /** Its bytes; what someone else of the cell reads is noted, and told to those whom it concerns. */
  async open(by: PersonActor, requestId: string, fileId: string, now: Date): Promise<{ file: FileRead; bytes: Readable }> {
    await this.requests.request(by, requestId);
    await this.assertOf(requestId, fileId);
    const opened = await this.files.open(by, fileId);
    if (by.standing && !by.standing.territoryId) {
      const reading = { what: 'file', motive: 'Traitement de la demande' } as const;
      await this.announcer.read(by, { kind: 'request', id: requestId }, reading, now);
    }
    return opened;
  }

  /** Gone from the request at once; the bytes follow when nothing names them any longer. */
  @Transactional()
  async remove(by: PersonActor, requestId: string, fileId: string, now: Date): Promise<void> {
    const { facts } = await this.requests.judged(by, requestId);
    await this.assertOf(requestId, fileId);
    const [file] = await this.files.several(by, [fileId]);
    if (!file) throw new NotFound();
    permit(mayRemoveFile(by, facts, file));
    const gone = await this.database.rows('DELETE FROM request_file WHERE file_id = $1 RETURNING file_id', [fileId]);
    if (gone.length > 0) await this.note(by, 'FileRemoved', { requestId, fileId }, now);
  }

  @Transactional()
  private async keep(by: Actor, requestId: string, received: ReceivedFile, now: Date): Promise<void> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 5))', [requestId]);
    if ((await this.idsOf(requestId)).length >= mostFiles) throw new TooManyFiles();
    const fileId = await this.files.keep(by, received, now);
    await this.database.rows('INSERT INTO request_file (file_id, request_id, added_at) VALUES ($1, $2, $3)', [fileId, requestId, now]);
    await this.note(by, 'FileAdded', { requestId, fileId }, now);
  }

  private async idsOf(requestId: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>('SELECT file_id AS id FROM request_file WHERE request_id = $1', [requestId]);
    return rows.map(({ id }) => id);
  }

  private async assertOf(requestId: string, fileId: string): Promise<void> {
    if (!isUuid(fileId) || !(await this.idsOf(requestId)).includes(fileId)) throw new NotFound();
  }

  private async note(by: Actor, name: string, { requestId, fileId }: { requestId: string; fileId: string }, now: Date): Promise<void> {
    await this.announcer.note(by, { name, subject: { kind: 'request', id: requestId }, payload: { fileId } }, now);
  }
}
