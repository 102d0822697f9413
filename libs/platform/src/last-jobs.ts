import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** Lets the jobs under way end, and takes no other, while the database and the mail server are still there to end them with. */
@Injectable()
export class LastJobs implements BeforeApplicationShutdown {
  constructor(private readonly discovery: DiscoveryService) {}

  async beforeApplicationShutdown(): Promise<void> {
    const processors = this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof WorkerHost ? [instance] : []));
    await Promise.all(processors.map(({ worker }) => worker.close()));
  }
}
