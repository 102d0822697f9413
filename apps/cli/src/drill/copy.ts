import type { Socket } from 'node:net';
import type pg from 'pg';

/** What node-postgres hands to whoever submits a query of their own making. */
interface Wire {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** One COPY under way: what node-postgres calls for each message from the server. */
abstract class Copying {
  protected wire: Wire | undefined;
  private settle: { resolve(): void; reject(error: Error): void } | undefined;
  readonly over = new Promise<void>((resolve, reject) => {
    this.settle = { resolve, reject };
  });

  constructor(private readonly sql: string) {}

  submit(wire: Wire): void {
    this.wire = wire;
    wire.query(this.sql);
  }

  handleError(error: Error): void {
    this.settle?.reject(error);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.settle?.resolve();
  }
}

/** COPY … TO STDOUT: each row goes to `give`; reading stops while it answers false, until `go`. */
class CopyOut extends Copying {
  constructor(
    sql: string,
    private readonly give: (row: Buffer) => boolean,
  ) {
    super(sql);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (!this.give(Buffer.from(chunk))) this.wire?.stream.pause();
  }

  go(): void {
    this.wire?.stream.resume();
  }
}

/** COPY … FROM STDIN. */
class CopyIn extends Copying {
  private start: (() => void) | undefined;
  readonly ready = new Promise<void>((resolve) => {
    this.start = resolve;
  });

  handleCopyInResponse(): void {
    this.start?.();
  }

  /** False when the server is to be given time; `then` is called after it. */
  take(row: Buffer, then: () => void): boolean {
    const { wire } = this;
    wire?.sendCopyFromChunk(row);
    if (!wire?.stream.writableNeedDrain) return true;
    wire.stream.once('drain', then);
    return false;
  }

  end(): void {
    this.wire?.endCopyFrom();
  }

  abandon(reason: string): void {
    this.wire?.sendCopyFail(reason);
  }
}

/** Streams a table from one database to another: neither its rows nor a file of them is ever held whole. */
export async function copyTable(table: string, columns: readonly string[], from: pg.Client, to: pg.Client): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const into = new CopyIn(`COPY "${table}" (${list}) FROM STDIN`);
  to.query(into as never);
  await Promise.race([into.ready, into.over]);
  const out: CopyOut = new CopyOut(`COPY (SELECT ${list} FROM "${table}") TO STDOUT`, (row) => into.take(row, () => out.go()));
  from.query(out as never);
  await out.over.catch((error: Error) => {
    into.abandon(error.message);
    throw error;
  });
  into.end();
  await into.over;
}
