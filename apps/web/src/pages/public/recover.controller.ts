import { Body, Controller, Get, Header, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { fieldSentences, IntakeService } from '#intake';
import { anonymous, isMailbox } from '#kernel';
import { config } from '#platform';
import { type Fault, recoverPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, textOf } from '../form.js';
import { hasteIn } from '../haste.js';
import { type Visit, Visitor } from '../visit.js';

/** « Retrouver un rendez-vous »: the same answer whoever asks, for whatever address. */
@Controller('retrouver')
@Access('public')
export class RecoverController {
  constructor(private readonly intake: IntakeService) {}

  @Get()
  @Header('Cache-Control', 'private, no-cache')
  show(@Query() query: Fields, @Visitor() { csrf }: Visit, @Res() reply: FastifyReply): void {
    html(reply, page(csrf, { sent: textOf(query, 'fait') === 'envoye' }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async ask(@Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const email = textOf(form, 'adresse');
    const faults = isMailbox(email) ? hasteIn(form, visit, 'adresse') : [{ field: 'adresse', sentence: fieldSentences.email }];
    if (faults.length > 0) return html(reply, page(visit.csrf, { email, faults }), 400);
    await this.intake.recover(anonymous, email, visit.now);
    seeOther(reply, '/retrouver?fait=envoye');
  }
}

const page = (csrf: string, { email = '', sent = false, faults = [] }: { email?: string; sent?: boolean; faults?: Fault[] }): string =>
  recoverPage({ csrf, faults, email, sent, desk: config().desk });
