import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { attachment, FileNotKept, type FileRead, FileRefused, fileFaults, fileRefusals, fileTypes } from '#platform';

/** A document leaves as something to keep, never as a page. */
export function download(reply: FastifyReply, { file, bytes }: { file: FileRead; bytes: Readable }): void {
  void reply
    .headers({
      'content-type': fileTypes[file.type].mime,
      'content-length': file.size,
      'content-disposition': attachment(file.name),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(bytes);
}

/** What is said beside the field; null for what is no fault of the document's. */
export function refusedDocument(refusal: unknown): { status: number; sentence: string } | null {
  if (refusal instanceof FileRefused) return { status: 422, sentence: fileFaults[refusal.fault] };
  return refusal instanceof FileNotKept ? { status: 503, sentence: fileRefusals[refusal.code].title } : null;
}
