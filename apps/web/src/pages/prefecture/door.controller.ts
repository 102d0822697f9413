import { Controller, Get, Header, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { prefectureDoorPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { Entry } from '../public/entry.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';

const path = '/prefecture/demande';

/** Someone of a préfecture asks for a collectivité: the ordinary door, with her name and service kept beside what comes in by it. */
@Controller('prefecture/demande')
@Access({ roles: ['prefecture'] })
export class PrefectureDoorController {
  constructor(private readonly entry: Entry) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    const trail = [{ text: 'Les demandes de mon département', href: '/prefecture' }];
    html(reply, prefectureDoorPage({ csrf: visit.csrf, action: path, around: { trail, who: signedInWords(visit, path) } }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async enter(@Signed() { key, now, signIn }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const name = [`${signIn.firstName} ${signIn.lastName}`.trim(), signIn.organisationName].filter(Boolean).join(', ');
    await this.entry.enter(reply, { key, now }, { door: 'prefecture', name });
  }
}
