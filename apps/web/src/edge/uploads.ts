import multipart from '@fastify/multipart';
import { PayloadTooLargeException } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mostBytes, type SentFile } from '#platform';
import { UnsupportedMediaType } from './unsupported-media-type.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The document that a form brings, not read yet; null when none was chosen. */
    sent: SentFile | null;
  }
}

/** More than this of what is refused is not even thrown away: the line is cut. */
const mostDiscarded = 4 * mostBytes;

/** One document, after a few fields: what is typed there is as long as in any form, and judged by whoever takes it. */
const limits = { files: 1, fileSize: mostBytes + 1, fields: 10, fieldNameSize: 50, fieldSize: 128 * 1024, parts: 11, headerPairs: 20 };

/** Names a route to which a form brings a document. */
export const Upload = () => RouteConfig({ upload: true });

export const isUpload = ({ config }: FastifyRequest['routeOptions']): boolean => 'upload' in (config ?? {});

/** Forms with a document are taken where one is expected, and nowhere else. */
export async function takeUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart as never, { limits, throwFileSizeLimit: false });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addHook('preParsing', async ({ headers, routeOptions }) => {
    if (/^multipart\//i.test(headers['content-type'] ?? '') && !isUpload(routeOptions)) throw new UnsupportedMediaType();
  });
  server.addHook('onResponse', async ({ raw }) => {
    if (!raw.complete) discard(raw);
  });
}

/** The fields that stand before the document; it is left to whoever may take it. */
export async function fieldsBeforeFile(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  const parts = request.parts();
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    const { value } = part;
    if (value.type === 'file') {
      if (value.filename) request.sent = { name: value.filename, bytes: value.file };
      else value.file.resume();
      break;
    }
    // half of what was typed is never taken for the whole
    if (value.valueTruncated) throw new PayloadTooLargeException();
    fields[value.fieldname] = value.value;
  }
  return fields;
}

/** The answer is out, and the other side still sends: it hears the answer once it has said all. */
function discard(raw: FastifyRequest['raw']): void {
  let left = mostDiscarded;
  raw.unpipe();
  raw.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) raw.destroy();
  });
  raw.on('error', () => {}).resume();
}
