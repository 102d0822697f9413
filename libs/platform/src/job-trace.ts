import { ProcessorDecoratorService } from '@nestjs/bullmq';
import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Job } from 'bullmq';
import { traced } from './trace.js';

type Processor = (job: Job, ...rest: unknown[]) => unknown;

/** Every job runs under its number, `events/event-12`, says at debug level that it is done, and is counted. */
@Injectable()
export class JobTrace {
  done = 0;
  failed = 0;
  private readonly log = new Logger('job');

  // BullMQ's module asks its own decorator before any processor is registered, and takes no other in its place
  constructor(modules: ModuleRef) {
    const decorator = modules.get(ProcessorDecoratorService, { strict: false });
    decorator.decorate = ((processor: Processor) => this.decorated(processor)) as never;
  }

  private decorated(processor: Processor): Processor {
    return (job, ...rest) => traced({ jobId: `${job.queueName}/${job.id}` }, () => this.counted(job, () => processor(job, ...rest)));
  }

  private async counted(job: Job, work: () => unknown): Promise<unknown> {
    const since = performance.now();
    try {
      const outcome = await work();
      this.done += 1;
      this.log.debug({ job: job.name, attempt: job.attemptsMade + 1, ms: Math.round(performance.now() - since) });
      return outcome;
    } catch (error) {
      this.failed += 1;
      throw error;
    }
  }
}
