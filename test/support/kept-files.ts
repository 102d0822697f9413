import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { system } from '#kernel';
import { Database, Files, Transactional } from '#platform';
import { type RunningServices, startServices } from './services.js';

export const asSpec = system('spec');

/** The service of files on a folder of its own. */
export class KeptFiles {
  private constructor(
    readonly running: RunningServices,
    readonly folder: string,
  ) {}

  static async open(now: string, settings: Readonly<Record<string, string>> = {}): Promise<KeptFiles> {
    Object.assign(process.env, settings);
    const running = await startServices(now);
    return new KeptFiles(running, process.env.DATA_DIR ?? '');
  }

  get files(): Files {
    return this.running.app.get(Files);
  }

  rows<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.running.app.get(Database).rows<T>(sql, values);
  }

  /** Received and kept; its identifier. */
  async add(name: string, bytes: Buffer | Readable): Promise<string> {
    const received = await this.files.receive({ name, bytes: bytes instanceof Readable ? bytes : Readable.from([bytes]) });
    return this.keepInTransaction(received);
  }

  /** Names of what lies on disk: whole, and on its way. */
  get onDisk(): string[] {
    return readdirSync(join(this.folder, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  }

  close(): Promise<void> {
    return this.running.close();
  }

  @Transactional()
  private async keepInTransaction(received: Awaited<ReturnType<Files['receive']>>): Promise<string> {
    return this.files.keep(asSpec, received, this.running.clock.now());
  }
}
