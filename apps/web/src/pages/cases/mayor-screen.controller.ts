import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MayorLinksService, MayorScreenService } from '#cases';
import { config } from '#platform';
import { mayorScreenPage } from '#views';
import { html } from '../../edge/reply.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { type Visit, Visitor } from '../visit.js';
import { screenWords } from './mayor.fr.js';

/** The project on one screen, for the mayor: no account, and nothing that one could change. */
@Controller('projet/:token')
@TokenPage()
export class MayorScreenController {
  constructor(
    private readonly links: MayorLinksService,
    private readonly screens: MayorScreenService,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() { now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { link, by } = await this.links.byToken(token, now);
    html(reply, mayorScreenPage({ ...screenWords(await this.screens.screen(by, link, now), link), desk: config().desk }));
  }
}
