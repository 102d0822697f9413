import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Place } from './file-settings.js';
import { FileStore, isDigest, type Kept } from './store.js';

/** How long the service may take to begin an answer, in milliseconds; a put sends 25 MB before. */
const patience = { answer: 20_000, put: 120_000 };

/** SHA-256 of nothing: what a request without a body is signed with. */
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readable;
  /** Of the body; the service compares it with what arrives. */
  readonly sha256?: string;
  readonly size?: number;
}

/** A bucket of an S3-compatible service; an object appears whole or not at all. */
export class S3Store extends FileStore {
  readonly arriving = join(tmpdir(), 'cellule-arriving');

  constructor(private readonly place: S3Place) {
    super();
  }

  async put({ sha256, size }: { readonly sha256: string; readonly size: number }, path: string): Promise<void> {
    const body = createReadStream(path);
    try {
      await spent(taken(await this.ask('PUT', keyOf(sha256), { body, sha256, size })));
    } finally {
      body.destroy();
    }
  }

  async open(sha256: string): Promise<Readable> {
    const { body } = taken(await this.ask('GET', keyOf(sha256)));
    if (!body) throw new Error('the storage answered with no body');
    return Readable.fromWeb(body as ReadableStream);
  }

  async has(sha256: string): Promise<boolean> {
    const answer = await this.ask('HEAD', keyOf(sha256));
    return answer.status === 404 ? false : taken(answer).ok;
  }

  async remove(sha256: string): Promise<void> {
    const answer = await this.ask('DELETE', keyOf(sha256));
    if (answer.status !== 404) await spent(taken(answer));
  }

  async *list(): AsyncGenerator<Kept> {
    let next: string | null = '';
    while (next !== null) {
      const page: string = await taken(await this.ask('GET', '', { query: this.pageAfter(next) })).text();
      yield* entriesOf(page);
      next = /<IsTruncated>true/.test(page) ? readText(page, 'NextContinuationToken') : null;
    }
  }

  /** `list-type=2` is asked of the bucket; what lies before the keys is a prefix. */
  private pageAfter(token: string): Record<string, string> {
    const prefix = new URL(this.place.base).pathname.split('/').filter(Boolean).slice(1).join('/');
    return { 'list-type': '2', ...(prefix && { prefix: `${prefix}/` }), ...(token && { 'continuation-token': token }) };
  }

  private async ask(method: string, key: string, { query = {}, body, sha256 = nothing, size }: Asked = {}): Promise<Response> {
    const url = new URL(key || `/${new URL(this.place.base).pathname.split('/')[1]}`, this.place.base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { accessKeyId, secretAccessKey, region } = this.place;
    const headers = { 'x-amz-content-sha256': sha256 };
    const signer = new AwsV4Signer({ method, url: url.href, headers, accessKeyId, secretAccessKey, region, service: 's3' });
    const signed = await signer.sign();
    if (size !== undefined) signed.headers.set('content-length', String(size));
    return fetch(signed.url, {
      ...{ method, headers: signed.headers, signal: AbortSignal.timeout(body ? patience.put : patience.answer), redirect: 'error' },
      ...(body && { body: Readable.toWeb(body) as never, duplex: 'half' }),
    } as RequestInit);
  }
}

const keyOf = (sha256: string): string => {
  if (!isDigest(sha256)) throw new Error('not a digest');
  return `${sha256.slice(0, 2)}/${sha256}`;
};

/** Says no more than the status: an answer may hold the address, and the address a key. */
function taken(answer: Response): Response {
  if (answer.ok) return answer;
  void answer.body?.cancel();
  throw new Error(`the storage answered ${answer.status}`);
}

const spent = async (answer: Response): Promise<void> => void (await answer.arrayBuffer());

const readText = (xml: string, name: string): string | null => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;

function entriesOf(page: string): Kept[] {
  const entries = [...page.matchAll(/<Contents>[\s\S]*?<\/Contents>/g)].map(([entry]) => entry);
  return entries.flatMap((entry) => {
    const sha256 = readText(entry, 'Key')?.split('/').at(-1) ?? '';
    return isDigest(sha256) ? [{ sha256, at: new Date(readText(entry, 'LastModified') ?? 0) }] : [];
  });
}
