import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sightPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { sights } from './sights.fr.js';

@Controller('espace/qui-voit-quoi')
@Access({ roles: ['member', 'lead'] })
export class SightController {
  @Get()
  @Header('Cache-Control', 'no-store')
  show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, sightPage({ who: signedInWords(visit, '/espace/qui-voit-quoi'), sights: sights() }));
  }
}
