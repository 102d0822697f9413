import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { minutes } from '#kernel';
import { Clock } from '../clock.js';
import { Turns } from '../turns.js';
import { FileCollector } from './file-collector.js';
import { FileScans } from './file-scans.js';

/** How long a new file waits to be looked at, at most, and how often the place is tidied, in milliseconds. */
const pause = { scan: 3_000, collect: minutes(60) };

/** Looks after the files while the service runs. */
@Injectable()
export class FilesKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly scanning = new Turns(FileScans.name, pause.scan, () => this.scans.scanNext(this.clock.now()));
  private readonly collecting = new Turns(FileCollector.name, pause.collect, () => this.collect());

  constructor(
    private readonly scans: FileScans,
    private readonly collector: FileCollector,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.scanning.start();
    this.collecting.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.scanning.stop(), this.collecting.stop()]);
  }

  /** One turn an hour, whatever it found. */
  private async collect(): Promise<number> {
    await this.collector.collect(this.clock.now());
    return 0;
  }
}
