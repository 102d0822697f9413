import { Controller, Get, Header, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from './edge/access.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly figures: Metrics,
  ) {}

  @Get('health/live')
  @Access('public')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 503 with what is missing, until PostgreSQL and the queue answer. */
  @Get('health/ready')
  @Access('public')
  @Header('Cache-Control', 'no-store')
  async ready(): Promise<{ status: string }> {
    const missing = await this.readiness.missing();
    if (missing.length > 0) throw new ServiceUnavailableException({ missing });
    return { status: 'ok' };
  }

  @Get('metrics')
  @Access('operator')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.figures.text();
  }
}
