import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';

/** A processor whose failures are heard of: by the job's id, never by what it carries. */
export abstract class LoggedWorker extends WorkerHost {
  private readonly log = new Logger(this.constructor.name);

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.log.warn(`${job?.name} ${job?.id}, attempt ${job?.attemptsMade}: ${error.name}`);
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) this.log.error(error);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.log.error(error);
  }
}
