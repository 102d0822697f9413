import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskHomePage, firstStepsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { DeskFigures } from './figures.js';
import { FirstSteps } from './first-steps.js';

/** Where coordination arrives: what waits, and what is missing. */
@Controller('coordination')
@Access({ roles: ['coordinator'] })
export class DeskHomeController {
  constructor(
    private readonly figures: DeskFigures,
    private readonly steps: FirstSteps,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const steps = await this.steps.of(visit.by, visit.now);
    const missing = steps.filter(({ isDone }) => !isDone).length;
    html(reply, deskHomePage({ who: signedInWords(visit, '/coordination'), figures: await this.figures.of(visit), missing }));
  }

  @Get('premiers-pas')
  @Header('Cache-Control', 'no-store')
  async firstSteps(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const who = signedInWords(visit, '/coordination/premiers-pas');
    html(reply, firstStepsPage({ who, steps: await this.steps.of(visit.by, visit.now) }));
  }
}
