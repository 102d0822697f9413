import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { facilitatorPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';

/** Who leads peer workshops, before there is one. */
@Controller('animation')
@Access({ roles: ['facilitator'] })
export class FacilitatorController {
  @Get()
  @Header('Cache-Control', 'no-store')
  show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, facilitatorPage({ who: signedInWords(visit, '/animation') }));
  }
}
