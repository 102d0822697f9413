import { type FileHandle, open } from 'node:fs/promises';

/** A file that is read here and there, never as a whole. */
export class OpenedFile {
  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  static async with<T>(path: string, work: (file: OpenedFile) => Promise<T>): Promise<T> {
    const handle = await open(path, 'r');
    try {
      return await work(new OpenedFile(handle, (await handle.stat()).size));
    } finally {
      await handle.close();
    }
  }

  /** Fewer bytes at the end of the file. */
  async bytes(from: number, count: number): Promise<Buffer> {
    const start = Math.max(0, from);
    const buffer = Buffer.alloc(Math.max(0, Math.min(count, this.size - start)));
    const { bytesRead } = await this.handle.read(buffer, 0, buffer.length, start);
    return buffer.subarray(0, bytesRead);
  }

  tail(count: number): Promise<Buffer> {
    return this.bytes(this.size - count, count);
  }

  /** Piece after piece; each begins with the last `overlap` bytes of the one before. */
  async *pieces(overlap = 0): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.size; at += piece) yield await this.bytes(at - overlap, piece + Math.min(at, overlap));
  }
}

const piece = 64 * 1024;
